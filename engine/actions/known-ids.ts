import { sentence } from '#domain/sentences/sentence.ts';
import type { AuthoredItem, ItemProblem, ReadItems } from '#domain/item/authored-item.ts';
import type { ItemShelf } from '../storage/item-shelf.ts';
import { comparable } from './view-items.ts';

/** An id that the reader counted, because the file names none. */
const COUNTED = /^SOAL-\d{4,}$/;

/** What an item says, whatever its id, key and tags. A mended key may make another kind of it. */
function saying(item: AuthoredItem): string {
  return comparable(item).text.trim();
}

/**
 * Items without a name of their own get the id of the item of the bank that says the same. A counted id moves when a row before it is
 * mended or taken out; without this a sheet that is brought again after mending would bring its good rows twice.
 */
export function withKnownIds(shelf: ItemShelf, bank: string, read: ReadItems): ReadItems {
  if (!read.items.some(({ id }) => COUNTED.test(id))) return read;
  const there = idsBySaying(shelf, bank);
  const claimed = new Set<string>();
  const known = read.items.map((item) => {
    if (!COUNTED.test(item.id)) return item.id;
    const same = (there.get(saying(item)) ?? []).filter((id) => !claimed.has(id));
    const id = same.includes(item.id) ? item.id : same[0];
    if (id !== undefined) claimed.add(id);
    return id;
  });
  const used = new Set([...shelf.lines(bank).map(({ id }) => id), ...read.items.map(({ id }) => id)]);
  const notes: ItemProblem[] = [];
  const items = read.items.map((item, place) => {
    const id = known[place] ?? (claimed.has(item.id) ? unused(item.id, used) : item.id);
    if (known[place] === undefined && id !== item.id) {
      notes.push({
        severity: 'note',
        where: item.source,
        what: sentence('the-bank-has-another-item-this-one', { item: item.id, id }),
      });
    }
    return id === item.id ? item : { ...item, id };
  });
  return { ...read, items, problems: [...read.problems, ...notes] };
}

function idsBySaying(shelf: ItemShelf, bank: string): ReadonlyMap<string, readonly string[]> {
  const there = new Map<string, string[]>();
  for (const { id, version } of shelf.lines(bank)) {
    const item = shelf.version(bank, id, version);
    if (item !== null) there.set(saying(item), [...(there.get(saying(item)) ?? []), id]);
  }
  return there;
}

function unused(id: string, used: Set<string>): string {
  for (let copy = 2; ; copy += 1) {
    const free = `${id}-${copy}`;
    if (used.has(free)) continue;
    used.add(free);
    return free;
  }
}
