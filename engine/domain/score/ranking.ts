import type { SectionCode } from '../ids.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** Higher first: total, then each section of the chain. Zero means that the rules cannot tell the two apart. */
export function compareScores(tieBreak: readonly SectionCode[], a: ScoreSheet, b: ScoreSheet): number {
  if (a.total !== b.total) return b.total - a.total;
  for (const code of tieBreak) {
    const difference = sectionPoints(b, code) - sectionPoints(a, code);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sectionPoints(score: ScoreSheet, code: SectionCode): number {
  return score.sections.find((section) => section.code === code)?.points ?? 0;
}

function compareKeys(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

export interface Ranked<T> {
  readonly entry: T;
  /** From 1. Who cannot be told apart shares a rank, and the next rank counts everybody before it (1, 2, 2, 4). */
  readonly rank: number;
}

/** Ranking is a pure function of scores and tie chain; the order of arrival plays no part. `keyOf` only steadies the list. */
export function rank<T>(
  tieBreak: readonly SectionCode[],
  entries: readonly T[],
  scoreOf: (entry: T) => ScoreSheet,
  keyOf: (entry: T) => string,
): readonly Ranked<T>[] {
  const ordered = [...entries].sort(
    (a, b) => compareScores(tieBreak, scoreOf(a), scoreOf(b)) || compareKeys(keyOf(a), keyOf(b)),
  );
  let current = 0;
  return ordered.map((entry, place) => {
    const before = ordered[place - 1];
    if (before === undefined || compareScores(tieBreak, scoreOf(before), scoreOf(entry)) !== 0) current = place + 1;
    return { entry, rank: current };
  });
}

/**
 * Who goes on: at most `factor` times the posts, and everybody who is equal to the last of them on the whole chain
 * (PermenPANRB 6/2024 as reported). `ranked` holds only those who met their threshold.
 */
export function shortlist<T>(ranked: readonly Ranked<T>[], posts: number, factor: number): readonly Ranked<T>[] {
  const places = posts * factor;
  if (places < 1) return [];
  const last = ranked[places - 1];
  return last === undefined ? ranked : ranked.filter((entry) => entry.rank <= last.rank);
}
