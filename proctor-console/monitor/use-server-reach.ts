import { useEffect, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import type { Act, Reach } from '../state/reach.ts';
import { useConsole } from './desk-context.tsx';

/** So many people are looked at one by one; who chooses more learns the rest from the act itself. */
const MOST_LOOKED_AT = 12;

/** Acts that the engine itself looks at beforehand, by the very plan that it carries out. */
export const PROPOSED = ['disqualify', 'reopen'] as const satisfies readonly Act[];
export type Proposed = (typeof PROPOSED)[number];

export function isProposed(act: Act): act is Proposed {
  return (PROPOSED as readonly Act[]).includes(act);
}

/** What is known of a reach once the engine has been asked: its own word for everybody whom it would not reach. */
export function useServerReach(sessionId: string, act: Act, reach: Reach, byMs: number): Reach {
  const { line } = useConsole();
  const [told, setTold] = useState<{ key: string; whys: ReadonlyMap<string, string> } | null>(null);
  const numbers = reach.reached.slice(0, MOST_LOOKED_AT).map(({ number }) => number);
  const key = `${act} ${byMs} ${reach.reached.map(({ number, state }) => `${number} ${state}`).join(' ')}`;
  useEffect(() => {
    if (!isProposed(act)) return;
    let isCurrent = true;
    const look = (participantNumber: string) =>
      line.act('preview-act', {
        sessionId,
        act: act === 'reopen' ? { kind: act, participantNumber, byMs } : { kind: act, participantNumber },
      });
    void Promise.all(numbers.map(look)).then((replies) => {
      if (!isCurrent) return;
      const whys = replies.flatMap((reply, place) =>
        !reply.ok && 'refusal' in reply ? [[numbers[place]!, reply.refusal.word] as const] : [],
      );
      setTold({ key, whys: new Map(whys) });
    });
    return () => {
      isCurrent = false;
    };
    // The key says all that an answer depends on.
  }, [line, sessionId, key]);
  if (!isProposed(act) || told?.key !== key) return reach;
  const whyNot = ({ number }: MonitorRow): string | undefined => told.whys.get(number);
  return {
    reached: reach.reached.filter((row) => whyNot(row) === undefined),
    spared: [...reach.spared, ...reach.reached.flatMap((row) => saidOf(row, whyNot(row)))],
  };
}

function saidOf(row: MonitorRow, why: string | undefined) {
  return why === undefined ? [] : [{ row, why }];
}
