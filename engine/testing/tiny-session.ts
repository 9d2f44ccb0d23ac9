import { createHash } from 'node:crypto';
import type { ParticipantNumber, Pid, SessionId } from '#domain/ids.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { type SessionPlan, prepareSession } from '../actions/prepare-session.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import type { AppendGroup, Fence, NewSession } from '../storage/writer-messages.ts';
import { tinyBank, tinyJson } from './tiny-exam.ts';

export const TINY_BEGIN = 1_800_000_000_000 as Instant;

/** A desk whose clock stands and whose chance repeats itself in every run. */
export function steadyDesk() {
  let turn = 0;
  return {
    now: () => TINY_BEGIN,
    hashing: nodeHashing,
    serverKey: new Uint8Array(32).fill(7),
    randomBytes: (count: number) => {
      turn += 1;
      return new Uint8Array(createHash('shake256', { outputLength: count }).update(`tiny session ${turn}`).digest());
    },
  };
}

export function tinySessionPlan(id = 'tiny', participants = 3): SessionPlan {
  const roster = Array.from({ length: participants }, (_, place) => ({
    number: `T-${place + 1}` as ParticipantNumber,
    name: `Tiny ${place + 1}`,
    category: 'umum',
    accommodations: [],
    seat: null,
    registrationPin: `PIN-${place + 1}`,
  }));
  const { definition, bank } = { definition: tinyJson(), bank: tinyBank };
  return {
    id: id as SessionId,
    definition,
    bank,
    roster,
    zone: 'Asia/Jakarta',
    opensAt: null,
    sessionPin: '234567',
  };
}

export function tinySession(id = 'tiny', participants = 3): NewSession {
  const prepared = prepareSession(steadyDesk(), tinySessionPlan(id, participants));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return prepared.session;
}

export function pidAt(session: NewSession, place: number): Pid {
  return session.participants[place]!.pid;
}

/** An answer to the first item, and the fence that lets it pass as the person's next. */
export function answerGroup(session: NewSession, place: number, seq: number, at: number = TINY_BEGIN): AppendGroup {
  const pid = pidAt(session, place);
  const item = session.participants[place]!.plan[0]!;
  const fact: FactOf<'ANSWER'> = {
    type: 'ANSWER',
    at: at as Instant,
    pid,
    epoch: 1,
    seq,
    clientAt: 0,
    pos: 0,
    response: seq % 5,
    itemId: item.itemId,
    optionId: item.options[seq % 5] as number,
  };
  return { session: session.id, facts: [fact], fence: answerFence(pid, seq) };
}

export function answerFence(pid: Pid, seq: number): Fence {
  return { pid, epoch: 1, lastMutation: seq - 1, thenEpoch: 1, thenLastMutation: seq };
}

export function signInGroup(session: NewSession, place: number): AppendGroup {
  const pid = pidAt(session, place);
  const fact: Fact = { type: 'SIGN_IN', at: TINY_BEGIN, pid, epoch: 1, workstation: `PC-${place}` };
  return {
    session: session.id,
    facts: [fact],
    fence: { pid, epoch: 0, lastMutation: 0, thenEpoch: 1, thenLastMutation: 0 },
  };
}
