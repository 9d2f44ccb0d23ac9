import { refuseProblems } from './shelf-bank.ts';
import { sentence } from '#domain/sentences/sentence.ts';
import { bankItemOf } from '#domain/bank/authored-bank-item.ts';
import { itemProblems } from '#domain/bank/check-bank.ts';
import { type ItemAct, decideItem, decideWrite } from '#domain/authoring/decide-item.ts';
import type { ItemRecord } from '#domain/authoring/item-record.ts';
import type { StaffName } from '#domain/ids.ts';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import type { Problem } from '#domain/problem.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { ItemDesk } from './item-desk.ts';
import { mediaOfBank } from './shelf-media.ts';

export interface CheckedItem {
  /** As it would be kept, formulas included; null where its shape cannot be read. */
  readonly item: AuthoredItem | null;
  readonly problems: readonly Problem[];
}

/** An item as an editor has it, by the rules that an import and a bank for an exam are held to. Nothing is written. */
export function checkItem({ formats, shelf }: ItemDesk, bank: string, json: unknown): Decision<CheckedItem> {
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  const { item, problems } = formats.readItem(json);
  if (item === null) return accept({ item, problems });
  const passage: Problem[] =
    item.passage === null || shelf.passage(bank, item.passage) !== null
      ? []
      : [{ where: 'passage', what: sentence('names-no-passage-of-this-bank') }];
  // A draft may still lack what only a draw needs.
  const drawn = bankItemOf({ ...item, difficulty: item.difficulty ?? 'medium' });
  const found = drawn.ok ? itemProblems(drawn.item, mediaOfBank(shelf, bank)) : [drawn.what];
  return accept({ item, problems: [...problems, ...passage, ...found.map((what) => ({ where: '', what }))] });
}

interface WriteItem {
  readonly bank: string;
  /** The version that was changed; 0 for a new item. */
  readonly base: number;
  readonly json: unknown;
  readonly by: StaffName;
  readonly note: string;
}

/** Keeps a new version of an item. Every problem of it is named, and with any of them nothing is kept. */
export function writeItem(desk: ItemDesk, { bank, base, by, json, note }: WriteItem): Decision<ItemRecord> {
  const { now, shelf } = desk;
  const checked = checkItem(desk, bank, json);
  if (!checked.ok) return checked;
  const { item, problems } = checked.value;
  if (item === null || problems.length > 0) {
    return refuseProblems(problems);
  }
  const decided = decideWrite(shelf.record(bank, item.id), { base, by, note, imported: null }, now());
  if (!decided.ok) return decided;
  if (decided.value.kind === 'written') {
    shelf.write(bank, [{ item, tags: item.tags, said: spokenText(item.stem), event: decided.value }]);
  }
  return accept(shelf.record(bank, item.id));
}

interface ActOnItem {
  readonly bank: string;
  readonly item: string;
  readonly act: ItemAct;
  readonly version: number;
  readonly by: StaffName;
  readonly note: string;
}

/** One step of an item on its way into exams: submit, return, review, approve, retire. */
export function actOnItem({ now, shelf }: ItemDesk, { bank, item, ...command }: ActOnItem): Decision<ItemRecord> {
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  const decided = decideItem(shelf.record(bank, item), command, now());
  if (!decided.ok) return decided;
  shelf.act(bank, item, decided.value);
  return accept(shelf.record(bank, item));
}
