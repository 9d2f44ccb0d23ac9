/**
 * How a response to each kind of item looks, always in places of the candidate's own paper, counted from 0. Null inside a list is a
 * part not answered yet; a whole item not answered is a blank place of the sheet and no response.
 */
export interface ResponseOf {
  readonly 'single-choice': number;
  readonly 'weighted-choice': number;
  /** Places chosen, ascending, none twice. */
  readonly 'multiple-response': readonly number[];
  readonly 'true-false': boolean;
  readonly 'true-false-grid': readonly (boolean | null)[];
  /** For each source the place of a target. */
  readonly matching: readonly (number | null)[];
  /** Every entry's place once, in the order given. */
  readonly ordering: readonly number[];
  readonly 'gap-choice': readonly (number | null)[];
  /** As typed; the unit is one of the item's names. */
  readonly numeric: { readonly number: string; readonly unit: string | null };
  readonly 'short-text': string;
  readonly 'graphic-choice': readonly number[];
  /** Whole pixels of the picture's own size. */
  readonly hotspot: readonly (readonly [number, number])[];
}
