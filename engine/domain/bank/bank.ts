import type { ItemId, SectionCode } from '../ids.ts';
import type { TextBlock } from '../item/face.ts';
import type { Interaction } from '../item/interaction.ts';

export type Difficulty = 'easy' | 'medium' | 'hard';
export const DIFFICULTIES: readonly Difficulty[] = ['easy', 'medium', 'hard'];

/** A sound of a stem or passage, as its author gave it. */
export interface SoundBlock {
  readonly kind: 'sound';
  readonly source: string;
  readonly transcript: string;
  /** How often it may be played; null for as often as wanted. */
  readonly plays: number | null;
}

/** A piece of a stem or passage; pictures and sounds are named by their path (`media/map.svg`). */
export type BankBlock = TextBlock | SoundBlock;

interface ItemHead {
  readonly id: ItemId;
  readonly section: SectionCode;
  readonly topic: string;
  readonly difficulty: Difficulty;
  /** The passage that the item is about; absent where it stands alone. */
  readonly passage?: string;
  readonly stem: readonly BankBlock[];
  /** The last part (an option, a statement, a target) keeps its place when parts are shuffled. */
  readonly pinsLast: boolean;
  /** Present where the parts are never shuffled. */
  readonly keepsOrder?: true;
  readonly rationale: string;
  /** File and line, for messages. */
  readonly source: string;
}

/** An item with its key. Never leaves the engine. */
export type BankItem = BankItemOf<Interaction>;
export type BankItemOf<I> = I extends Interaction ? ItemHead & I : never;

export interface BankSection {
  readonly code: SectionCode;
  readonly name: string;
  /** Topic code to its name. */
  readonly topics: Readonly<Record<string, string>>;
}

/** A text, picture or sound that several items are about. Its items are drawn together and stand together. */
export interface BankPassage {
  readonly id: string;
  readonly title: string;
  readonly text: readonly BankBlock[];
  /** File and line, for messages. */
  readonly source: string;
}

/** What is known of a picture or sound without its bytes. */
export interface Medium {
  /** Media type, such as `image/png` or `audio/mpeg`. */
  readonly type: string;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  readonly size: number;
}

export interface ItemBank {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly version: number;
  readonly licence: string;
  readonly sections: readonly BankSection[];
  readonly items: readonly BankItem[];
  /** Absent where there are none. */
  readonly passages?: readonly BankPassage[];
  /** Pictures and sounds by the path that texts name. */
  readonly media: Readonly<Record<string, Medium>>;
}
