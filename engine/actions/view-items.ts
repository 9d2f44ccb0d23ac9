import { type NearDuplicate, type Comparable, nearDuplicates } from '#domain/authoring/near-duplicates.ts';
import type { ItemEvent, ItemRecord } from '#domain/authoring/item-record.ts';
import { itemRecord } from '#domain/authoring/item-record.ts';
import type { AuthoredItem, Passage } from '#domain/item/authored-item.ts';
import { textsOf } from '#domain/item/interaction-parts.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { ItemLine } from '../storage/item-shelf.ts';
import type { ItemDesk } from './item-desk.ts';

export function viewItems({ shelf }: ItemDesk, bank: string): Decision<readonly ItemLine[]> {
  return shelf.bank(bank) === null ? refuse('unknown-bank') : accept(shelf.lines(bank));
}

export interface ItemView {
  readonly record: ItemRecord;
  readonly events: readonly ItemEvent[];
  /** The oldest first, as they were written. */
  readonly versions: readonly AuthoredItem[];
  readonly passage: Passage | null;
  readonly tags: readonly string[];
}

/** One item with all its versions and everything that happened to it. */
export function viewItem({ shelf }: ItemDesk, bank: string, id: string): Decision<ItemView> {
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  const events = shelf.events(bank, id);
  const record = itemRecord(events);
  if (record.version === 0) return refuse('unknown-item');
  const versions = Array.from({ length: record.version }, (_, place) => shelf.version(bank, id, place + 1)!);
  const named = versions.at(-1)?.passage ?? null;
  const passage = named === null ? null : shelf.passage(bank, named);
  return accept({ record, events, versions, passage, tags: shelf.tags(bank, id) });
}

/** Items of a bank that say nearly the same. It looks at all of them, so it waits while an exam is running. */
export function viewDuplicates({ isExamRunning, shelf }: ItemDesk, bank: string): Decision<readonly NearDuplicate[]> {
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  if (isExamRunning()) return refuse('exam-running');
  const items = shelf.lines(bank).flatMap(({ id, version }) => shelf.version(bank, id, version) ?? []);
  return accept(nearDuplicates(items.map(comparable)));
}

/** All that a candidate reads of an item. */
export function comparable({ id, interaction, stem }: AuthoredItem): Comparable {
  return { id, text: [stem, ...textsOf(interaction)].map(spokenText).join(' ') };
}
