import type { BankItem, ItemBank } from '../../engine/domain/bank/bank.ts';
import type { Block, Face } from '../../engine/domain/item/face.ts';

/** What a simulated person with a gift could know of an item: how good each option is, from 0 to 1, and how hard it is. */
export interface Worth {
  /** In the order in which the face shows the options. */
  readonly options: readonly number[];
  /** On the scale of abilities: 0 is an item that an average person knows or not. */
  readonly difficulty: number;
}

/** Null for an item that the bank does not have. */
export type WorthOf = (face: Face) => Worth | null;

const DIFFICULTY = { easy: -1.2, medium: 0, hard: 1.2 } as const;

/** Items are found by what they say, as nothing else of them ever reaches a workstation. */
export function worthFrom(bank: ItemBank): WorthOf {
  const items = new Map(bank.items.map((item) => [signature(item.stem, item.options), item]));
  return (face) => {
    const item = items.get(signature(face.stem, face.options));
    if (item === undefined) return null;
    const values = valuesOf(item);
    const options = face.options.map((option) => values[item.options.indexOf(option)] ?? 0);
    return { options, difficulty: DIFFICULTY[item.difficulty] };
  };
}

function valuesOf(item: BankItem): readonly number[] {
  if (item.kind === 'single-choice') return item.options.map((_, place) => (item.key.includes(place) ? 1 : 0));
  const best = Math.max(...item.weights);
  return item.weights.map((weight) => weight / best);
}

function signature(stem: readonly Block[], options: readonly string[]): string {
  const text = stem.map((block) => (block.kind === 'paragraph' ? block.text : block.source));
  return JSON.stringify([text, [...options].sort()]);
}
