import type { SessionSummary } from '#protocol/proctor-down.ts';

type Timed = Pick<SessionSummary, 'phase' | 'opensAt' | 'closedAt'>;

const NO_TIME = Number.MAX_SAFE_INTEGER;

/** Today's work first: what is open, then what is planned, the next first, then what has no time; the last closed before older ones. */
export function inOrderOfWork<S extends Timed>(sessions: readonly S[]): S[] {
  const place = ({ closedAt, opensAt, phase }: Timed): readonly [number, number] =>
    phase === 'open' ? [0, 0] : phase === 'prepared' ? [1, opensAt ?? NO_TIME] : [2, -(closedAt ?? 0)];
  return [...sessions].sort((a, b) => {
    const [[group, at], [otherGroup, otherAt]] = [place(a), place(b)];
    return group - otherGroup || at - otherAt;
  });
}
