import type { SENTENCES } from './sentences.ts';

/** The closed list of what can be said of something a person gave us. */
export type SentenceCode = keyof typeof SENTENCES;

/** A text from outside must be fit to be shown (`quoted`); a sentence stands inside another one. */
export type SentenceValue = string | number | Sentence;

/** A sentence that is not yet in any language: its code and what goes into its blanks. */
export interface Sentence {
  readonly code: SentenceCode;
  /** Absent where the sentence has no blanks. */
  readonly values?: Readonly<Record<string, SentenceValue>>;
}

type Blank<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Blank<Rest> : never;
type BlanksOf<Code extends SentenceCode> = Blank<(typeof SENTENCES)[Code]['id' | 'en']>;
type ValuesOf<Code extends SentenceCode> = [BlanksOf<Code>] extends [never]
  ? []
  : [values: Readonly<Record<BlanksOf<Code>, SentenceValue>>];

/** Every blank of either language must get its value, and none that is in neither. */
export function sentence<Code extends SentenceCode>(code: Code, ...[values]: ValuesOf<Code>): Sentence {
  return values === undefined ? { code } : { code, values };
}
