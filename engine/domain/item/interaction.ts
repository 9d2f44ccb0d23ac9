import type { RichText } from './rich-text.ts';

/**
 * What an item asks of a candidate and what each answer is worth, in the bank's own order. One member for each kind of item; it
 * holds the key, so it never leaves the engine. How a response to it looks: `response.ts`. What it earns: `score/credit.ts`.
 *
 * Credit is counted in millionths of full marks, always whole, so that thirds add up the same way everywhere: 1,000,000 is all.
 */
export type Credit = number;
export const FULL_CREDIT: Credit = 1_000_000;

/**
 * How the parts of one answer add up. `all-or-nothing`: every part right, or none counts. `per-part`: each right part earns its
 * share, a wrong one nothing. `right-minus-wrong`: a wrong part takes a share away; the sum is never below nothing.
 */
export type CreditRule = 'all-or-nothing' | 'per-part' | 'right-minus-wrong';
export const CREDIT_RULES: readonly CreditRule[] = ['all-or-nothing', 'per-part', 'right-minus-wrong'];

/** One of the options; exactly one is right. */
export interface SingleChoice {
  readonly kind: 'single-choice';
  readonly options: readonly RichText[];
  /** Places of the options marked right. A sound item has exactly one. */
  readonly key: readonly number[];
}

/** One of the options; each earns its own whole points (TKP). */
export interface WeightedChoice {
  readonly kind: 'weighted-choice';
  readonly options: readonly RichText[];
  readonly weights: readonly number[];
}

/** Any of the options. `most`: how many may be chosen, null for as many as there are. */
export interface MultipleResponse {
  readonly kind: 'multiple-response';
  readonly options: readonly RichText[];
  readonly key: readonly number[];
  readonly least: number;
  readonly most: number | null;
  readonly credit: CreditRule;
  /** Where a format gives every option its own share (negative ones too): then `credit` is not looked at. */
  readonly shares?: readonly Credit[];
}

export interface TrueFalse {
  readonly kind: 'true-false';
  readonly key: boolean;
}

/** Statements, each true or false (or the two words given). */
export interface TrueFalseGrid {
  readonly kind: 'true-false-grid';
  readonly statements: readonly RichText[];
  readonly key: readonly boolean[];
  /** What stands over the two columns, true first; null for the words of the screen's language. */
  readonly labels: readonly [string, string] | null;
  readonly credit: CreditRule;
}

/** Each source gets one target. A target may serve several sources, or none. */
export interface Matching {
  readonly kind: 'matching';
  readonly sources: readonly RichText[];
  readonly targets: readonly RichText[];
  /** For each source the places of the targets that are right; more than one where targets say the same. */
  readonly key: readonly (readonly number[])[];
  readonly credit: CreditRule;
}

/** Entries to be put in order; the order here is the right one. */
export interface Ordering {
  readonly kind: 'ordering';
  readonly entries: readonly RichText[];
  readonly credit: Exclude<CreditRule, 'right-minus-wrong'>;
}

/** A text with gaps, each filled from a list of its own. In `text` gap n is `{"tag":"span","attributes":{"title":"gap-n"}}`, n from 0. */
export interface GapChoice {
  readonly kind: 'gap-choice';
  readonly text: RichText;
  readonly gaps: readonly { readonly options: readonly string[]; readonly key: number }[];
  readonly credit: CreditRule;
}

/** Decimal numbers are strings as written ("0.1", "-12", "6.02e23"), so that no digit is lost. */
export interface AcceptedNumber {
  /** Both ends count. */
  readonly least: string;
  readonly greatest: string;
  readonly credit: Credit;
}

export interface NumericUnit {
  readonly name: string;
  /** What a number in this unit is multiplied by before it is compared. */
  readonly factor: string;
}

export interface Numeric {
  readonly kind: 'numeric';
  readonly accepted: readonly AcceptedNumber[];
  readonly units: readonly NumericUnit[];
  /** `none`: a unit is not asked for. `optional`: without one the first is meant. `required`: without one nothing is earned. */
  readonly unit: 'none' | 'optional' | 'required';
  /** Which mark parts the fraction where a typed `1.500` or `1,500` could be read either way; a point where it is absent. */
  readonly decimalMark?: '.' | ',';
}

/** What makes two typed texts the same. White space at the ends and repeated inside never counts. */
export interface TextSameness {
  readonly ignoresCase: boolean;
  readonly ignoresAccents: boolean;
  readonly ignoresPunctuation: boolean;
}

export interface ShortText {
  readonly kind: 'short-text';
  /** The first that fits counts. `*` stands for any characters where `wildcard` says so. */
  readonly accepted: readonly { readonly text: string; readonly credit: Credit; readonly wildcard: boolean }[];
  readonly sameness: TextSameness;
  readonly longest: number;
}

/** A place in a picture, in pixels of the picture's own size. */
export type Area =
  | {
      readonly shape: 'rectangle';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly shape: 'circle'; readonly x: number; readonly y: number; readonly radius: number }
  | { readonly shape: 'polygon'; readonly points: readonly (readonly [number, number])[] };

export interface Picture {
  /** Path in the bank's `media/`. */
  readonly source: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** Named areas of a picture to choose from: a graphic choice. Every area has a name for who cannot see or point. */
export interface GraphicChoice {
  readonly kind: 'graphic-choice';
  readonly picture: Picture;
  readonly areas: readonly { readonly area: Area; readonly name: string }[];
  readonly key: readonly number[];
  readonly least: number;
  readonly most: number | null;
  readonly credit: CreditRule;
}

/** Points to be set in a picture; a point inside an area of the key is right. Points can be set by keys alone. */
export interface Hotspot {
  readonly kind: 'hotspot';
  readonly picture: Picture;
  readonly areas: readonly { readonly area: Area; readonly credit: Credit }[];
  readonly most: number;
}

export type Interaction =
  | SingleChoice
  | WeightedChoice
  | MultipleResponse
  | TrueFalse
  | TrueFalseGrid
  | Matching
  | Ordering
  | GapChoice
  | Numeric
  | ShortText
  | GraphicChoice
  | Hotspot;

export type InteractionKind = Interaction['kind'];
