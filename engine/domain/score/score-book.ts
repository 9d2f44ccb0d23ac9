import type { Fact } from '../ledger/fact.ts';
import type { Instant } from '../time.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** A score that was told and then became another one: both numbers, why, and the entry that says so. */
export interface ScoreChange {
  readonly at: Instant;
  readonly entry: number;
  readonly from: ScoreSheet;
  readonly to: ScoreSheet;
  /** As the staff wrote it. */
  readonly reason: string;
}

/** All scores that a ledger holds of one person. */
export interface ScoreBook {
  readonly score: ScoreSheet | null;
  /** The reason of the act that the next score follows from. */
  readonly because: string;
  readonly changes: readonly ScoreChange[];
}

export const NO_SCORES: ScoreBook = { score: null, because: '', changes: [] };

/** After these acts of the staff a person may come to another score. */
const ASKS: ReadonlySet<Fact['type']> = new Set(['ADMIT', 'REOPEN', 'AMEND']);

/** The book after a fact about its person. A score that says the same again is no change. */
export function withScoreFact(book: ScoreBook, fact: Fact, entry: number): ScoreBook {
  if (ASKS.has(fact.type) && 'reason' in fact) return { ...book, because: fact.reason };
  if (fact.type !== 'SCORE') return book;
  const { at, sections, total } = fact;
  const score = { sections, total };
  if (book.score === null || isSameSheet(book.score, score)) return { ...book, score };
  const change = { at, entry, from: book.score, to: score, reason: book.because };
  return { score, because: '', changes: [...book.changes, change] };
}

export function isSameSheet(a: ScoreSheet, b: ScoreSheet): boolean {
  return a.total === b.total && a.sections.every(({ points }, place) => points === b.sections[place]?.points);
}
