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

const possible: Record<ItemKind, (face: Face, response: Response) => boolean> = {
  'single-choice': isOption,
  'weighted-choice': isOption,
};

function isOption(face: Face, response: Response): boolean {
  return Number.isInteger(response) && response >= 0 && response < face.options.length;
}

/** Whether a response is one that the item allows at all; says nothing of right or wrong. */
export function isPossible(face: Face, response: Response): boolean {
  return possible[face.kind](face, response);
}
