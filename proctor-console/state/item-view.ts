import { ITEM_STEPS, type ItemStep } from '#domain/authoring/item-record.ts';
import type { InteractionKind } from '#domain/item/interaction.ts';
import type { ItemLineWire } from '#protocol/items-http.ts';

const KINDS: Readonly<Record<InteractionKind, true>> = {
  'single-choice': true,
  'weighted-choice': true,
  'multiple-response': true,
  'true-false': true,
  'true-false-grid': true,
  matching: true,
  ordering: true,
  'gap-choice': true,
  numeric: true,
  'short-text': true,
  'graphic-choice': true,
  hotspot: true,
};
export const ITEM_KINDS = Object.keys(KINDS);

export type ItemSort = 'id' | 'kind' | 'section' | 'step' | 'version' | 'said';

/** What somebody wants to see of a bank; null for everything. */
export interface ItemView {
  readonly search: string;
  readonly step: ItemStep | null;
  readonly section: string | null;
  readonly kind: string | null;
  readonly sort: ItemSort;
  readonly descending: boolean;
}

export const FIRST_ITEM_VIEW: ItemView = {
  search: '',
  step: null,
  section: null,
  kind: null,
  sort: 'id',
  descending: false,
};

/** `kindWord` says a kind in the reader's language, as that is what the column shows. Equal lines stand in the order of their ids. */
export function orderItems(
  items: readonly ItemLineWire[],
  view: ItemView,
  kindWord: (kind: string) => string,
): readonly ItemLineWire[] {
  const wanted = view.search.trim().toLowerCase();
  const found = items.filter(
    (item) =>
      (view.step === null || item.step === view.step) &&
      (view.section === null || item.section === view.section) &&
      (view.kind === null || item.kind === view.kind) &&
      (wanted === '' || hasWords(item, wanted)),
  );
  const keys = new Map(found.map((item) => [item, sortKey(item, view.sort, kindWord)]));
  const way = view.descending ? -1 : 1;
  return found.sort((a, b) => way * compare(keys.get(a)!, keys.get(b)!) || COLLATOR.compare(a.id, b.id));
}

const COLLATOR = new Intl.Collator('id', { numeric: true });

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : COLLATOR.compare(String(a), String(b));
}

function hasWords({ id, said, section, tags, topic }: ItemLineWire, wanted: string): boolean {
  return [id, said, section, topic, ...tags].some((text) => text.toLowerCase().includes(wanted));
}

function sortKey(item: ItemLineWire, sort: ItemSort, kindWord: (kind: string) => string): string | number {
  switch (sort) {
    case 'step':
      return ITEM_STEPS.indexOf(item.step);
    case 'section':
      return `${item.section} ${item.topic}`;
    case 'kind':
      return kindWord(item.kind);
    default:
      return item[sort];
  }
}
