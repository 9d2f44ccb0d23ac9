import type { Sentence } from '../sentences/sentence.ts';
import type { Difficulty } from '../bank/bank.ts';
import type { Interaction } from './interaction.ts';
import type { RichText } from './rich-text.ts';

/** A sound of an item, or of the passage several items share. */
export interface Sound {
  /** Path in the bank's `media/`. */
  readonly source: string;
  /** What a person who cannot hear it gets instead. */
  readonly transcript: string;
  /** How often it may be played; null for as often as wanted. */
  readonly plays: number | null;
}

/** A text, picture or sound that several items are about. Its items are drawn together and stand together, in the bank's order. */
export interface Passage {
  readonly id: string;
  readonly title: string;
  readonly text: RichText;
  readonly sounds: readonly Sound[];
}

/**
 * One item as an author or a file of another system gave it, with its key. Every format is read into this and written from this.
 * What is empty or null the format did not say; an exam can only draw items whose section and topic are known.
 */
export interface AuthoredItem {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: Difficulty | null;
  readonly language: string;
  readonly passage: string | null;
  readonly stem: RichText;
  readonly sounds: readonly Sound[];
  readonly interaction: Interaction;
  /** Whether options, sources or entries may be shown in another order, and whether the last option keeps its place then. */
  readonly shuffles: boolean;
  readonly pinsLast: boolean;
  readonly tags: readonly string[];
  readonly rationale: string;
  /** File and line or row, for messages. */
  readonly source: string;
}

/** What a reader understood of a file, and every thing it did not. */
export interface ReadItems {
  readonly items: readonly AuthoredItem[];
  readonly passages: readonly Passage[];
  /** Pictures and sounds by path: their bytes. */
  readonly media: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly ItemProblem[];
}

/**
 * `error`: the item or file is not taken. `loss`: it is taken, and what `what` names is not. `note`: worth knowing. Nothing that a
 * file holds and the items do not is left without one of these.
 */
export interface ItemProblem {
  readonly severity: 'error' | 'loss' | 'note';
  /** File and line, row or item. */
  readonly where: string;
  readonly what: Sentence;
  /** How often the same is wrong in one text; absent for once. */
  readonly times?: number;
}
