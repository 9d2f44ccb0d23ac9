import { useCallback } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import type { ActReply } from '../connection/proctor-socket.ts';
import type { Act, ActOnAll, Reach } from '../state/reach.ts';
import { useConsole } from './desk-context.tsx';
import { useReplySentence } from './reply-sentence.ts';

/** What takes an act back where no other act does; it is offered on the result of that act alone. */
export type TakingBack = 'withdraw-message' | 'withdraw-extension';

export interface ActResult {
  readonly act: Act | TakingBack;
  readonly affected: readonly string[];
  /** Numbers with the engine's word or sentence for why not. */
  readonly spared: readonly {
    readonly number: string;
    readonly why: string;
    readonly by?: string | undefined;
    readonly at?: number | undefined;
  }[];
  readonly entryIndex: number | null;
  /** A sentence when the act as a whole did not go through. */
  readonly said: string;
  /** Nothing has happened yet: a second person is waited for. */
  readonly isProposed?: boolean;
  /** Also for who was still to come. */
  readonly isForAll?: boolean;
}

/** Who an act is for: the people listed, or the whole session with those who are still to come. */
export type Aim =
  | { readonly act: Act; readonly isForAll: false; readonly reach: Reach }
  | { readonly act: ActOnAll | 'release-workstations'; readonly isForAll: true };

export function useCarryOut(sessionId: string) {
  const { line } = useConsole();
  const say = useReplySentence();
  return useCallback(
    async (aim: Aim, reason: string, byMs: number, seenAt: number): Promise<ActResult> => {
      const { act } = aim;
      const reached = aim.isForAll ? [] : aim.reach.reached;
      const whom = aim.isForAll ? 'all' : reached.map((row) => row.number);
      if (act === 'extend-time') {
        const reply = await line.act(act, { sessionId, whom, byMs, reason, seenAt });
        if (!needsSecond(reply)) return { ...asResult(act, reply, say), isForAll: aim.isForAll };
        const asked = await line.act('propose', { sessionId, act: { kind: 'extend', whom, byMs }, reason });
        return { ...asResult(act, asked, say), isProposed: true };
      }
      if (act === 'send-message') {
        const sent = await line.act(act, { sessionId, whom, text: reason });
        return { ...asResult(act, sent, say), isForAll: aim.isForAll };
      }
      if (act === 'pause' || act === 'unpause' || act === 'release-workstations')
        return { ...asResult(act, await line.act(act, { sessionId, whom, reason }), say), isForAll: aim.isForAll };
      if (act === 'start-separately') {
        const numbers = reached.map((row) => row.number);
        return asResult(act, await line.act(act, { sessionId, whom: numbers, reason }), say);
      }
      if (act === 'record-assistant') {
        const record = (row: MonitorRow) =>
          line.act(act, { sessionId, participantNumber: row.number, assistant: reason });
        return oneByOne(act, reached, record, say);
      }
      if (act === 'disqualify' || act === 'reopen') {
        const propose = ({ number }: MonitorRow) =>
          line.act('propose', {
            sessionId,
            reason,
            act:
              act === 'reopen'
                ? { kind: act, participantNumber: number, byMs }
                : { kind: act, participantNumber: number },
          });
        return { ...(await oneByOne(act, reached, propose, say)), isProposed: true };
      }
      const one = (row: MonitorRow) => line.act(act, { sessionId, participantNumber: row.number, reason });
      return oneByOne(act, reached, one, say);
    },
    [line, sessionId, say],
  );
}

function needsSecond(reply: ActReply): boolean {
  return !reply.ok && 'refusal' in reply && reply.refusal.word === 'second-person-needed';
}

function asResult(act: Act, reply: ActReply, say: (reply: ActReply) => string): ActResult {
  if (!reply.ok) return { act, affected: [], spared: [], entryIndex: null, said: say(reply) };
  return { act, affected: reply.affected, spared: reply.spared, entryIndex: reply.entryIndex, said: '' };
}

/** The wire takes these acts for one person at a time; a refusal for one does not stop the others. */
async function oneByOne(
  act: Act,
  rows: readonly MonitorRow[],
  one: (row: MonitorRow) => Promise<ActReply>,
  say: (reply: ActReply) => string,
): Promise<ActResult> {
  const affected: string[] = [];
  const spared: { number: string; why: string }[] = [];
  let entryIndex: number | null = null;
  for (const row of rows) {
    const reply = await one(row);
    if (reply.ok) {
      affected.push(...reply.affected);
      spared.push(...reply.spared);
      entryIndex = reply.entryIndex;
    } else {
      spared.push({ number: row.number, why: say(reply) });
    }
  }
  const first = spared[0];
  const said = affected.length === 0 && first !== undefined ? first.why : '';
  return { act, affected, spared, entryIndex, said };
}
