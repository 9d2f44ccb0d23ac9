import type { Sentence } from './sentences/sentence.ts';
/** One thing that is wrong in what a person gave us: where, and a sentence that says what. */
export interface Problem {
  /** A field's path (`sections[1].draw[0].count`), a file with its line (`items/twk.md:12`), or an item's id. */
  readonly where: string;
  readonly what: Sentence;
}
