import { useEffect, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import type { ActMessage } from '../connection/proctor-socket.ts';
import type { Act, Reach } from '../state/reach.ts';
import { useConsole } from './desk-context.tsx';

/** So many people are looked at one by one; who chooses more learns the rest from the act itself. */
const MOST_LOOKED_AT = 12;

/** Acts that need a second person. */
export const PROPOSED = ['disqualify', 'reopen'] as const satisfies readonly Act[];
export type Proposed = (typeof PROPOSED)[number];

export function isProposed(act: Act): act is Proposed {
  return (PROPOSED as readonly Act[]).includes(act);
}

interface Asked {
  readonly sessionId: string;
  readonly act: Act;
  readonly isForAll: boolean;
  readonly byMs: number;
  readonly seenAt: number;
}

interface Foreseen {
  readonly reach: Reach;
  /** The engine's word where the act as a whole would not go through, or not by one account. */
  readonly refused: string | null;
}

type Look = ActMessage<'preview-act'>['act'];

/** The looks that tell of an act: one for all of its people where the wire takes them together, else one for each. */
function looksFor({ act, byMs, isForAll, seenAt }: Asked, numbers: readonly string[]): Look[] {
  const whom = isForAll ? ('all' as const) : [...numbers];
  const each = numbers.slice(0, MOST_LOOKED_AT);
  if (whom.length === 0) return [];
  switch (act) {
    case 'pause':
    case 'unpause':
    case 'send-message':
    case 'release-workstations':
      return [{ kind: act, whom }];
    case 'extend-time':
      return byMs < 1_000 ? [] : [{ kind: act, whom, byMs, seenAt }];
    case 'start-separately':
      return [{ kind: act, whom: [...numbers] }];
    case 'reopen':
      return each.map((participantNumber) => ({ kind: act, participantNumber, byMs }));
    case 'disqualify':
    case 'release-sign-in':
    case 'force-hand-in':
      return each.map((participantNumber) => ({ kind: act, participantNumber }));
    case 'record-assistant':
      return [];
  }
}

/**
 * What is known of a reach once the engine has been asked: its own word for everybody whom the act would not reach, by the plan
 * that it carries out. Until then what this console knows itself.
 */
export function useServerReach(asked: Asked, reach: Reach): Foreseen {
  const { line } = useConsole();
  const [told, setTold] = useState<{ key: string; whys: ReadonlyMap<string, string>; refused: string | null } | null>(
    null,
  );
  const { act, byMs, isForAll, sessionId } = asked;
  const people = [...reach.reached, ...(isForAll ? reach.spared.map(({ row }) => row) : [])];
  const key = `${sessionId} ${act} ${isForAll} ${byMs} ${people.map(({ lastAct, number, state }) => `${number} ${state} ${lastAct?.at}`).join(' ')}`;
  useEffect(() => {
    let isCurrent = true;
    const numbers = reach.reached.map(({ number }) => number);
    const looks = looksFor(asked, numbers);
    void Promise.all(looks.map((look) => line.act('preview-act', { sessionId, act: look }))).then((replies) => {
      if (!isCurrent) return;
      const whys = new Map<string, string>();
      let refused: string | null = null;
      for (const [place, reply] of replies.entries()) {
        const look = looks[place]!;
        if (reply.ok) for (const { number, why } of reply.spared) whys.set(number, why);
        else if ('refusal' in reply && 'participantNumber' in look)
          whys.set(look.participantNumber, reply.refusal.word);
        else if ('refusal' in reply) refused = reply.refusal.word;
      }
      setTold({ key, whys, refused });
    });
    return () => {
      isCurrent = false;
    };
    // The key says all that an answer depends on.
  }, [line, key]);
  if (told?.key !== key) return { reach, refused: null };
  const whyNot = ({ number }: MonitorRow): string | undefined => told.whys.get(number);
  const seen = {
    reached: reach.reached.filter((row) => whyNot(row) === undefined),
    spared: [
      ...reach.spared.map(({ row, why }) => ({ row, why: whyNot(row) ?? why })),
      ...reach.reached.flatMap((row) => saidOf(row, whyNot(row))),
    ],
  };
  return { reach: seen, refused: told.refused };
}

function saidOf(row: MonitorRow, why: string | undefined) {
  return why === undefined ? [] : [{ row, why }];
}
