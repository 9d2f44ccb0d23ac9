/** A piece of a stem, in reading order. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'image'; readonly source: string; readonly alt: string };

/** Pick one of the options; exactly one is right. */
export interface SingleChoiceFace {
  readonly kind: 'single-choice';
  readonly stem: readonly Block[];
  readonly options: readonly string[];
}

/** Pick one of the options; each earns its own points (TKP). */
export interface WeightedChoiceFace {
  readonly kind: 'weighted-choice';
  readonly stem: readonly Block[];
  readonly options: readonly string[];
}

/** What a candidate sees of an item. There is no key, weight, id or topic in it. */
export type Face = SingleChoiceFace | WeightedChoiceFace;
export type ItemKind = Face['kind'];

/** A choice item is answered with the place of an option on the candidate's own paper, counted from 0. */
export type Response = number;
