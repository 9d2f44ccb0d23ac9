import type { SectionCode } from '../ids.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** Everybody else of a ranking, counted by what first tells them apart from one person. */
export interface WhyRank {
  /** Ahead by a higher total. */
  readonly total: number;
  /** Same total, ahead by the first section of the chain that differs; in the chain's order, none that decided nothing. */
  readonly ahead: readonly { readonly code: SectionCode; readonly count: number }[];
  /** The same the other way round: same total, behind by this section. */
  readonly behind: readonly { readonly code: SectionCode; readonly count: number }[];
  /** Whom the rules cannot tell apart from this person: they share the rank. */
  readonly equal: number;
}

/** Why `own` has its rank among `others`, by the same chain as `rank`: the rank is one more than all who are ahead. */
export function whyRank(tieBreak: readonly SectionCode[], own: ScoreSheet, others: Iterable<ScoreSheet>): WhyRank {
  const ahead = new Map<SectionCode, number>();
  const behind = new Map<SectionCode, number>();
  let total = 0;
  let equal = 0;
  for (const other of others) {
    if (other.total !== own.total) {
      if (other.total > own.total) total += 1;
      continue;
    }
    const code = tieBreak.find((each) => pointsOf(other, each) !== pointsOf(own, each));
    if (code === undefined) equal += 1;
    else countIn(pointsOf(other, code) > pointsOf(own, code) ? ahead : behind, code);
  }
  const inOrder = (counts: ReadonlyMap<SectionCode, number>) =>
    tieBreak.flatMap((code) => (counts.has(code) ? [{ code, count: counts.get(code)! }] : []));
  return { total, ahead: inOrder(ahead), behind: inOrder(behind), equal };
}

function countIn(counts: Map<SectionCode, number>, code: SectionCode): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

function pointsOf({ sections }: ScoreSheet, code: SectionCode): number {
  return sections.find((section) => section.code === code)?.points ?? 0;
}
