import { sentence } from '#domain/sentences/sentence.ts';
import type { StaffName } from '#domain/ids.ts';
import type { AuthoredItem, ItemProblem, ReadItems } from '#domain/item/authored-item.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { type NearDuplicate, likeness, nearDuplicates } from '#domain/authoring/near-duplicates.ts';
import { decideWrite } from '#domain/authoring/decide-item.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { ItemShelf, Written } from '../storage/item-shelf.ts';
import { withFreeAttachments } from './free-attachments.ts';
import type { ItemDesk } from './item-desk.ts';
import { withKnownIds } from './known-ids.ts';
import { comparable } from './view-items.ts';

/** What an import would do with one item of the file. */
export type ImportFate = 'new' | 'changed' | 'same';

export interface ImportLine {
  readonly item: AuthoredItem;
  readonly fate: ImportFate;
}

export interface ImportPreview {
  readonly lines: readonly ImportLine[];
  readonly problems: readonly ItemProblem[];
  /** Items of the file that say nearly the same as another one, there or in the bank. */
  readonly duplicates: readonly NearDuplicate[];
}

/** So many items share one transaction: few enough that nobody waits long behind it. */
const ITEMS_A_STEP = 250;

interface ImportCommand {
  readonly bank: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file and says what it would bring; nothing is written. */
export async function previewImport(desk: ItemDesk, command: ImportCommand): Promise<Decision<ImportPreview>> {
  const read = await readFor(desk, command);
  if (!read.ok) return read;
  const { bank } = command;
  const lines = read.value.items.map((item) => ({ item, fate: fateOf(desk.shelf, bank, item) }));
  const there = desk.shelf.lines(bank).filter(({ id }) => !lines.some(({ item }) => item.id === id));
  const known = there.flatMap(({ id, version }) => desk.shelf.version(bank, id, version) ?? []);
  const arriving = new Set(read.value.items.map(({ id }) => id));
  const pairs = nearDuplicates([...read.value.items, ...known].map(comparable));
  const duplicates = pairs.filter(({ a, b }) => arriving.has(a) || arriving.has(b));
  return accept({ lines, problems: read.value.problems, duplicates });
}

export interface Imported {
  readonly written: number;
  readonly unchanged: number;
  readonly problems: readonly ItemProblem[];
}

/**
 * Writes what a file brings as drafts, in steps; `tell` hears after each how many are done of how many. Items that stand in the
 * bank word for word already are left alone, so an import that broke off is simply done again.
 */
export async function importItems(
  desk: ItemDesk,
  command: ImportCommand & { readonly by: StaffName },
  tell: (done: number, of: number) => void,
): Promise<Decision<Imported>> {
  const read = await readFor(desk, command);
  if (!read.ok) return read;
  const { bank, by, name } = command;
  const { items, media, passages, problems } = read.value;
  desk.shelf.writeAttachments(bank, passages, media);
  let written = 0;
  for (let at = 0; at < items.length; at += ITEMS_A_STEP) {
    const step = items.slice(at, at + ITEMS_A_STEP).flatMap((item) => newVersion(desk, { bank, by, name }, item));
    desk.shelf.write(bank, step);
    written += step.length;
    tell(Math.min(items.length, at + ITEMS_A_STEP), items.length);
    await breathe();
  }
  return accept({ written, unchanged: items.length - written, problems });
}

async function readFor(desk: ItemDesk, { bank, bytes, name }: ImportCommand): Promise<Decision<ReadItems>> {
  if (desk.shelf.bank(bank) === null) return refuse('unknown-bank');
  if (desk.isExamRunning()) return refuse('exam-running');
  const read = withFreeAttachments(desk.shelf, bank, await desk.formats.read(name, bytes), SAME_ITEM);
  return accept(withFreeIds(desk.shelf, bank, withKnownIds(desk.shelf, bank, read)));
}

/** Below this an item is another one that happens to have the same id, as where a format counts its items from 1. */
const SAME_ITEM = 30;

/** Nobody's item is overwritten by a stranger of the same id: the stranger gets a free one, and is told. */
function withFreeIds(shelf: ItemShelf, bank: string, read: ReadItems): ReadItems {
  const arriving = new Set(read.items.map(({ id }) => id));
  const taken = new Set([...shelf.lines(bank).map(({ id }) => id), ...arriving]);
  const notes: ItemProblem[] = [];
  const items = read.items.map((item) => {
    const there = shelf.version(bank, item.id, shelf.record(bank, item.id).version);
    if (there === null || likeness(comparable(there).text, comparable(item).text) >= SAME_ITEM) return item;
    const id = freeId(shelf, bank, item, { taken, arriving });
    taken.add(id);
    arriving.add(id);
    notes.push({
      severity: 'note',
      where: item.source,
      what: sentence('the-bank-has-another-item-this-one', { item: item.id, id }),
    });
    return { ...item, id };
  });
  return { ...read, items, problems: [...read.problems, ...notes] };
}

interface UsedIds {
  readonly taken: ReadonlySet<string>;
  /** Those of them that another item of this file has. */
  readonly arriving: ReadonlySet<string>;
}

/** The same file brought again finds the ids it got the first time. */
function freeId(shelf: ItemShelf, bank: string, item: AuthoredItem, { taken, arriving }: UsedIds): string {
  for (let copy = 2; ; copy += 1) {
    const id = `${item.id.slice(0, 26)}-${copy}`;
    if (!taken.has(id)) return id;
    if (arriving.has(id)) continue;
    const there = shelf.version(bank, id, shelf.record(bank, id).version);
    if (there !== null && likeness(comparable(there).text, comparable(item).text) >= SAME_ITEM) return id;
  }
}

/** Other people's requests come in between. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function fateOf(shelf: ItemShelf, bank: string, item: AuthoredItem): ImportFate {
  const { version } = shelf.record(bank, item.id);
  if (version === 0) return 'new';
  return sameItem(shelf.version(bank, item.id, version), item) ? 'same' : 'changed';
}

/** Where a file says it from is no part of an item. */
function sameItem(one: AuthoredItem | null, other: AuthoredItem): boolean {
  return one !== null && JSON.stringify({ ...one, source: '' }) === JSON.stringify({ ...other, source: '' });
}

function newVersion(
  { now, shelf }: ItemDesk,
  { bank, by, name }: { readonly bank: string; readonly by: StaffName; readonly name: string },
  item: AuthoredItem,
): Written[] {
  if (fateOf(shelf, bank, item) === 'same') return [];
  const record = shelf.record(bank, item.id);
  const decided = decideWrite(record, { base: record.version, by, note: '', imported: name }, now());
  if (!decided.ok || decided.value.kind !== 'written') return [];
  // What somebody here has tagged it with stays.
  const tags = [...new Set([...shelf.tags(bank, item.id), ...item.tags])];
  return [{ item, tags, said: spokenText(item.stem), event: decided.value }];
}
