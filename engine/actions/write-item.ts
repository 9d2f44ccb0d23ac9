import { type ItemAct, decideItem, decideWrite } from '#domain/authoring/decide-item.ts';
import type { ItemRecord } from '#domain/authoring/item-record.ts';
import type { StaffName } from '#domain/ids.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { ItemDesk } from './item-desk.ts';

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
  const { formats, now, shelf } = desk;
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  const { item, problems } = formats.readItem(json);
  if (item === null) {
    return refuse('malformed', { detail: problems.map(({ what, where }) => `${where}: ${what}`).join('\n') });
  }
  const decided = decideWrite(shelf.record(bank, item.id), { base, by, note, imported: null }, now());
  if (!decided.ok) return decided;
  if (decided.value.kind === 'written') {
    shelf.write(bank, [{ item, said: spokenText(item.stem), event: decided.value }]);
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
