import { type NearDuplicate, type Comparable, nearDuplicates } from '#domain/authoring/near-duplicates.ts';
import type { ItemEvent, ItemRecord } from '#domain/authoring/item-record.ts';
import { itemRecord } from '#domain/authoring/item-record.ts';
import type { AuthoredItem, Passage } from '#domain/item/authored-item.ts';
import type { Interaction } from '#domain/item/interaction.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
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
}

/** One item with all its versions and everything that happened to it. */
export function viewItem({ shelf }: ItemDesk, bank: string, id: string): Decision<ItemView> {
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  const events = shelf.events(bank, id);
  const record = itemRecord(events);
  if (record.version === 0) return refuse('unknown-item');
  const versions = Array.from({ length: record.version }, (_, place) => shelf.version(bank, id, place + 1)!);
  const named = versions.at(-1)?.passage ?? null;
  return accept({ record, events, versions, passage: named === null ? null : shelf.passage(bank, named) });
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
  return { id, text: [stem, ...partsOf(interaction)].map(spokenText).join(' ') };
}

function partsOf(interaction: Interaction): readonly RichText[] {
  switch (interaction.kind) {
    case 'single-choice':
    case 'weighted-choice':
    case 'multiple-response':
      return interaction.options;
    case 'true-false-grid':
      return interaction.statements;
    case 'matching':
      return [...interaction.sources, ...interaction.targets];
    case 'ordering':
      return interaction.entries;
    case 'gap-choice':
      return [interaction.text, ...interaction.gaps.flatMap(({ options }) => options)];
    case 'graphic-choice':
      return [interaction.picture.alt, ...interaction.areas.map(({ name }) => name)];
    case 'hotspot':
      return [interaction.picture.alt];
    case 'true-false':
    case 'numeric':
    case 'short-text':
      return [];
  }
}
