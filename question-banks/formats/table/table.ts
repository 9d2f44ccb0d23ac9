import type { Sentence } from '#domain/sentences/sentence.ts';

/** A row with anything in it. */
export interface TableRow {
  /** As a spreadsheet counts it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** What is wrong with its cells before anything is made of them: then no item is made of it. */
  readonly faults: readonly Sentence[];
  /** What is not as it was in its cells. */
  readonly losses: readonly Sentence[];
}

export interface Table {
  readonly rows: readonly TableRow[];
  /** What is to be known of the file as a whole. */
  readonly problems: readonly {
    readonly severity: 'error' | 'loss' | 'note';
    readonly where: string;
    readonly what: Sentence;
  }[];
}

/** Beyond these a file is no question bank. */
export const TABLE_LIMITS = { rows: 60_000, columns: 200, cell: 40_000 } as const;
export const LETTERS = 'ABCDEFGHIJ';
