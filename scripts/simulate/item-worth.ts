import type { BankItem, ItemBank } from '../../engine/domain/bank/bank.ts';
import type { Face } from '../../engine/domain/item/face.ts';
import { textsOf } from '../../engine/domain/item/interaction-parts.ts';
import { spokenText } from '../../engine/domain/item/rich-text.ts';

/** What a simulated person with a gift could know of an item: how good each option is, from 0 to 1, and how hard it is. */
export interface Worth {
  /** In the order in which the face shows the options. */
  readonly options: readonly number[];
  /** On the scale of abilities: 0 is an item that an average person knows or not. */
  readonly difficulty: number;
}

/** Null for an item that the bank does not have, or one in which no single option is chosen. */
export type WorthOf = (face: Face) => Worth | null;

const DIFFICULTY = { easy: -1.2, medium: 0, hard: 1.2 } as const;

/** Items are found by what they say, as nothing else of them ever reaches a workstation. */
export function worthFrom(bank: ItemBank): WorthOf {
  const items = new Map(bank.items.map((item) => [signature(item), item]));
  return (face) => {
    const item = items.get(signature(face));
    if (item === undefined || !('options' in face)) return null;
    const values = valuesOf(item);
    if (values === null) return null;
    const places = new Map(textsOf(item).map((option, place) => [spokenText(option), place]));
    const options = face.options.map((option) => values[places.get(spokenText(option)) ?? -1] ?? 0);
    return { options, difficulty: DIFFICULTY[item.difficulty] };
  };
}

function valuesOf(item: BankItem): readonly number[] | null {
  if (item.kind === 'single-choice') return item.options.map((_, place) => (item.key.includes(place) ? 1 : 0));
  if (item.kind !== 'weighted-choice') return null;
  const best = Math.max(...item.weights);
  return item.weights.map((weight) => weight / best);
}

/** A picture is called by its path in the bank and by its bytes on a paper, so only words are compared. */
function signature(item: BankItem | Face): string {
  const text = item.stem.map((block) => {
    if (block.kind === 'paragraph' || block.kind === 'rich') return spokenText(block.text);
    return block.kind === 'image' ? block.alt : '';
  });
  const options = 'options' in item ? item.options : [];
  return JSON.stringify([item.kind, text, options.map(spokenText).sort()]);
}
