import type { BankItem, ItemBank } from '../../engine/domain/bank/bank.ts';
import { shuffledParts } from '../../engine/domain/item/part-order.ts';

/** What of an item decides which papers it is on and how its parts are shuffled there: no text and no key. */
export interface IndexedItem {
  readonly id: string;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: string;
  readonly passage: string | null;
  readonly parts: number;
  readonly shuffled: 'all' | 'all-but-last' | 'none';
}

/** In the bank's order. Null where the bank has orderings: the order of their parts on a paper would tell the key. */
export function bankIndex({ items }: ItemBank): readonly IndexedItem[] | null {
  return items.some(({ kind }) => kind === 'ordering') ? null : items.map(indexed);
}

function indexed(item: BankItem): IndexedItem {
  const { id, section, topic, difficulty, passage = null } = item;
  const shuffled = item.keepsOrder === true ? 'none' : item.pinsLast ? 'all-but-last' : 'all';
  return { id, section, topic, difficulty, passage, parts: shuffledParts(item), shuffled };
}
