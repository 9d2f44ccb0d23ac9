import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from '../../question-banks/formats/read-files.ts';
import { writeMoodle } from '../../question-banks/formats/moodle/write-moodle.ts';

const ITEMS = 10_000;

export interface Importing {
  readonly items: number;
  readonly ms: number;
  readonly bytes: number;
}

/** Reads a file of Moodle with ten thousand items, which the sample bank repeated makes: the format with the most to do for each. */
export async function measureImport(root: string): Promise<Importing> {
  const bank = join(root, 'question-banks', 'samples', 'general-en');
  const paths = ['bank.json', ...readdirSync(join(bank, 'items')).map((name) => `items/${name}`)];
  const sample = await readFiles(new Map(paths.map((path) => [path, readFileSync(join(bank, path))])), 'general-en');
  const items = Array.from({ length: ITEMS }, (_, place) => {
    const item = sample.items[place % sample.items.length];
    if (item === undefined) throw new RangeError('the sample bank has no items');
    return { ...item, id: `${item.id}-${place}` };
  });
  const file = Buffer.from(writeMoodle({ items, passages: [], media: new Map() }).text);
  const began = performance.now();
  const read = await readFiles(new Map([['bank.xml', file]]), 'bank.xml');
  return { items: read.items.length, ms: performance.now() - began, bytes: file.length };
}
