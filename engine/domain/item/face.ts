import type { RichNode, RichText } from './rich-text.ts';

/** A piece of a stem or passage, in reading order. Pictures and sounds have a `source`: see `Block` and `BankBlock`. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'image'; readonly source: string; readonly alt: string }
  | { readonly kind: 'rich'; readonly text: readonly RichNode[] };

/** A sound as a candidate gets it. */
export interface FaceSound {
  readonly kind: 'sound';
  /** Counts through the paper from 0: plays are counted by it. */
  readonly sound: number;
  readonly source: string;
  /** How often it may be played; null for as often as wanted. */
  readonly plays: number | null;
  /** Only on the paper of a person whose accommodation grants it. */
  readonly transcript?: string;
}

/** On a paper, `source` and `src` are the SHA-256 of the bytes in hex: the name by which the engine hands them out. */
export type Block = TextBlock | FaceSound;

interface FaceHead {
  readonly stem: readonly Block[];
  /** Which of the paper's passages the item is about, counted from 0. */
  readonly passage?: number;
}

/** Pick one of the options; exactly one is right. */
export interface SingleChoiceFace extends FaceHead {
  readonly kind: 'single-choice';
  readonly options: readonly RichText[];
}

/** Pick one of the options; each earns its own points (TKP). */
export interface WeightedChoiceFace extends FaceHead {
  readonly kind: 'weighted-choice';
  readonly options: readonly RichText[];
}

/** What a candidate sees of an item. There is no key, weight, id or topic in it. */
export type Face = SingleChoiceFace | WeightedChoiceFace;
export type ItemKind = Face['kind'];

/** What several items of a paper are about. */
export interface PassageFace {
  readonly title: string;
  readonly text: readonly Block[];
}

/** A choice item is answered with the place of an option on the candidate's own paper, counted from 0. */
export type Response = number;
