import type { ExamDefinition } from '../definition/exam-definition.ts';
import type { SectionCode } from '../ids.ts';
import type { Fact, FactOf } from '../ledger/fact.ts';
import type { Points } from '../points.ts';
import { rank } from '../score/ranking.ts';
import type { ExamSession } from '../session/exam-session.ts';
import { deadline } from '../session/exam-clock.ts';
import type { Instant } from '../time.ts';

/**
 * How far a session's public ranking is held back. It follows from the rules and the ledger alone, so that an engine that starts
 * again shows what it showed. `off`: not yet, or never.
 */
export type Freeze =
  | { readonly kind: 'off' }
  | { readonly kind: 'frozen'; readonly since: Instant }
  | { readonly kind: 'revealing'; readonly since: Instant; readonly step: FactOf<'BOARD_REVEAL'> }
  | { readonly kind: 'lifted' };

export const NO_FREEZE: Freeze = { kind: 'off' };

/** When the ranking will stand still as the clock is now; null where it will not, or nobody knows while the clock stands. */
export function freezesAt(definition: ExamDefinition, session: ExamSession): Instant | null {
  const rule = definition.publicBoard?.freeze;
  if (rule === undefined || session.phase !== 'open' || session.clock.stoppedSince !== null) return null;
  return (deadline(session.clock, session.clock.startedAt) - rule.last) as Instant;
}

/** Whether the fact belongs behind the freeze. To be asked before the session takes it in: what comes first freezes. */
export function startsFreeze(freeze: Freeze, definition: ExamDefinition, before: ExamSession, fact: Fact): Freeze {
  if (freeze.kind !== 'off') return freeze;
  const since = freezesAt(definition, before);
  return since !== null && fact.at >= since ? { kind: 'frozen', since } : freeze;
}

export function evolveFreeze(freeze: Freeze, definition: ExamDefinition, fact: Fact): Freeze {
  if (freeze.kind === 'off' || freeze.kind === 'lifted') return freeze;
  if (fact.type === 'BOARD_REVEAL') return { kind: 'revealing', since: freeze.since, step: fact };
  const endsBoth = fact.type === 'SESSION_CLOSE' && definition.publicBoard?.freeze?.reveal === 'closing';
  return endsBoth ? { kind: 'lifted' } : freeze;
}

/** How many of `people` are shown with their last result: what the last step says, and more while it goes on by itself. */
export function revealedCount(freeze: Freeze, people: number, now: Instant): number {
  if (freeze.kind === 'off' || freeze.kind === 'lifted') return people;
  if (freeze.kind === 'frozen') return 0;
  const { at, everyMs, shown } = freeze.step;
  const since = everyMs === null ? 0 : Math.floor(Math.max(0, now - at) / everyMs);
  return Math.min(people, shown + since);
}

interface FrozenRow {
  readonly number: string;
  readonly sections: readonly { readonly code: SectionCode; readonly points: Points | null }[];
  readonly total: Points | null;
}

/** In which order people are revealed: who has no points, then from the last rank up. By number among those who share one. */
export function revealOrder(rows: readonly FrozenRow[], tieBreak: readonly SectionCode[]): readonly string[] {
  const scored = rows.flatMap(({ number, sections, total }) =>
    total === null
      ? []
      : [{ number, total, sections: sections.map(({ code, points }) => ({ code, points: points ?? (0 as Points) })) }],
  );
  const ranked = rank(
    tieBreak,
    scored,
    (row) => row,
    ({ number }) => number,
  );
  const none = rows.filter(({ total }) => total === null).map(({ number }) => number);
  return [...none.sort().reverse(), ...ranked.map(({ entry }) => entry.number).reverse()];
}
