import type { ItemId, SectionCode } from '../ids.ts';
import type { Block } from '../item/face.ts';

export type Difficulty = 'easy' | 'medium' | 'hard';
export const DIFFICULTIES: readonly Difficulty[] = ['easy', 'medium', 'hard'];

interface ItemHead {
  readonly id: ItemId;
  readonly section: SectionCode;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly stem: readonly Block[];
  /** In the bank's own order. */
  readonly options: readonly string[];
  /** The last option keeps its place when options are shuffled. */
  readonly pinsLast: boolean;
  readonly rationale: string;
  /** File and line, for messages. */
  readonly source: string;
}

export interface SingleChoiceItem extends ItemHead {
  readonly kind: 'single-choice';
  /** Places of the options marked right, in the bank's order. A sound item has exactly one. */
  readonly key: readonly number[];
}

export interface WeightedChoiceItem extends ItemHead {
  readonly kind: 'weighted-choice';
  /** Whole points of each option, in the bank's order. */
  readonly weights: readonly number[];
}

/** An item with its key. Never leaves the engine. */
export type BankItem = SingleChoiceItem | WeightedChoiceItem;

export interface BankSection {
  readonly code: SectionCode;
  readonly name: string;
  /** Topic code to its name. */
  readonly topics: Readonly<Record<string, string>>;
}

export interface ItemBank {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly version: number;
  readonly licence: string;
  readonly sections: readonly BankSection[];
  readonly items: readonly BankItem[];
  /** Pictures by the path that stems name (`media/map.svg`), each as a `data:` URL, so that a paper is whole in itself. */
  readonly media: Readonly<Record<string, string>>;
}
