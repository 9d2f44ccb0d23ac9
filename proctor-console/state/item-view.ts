import { ITEM_STEPS, type ItemStep } from '#domain/authoring/item-record.ts';
import type { InteractionKind } from '#domain/item/interaction.ts';
import { DIFFICULTIES, type Difficulty } from '#domain/bank/bank.ts';
import type { ItemLineWire, ItemUseWire } from '#protocol/items-http.ts';

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

export type ItemSort =
  'id' | 'kind' | 'section' | 'step' | 'version' | 'said' | 'difficulty' | 'drawn' | 'right' | 'last';

/** What closed sessions tell of an item, all of them together. `right` in hundredths of those who answered; null where too few did. */
export interface UseTotal {
  readonly drawn: number;
  readonly right: number | null;
  readonly last: number;
}
export type UseTotals = ReadonlyMap<string, UseTotal>;

const NO_USE: UseTotals = new Map();

/** Sessions in which too few answered are in the count of papers and in no share. */
export function totalsOf(uses: Readonly<Record<string, readonly ItemUseWire[]>>): UseTotals {
  return new Map(
    Object.entries(uses).map(([item, list]) => {
      const told = list.filter(({ right }) => right !== null);
      const answered = told.reduce((sum, one) => sum + one.answered, 0);
      const right = told.reduce((sum, one) => sum + (one.right ?? 0), 0);
      return [
        item,
        {
          drawn: list.reduce((sum, one) => sum + one.drawn, 0),
          right: answered === 0 ? null : Math.round((100 * right) / answered),
          last: Math.max(...list.map(({ closedAt }) => closedAt)),
        },
      ];
    }),
  );
}

/** What somebody wants to see of a bank; null for everything. */
export interface ItemView {
  readonly search: string;
  readonly step: ItemStep | null;
  readonly section: string | null;
  readonly kind: string | null;
  /** Empty for items that nobody has said it of. */
  readonly difficulty: string | null;
  /** Empty for items without any. */
  readonly tag: string | null;
  readonly sort: ItemSort;
  readonly descending: boolean;
}

export const FIRST_ITEM_VIEW: ItemView = {
  search: '',
  step: null,
  section: null,
  kind: null,
  difficulty: null,
  tag: null,
  sort: 'id',
  descending: false,
};

/** `kindWord` says a kind in the reader's language, as that is what the column shows. Equal lines stand in the order of their ids. */
export function orderItems(
  items: readonly ItemLineWire[],
  view: ItemView,
  kindWord: (kind: string) => string,
  totals: UseTotals = NO_USE,
): readonly ItemLineWire[] {
  const wanted = view.search.trim().toLowerCase();
  const found = items.filter(
    (item) =>
      (view.step === null || item.step === view.step) &&
      (view.section === null || item.section === view.section) &&
      (view.kind === null || item.kind === view.kind) &&
      (view.difficulty === null || (item.difficulty ?? '') === view.difficulty) &&
      (view.tag === null || (view.tag === '' ? item.tags.length === 0 : item.tags.includes(view.tag))) &&
      (wanted === '' || hasWords(item, wanted)),
  );
  const keys = new Map(found.map((item) => [item, sortKey(item, view.sort, kindWord, totals)]));
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

function sortKey(
  item: ItemLineWire,
  sort: ItemSort,
  kindWord: (kind: string) => string,
  totals: UseTotals,
): string | number {
  switch (sort) {
    case 'drawn':
    case 'right':
    case 'last':
      // What was never used comes before all that was.
      return totals.get(item.id)?.[sort] ?? -1;
    case 'difficulty':
      return DIFFICULTIES.indexOf(item.difficulty as Difficulty);
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
