export type GiftFormat = 'moodle' | 'html' | 'markdown' | 'plain';

export interface GiftText {
  readonly format: GiftFormat;
  readonly text: string;
}

/** Numbers stay as they are written. `any`: a `*`, which every number fits. */
export type GiftNumber =
  | { readonly type: 'simple'; readonly number: string }
  | { readonly type: 'range'; readonly number: string; readonly range: string }
  | { readonly type: 'high-low'; readonly numberLow: string; readonly numberHigh: string }
  | { readonly type: 'any' };

export interface GiftChoice<T> {
  readonly isCorrect: boolean;
  /** Percent as written, null where none is. */
  readonly weight: string | null;
  readonly text: T;
  readonly feedback: GiftText | null;
}

interface Head {
  readonly id: string | null;
  readonly tags: readonly string[];
  readonly title: string | null;
  readonly stem: GiftText;
  /** The answers stand inside the sentence; `_____` marks the place. */
  readonly hasEmbeddedAnswers: boolean;
}

interface Answered extends Head {
  readonly globalFeedback: GiftText | null;
}

/** A question as GIFT writes it, before anything is made of it. */
export type GiftQuestion =
  | { readonly type: 'Category'; readonly title: string }
  | ({ readonly type: 'Description' } & Head)
  | ({ readonly type: 'Essay' } & Answered)
  | ({
      readonly type: 'TF';
      readonly isTrue: boolean;
      readonly trueFeedback: GiftText | null;
      readonly falseFeedback: GiftText | null;
    } & Answered)
  | ({ readonly type: 'MC' | 'Short'; readonly choices: readonly GiftChoice<GiftText>[] } & Answered)
  | ({ readonly type: 'Numerical'; readonly choices: readonly GiftChoice<GiftNumber>[] | GiftNumber } & Answered)
  | ({
      readonly type: 'Matching';
      readonly matchPairs: readonly { readonly subquestion: GiftText; readonly subanswer: string }[];
    } & Answered);
