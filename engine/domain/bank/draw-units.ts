import type { Draw } from '../definition/exam-definition.ts';
import type { BankItem } from './bank.ts';

/** What is drawn as one: an item that stands alone, or all items of a passage in the bank's order. */
export type DrawUnit = readonly [BankItem, ...BankItem[]];

/** The units of a draw's items, given in the bank's order; sorted bytewise by the id of the first item of each. */
export function drawUnits(items: readonly BankItem[]): DrawUnit[] {
  const units = new Map<string, [BankItem, ...BankItem[]]>();
  for (const item of items) {
    const name = item.passage === undefined ? `item ${item.id}` : `passage ${item.passage}`;
    const unit = units.get(name);
    if (unit === undefined) units.set(name, [item]);
    else unit.push(item);
  }
  return [...units.values()].sort(([a], [b]) => (a.id < b.id ? -1 : 1));
}

export function fitsDraw(item: BankItem, draw: Draw): boolean {
  return (
    (draw.topic === null || item.topic === draw.topic) &&
    (draw.difficulty === null || item.difficulty === draw.difficulty)
  );
}
