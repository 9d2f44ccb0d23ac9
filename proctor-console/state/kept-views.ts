import { FILTERS, FIRST_VIEW, type Filter, type SortKey, type View } from './row-order.ts';

/** A table as somebody likes it: who is shown, in which order, without which columns. Kept by this browser alone. */
export interface KeptView {
  readonly name: string;
  readonly view: View;
  readonly hidden: readonly string[];
}

export const KEPT_AS = 'terang-views';
const MOST_VIEWS = 20;
const LONGEST_NAME = 40;

/** What was kept; whatever cannot be read is left out, as a browser's storage is anybody's to edit. */
export function readViews(text: string | null): readonly KeptView[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.flatMap(viewOf).slice(0, MOST_VIEWS) : [];
  } catch {
    return [];
  }
}

function viewOf(value: unknown): KeptView[] {
  if (typeof value !== 'object' || value === null) return [];
  const { descending, filter, hidden, name, room, sort } = value as Record<string, unknown>;
  if (typeof name !== 'string' || name === '' || typeof sort !== 'string' || !isFilter(filter)) return [];
  const columns = Array.isArray(hidden) ? hidden.filter((one): one is string => typeof one === 'string') : [];
  const where = typeof room === 'string' ? room : null;
  const view = { ...FIRST_VIEW, filter, room: where, sort: sort as SortKey, descending: descending === true };
  return [{ name, view, hidden: columns }];
}

function isFilter(value: unknown): value is Filter {
  return (FILTERS as readonly unknown[]).includes(value);
}

/** What is searched for is of the moment and no part of it. */
export function writeViews(views: readonly KeptView[]): string {
  return JSON.stringify(
    views.map(({ hidden, name, view: { descending, filter, room, sort } }) => ({
      name,
      filter,
      room,
      sort,
      descending,
      hidden,
    })),
  );
}

/** The same name again replaces what was kept under it. */
export function withView(views: readonly KeptView[], added: KeptView): readonly KeptView[] {
  const name = added.name.trim().slice(0, LONGEST_NAME);
  if (name === '') return views;
  return [...views.filter((one) => one.name !== name), { ...added, name }].slice(-MOST_VIEWS);
}
