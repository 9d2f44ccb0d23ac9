import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importItems } from '../../engine/actions/import-items.ts';
import type { StaffName } from '../../engine/domain/ids.ts';
import type { Instant } from '../../engine/domain/time.ts';
import { itemFormats } from '../../engine/item-formats.ts';
import { ItemShelf } from '../../engine/storage/item-shelf.ts';
import { nodeHashing } from '../../engine/storage/node-hashing.ts';
import { readFiles } from '../../question-banks/formats/read-files.ts';
import { writeMoodle } from '../../question-banks/formats/moodle/write-moodle.ts';

const ITEMS = 10_000;
const BANK = 'bench';

export interface Importing {
  readonly items: number;
  /** Until every item is read. */
  readonly readMs: number;
  /** Until every item stands in the database, reading included. */
  readonly ms: number;
  readonly bytes: number;
  /** How often the person who waits heard how far it is. */
  readonly told: number;
}

/**
 * Reads a file of Moodle with ten thousand items, which the sample bank repeated makes, and writes them as drafts: the format with the
 * most to do for each.
 */
export async function measureImport(root: string, folder: string): Promise<Importing> {
  const file = await moodleFile(root);
  const began = performance.now();
  const read = await readFiles(new Map([['bank.xml', file]]), 'bank.xml');
  const readMs = performance.now() - began;
  if (read.items.length !== ITEMS) throw new RangeError(`${read.items.length} of ${ITEMS} items were read`);
  const shelf = ItemShelf.open(join(folder, 'items.db'));
  try {
    shelf.putBank({ id: BANK, title: 'Bench', language: 'en', licence: 'CC0' });
    const desk = {
      ...{ shelf, formats: itemFormats, hashing: nodeHashing, halls: new Map() },
      ...{ now: () => 1 as Instant, isExamRunning: () => false, definitions: () => [] },
    };
    let told = 0;
    const order = { bank: BANK, name: 'bank.xml', bytes: file, by: 'bench' as StaffName };
    const start = performance.now();
    const done = await importItems(desk, order, () => (told += 1));
    const ms = performance.now() - start;
    if (!done.ok) throw new Error(`the import was refused: ${done.refusal.word}`);
    return { items: done.value.written, readMs, ms, bytes: file.length, told };
  } finally {
    shelf.close();
  }
}

async function moodleFile(root: string): Promise<Uint8Array> {
  const bank = join(root, 'question-banks', 'samples', 'general-en');
  const paths = ['bank.json', ...readdirSync(join(bank, 'items')).map((name) => `items/${name}`)];
  const sample = await readFiles(new Map(paths.map((path) => [path, readFileSync(join(bank, path))])), 'general-en');
  const items = Array.from({ length: ITEMS }, (_, place) => {
    const item = sample.items[place % sample.items.length];
    if (item === undefined) throw new RangeError('the sample bank has no items');
    return { ...item, id: `${item.id}-${place}` };
  });
  return Buffer.from(writeMoodle({ items, passages: [], media: new Map() }).text);
}
