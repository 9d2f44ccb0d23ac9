/**
 * Indonesian try-out sets as people pass them on (see ../shared/vectors/README.md): texts in a script. The script is read as text and
 * becomes a sheet with columns of its own; the column mapping below makes items of it. What to expect was counted in the files by hand.
 *
 * A question of TKP has no key there: the last digit of each option is its points. All others have the right option's number from 1.
 */
import { inEnglish } from '../in-english.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { ReadItems } from '../../domain/item/authored-item.ts';
import { spokenText } from '../../domain/item/rich-text.ts';
import { readCsv } from '../../../question-banks/formats/csv/read-csv.ts';
import { readColumnMapping } from '../../../question-banks/formats/table/column-mapping.ts';
import { readTable } from '../../../question-banks/formats/table/read-table.ts';
import { describeVectors } from './describe-vectors.ts';
import { summary } from './item-summary.ts';
import { assignedTexts } from './script-literals.ts';

const { mapping } = readColumnMapping({
  format: 'terang-columns/1',
  columns: {
    id: 'nomor soal',
    question: 'teks',
    key: 'nomor benar',
    options: ['1', '2', '3', '4', '5'],
    optionWeights: ['poin 1', 'poin 2', 'poin 3', 'poin 4', 'poin 5'],
  },
  key: 'number',
  text: 'html',
  maths: 'none',
  otherwise: { language: 'id' },
});

/** A row for each number that has a question or options. */
function sheetOf(script: string): string {
  const questions = new Map<number, string>();
  const options = new Map<number, string[]>();
  for (const { places, text } of assignedTexts(script)) {
    const [number = 0, place] = places;
    if (place === undefined) questions.set(number, text);
    else options.set(number, Object.assign(options.get(number) ?? [], { [place]: text }));
  }
  const numbers = [...new Set([...questions.keys(), ...options.keys()])].sort((a, b) => a - b);
  const rows = numbers.map((number) => {
    const all = options.get(number) ?? [];
    const key = all[5] ?? '';
    const texts = Array.from({ length: 5 }, (_, place) => (all[place] ?? '').replace(/^[A-E]\.\s*/, ''));
    const scored = key === '' && texts.every((text) => /\d$/.test(text));
    const points = texts.map((text) => (scored ? text.slice(-1) : ''));
    const bare = texts.map((text) => (scored ? text.slice(0, -1) : text));
    return [`soal ${number + 1}`, questions.get(number) ?? '', ...bare, key, ...points];
  });
  const head = ['nomor soal', 'teks', '1', '2', '3', '4', '5', 'nomor benar', ...[1, 2, 3, 4, 5].map((n) => `poin ${n}`)];
  return stringify([head, ...rows]);
}

describeVectors('Try-out sets', 'cpns', (directory) => {
  const read = (name: string): ReadItems => {
    const sheet = readCsv(Buffer.from(sheetOf(readFileSync(path.join(directory, name), 'utf8'))), name);
    return readTable(sheet, name, { mapping, pictures: new Map() });
  };
  /** Reason of an item not taken, and in how many rows. */
  const NO_PICTURES = ['has an empty option, the 1.', 'has no question'];

  test.each<readonly [string, Readonly<Record<string, number>>, Readonly<Record<string, number>>]>([
    // 65 keys, one of them for a question that says nothing; 35 of TKP, of which three have points and one has no text at all.
    ['soalSKD1.js', { 'single-choice': 64, 'weighted-choice': 3 }, { 'has no question': 1, 'has no key': 32 }],
    // Four questions are made of pictures, which are not there; one of them has words.
    ['soalSKD3.js', { 'single-choice': 61, 'weighted-choice': 35 }, { [NO_PICTURES[0]!]: 4, [NO_PICTURES[1]!]: 3 }],
    ['soalTOAN1.js', { 'single-choice': 71 }, { 'has no key': 1, [NO_PICTURES[0]!]: 3, [NO_PICTURES[1]!]: 3 }],
    ['soalTOAN2.js', { 'single-choice': 72 }, { [NO_PICTURES[0]!]: 3, [NO_PICTURES[1]!]: 3 }],
    ['soalTPA1.js', { 'single-choice': 42 }, { [NO_PICTURES[0]!]: 3, [NO_PICTURES[1]!]: 3 }],
  ])('%s', (name, kinds, refused) => {
    const { items, problems } = read(name);
    expect(counted(items.map(({ interaction }) => interaction.kind))).toEqual(kinds);
    expect(counted(inEnglish(problems.filter(({ severity }) => severity === 'error')).map(({ what }) => what))).toEqual(refused);
    expect(new Set(problems.filter(({ severity }) => severity === 'error').map(({ where }) => where)).size + items.length).toBe(
      { 'soalSKD1.js': 100, 'soalSKD3.js': 100, 'soalTPA1.js': 45 }[name] ?? 75,
    );
  });

  /** Copied from the files by eye: the number of a question, its key or points, and how it begins. */
  test.each([
    ['soalSKD1.js', 'SOAL-1', 'single-choice 0', 'Cermati paragraf di bawah ini dengan saksama!'],
    ['soalSKD1.js', 'SOAL-14', 'single-choice 4', 'Jumlah bulu pada leher'],
    ['soalSKD1.js', 'SOAL-66', 'weighted-choice 1,4,5,3,2', 'Anda sedang memeriksa'],
    ['soalSKD1.js', 'SOAL-68', 'weighted-choice 2,5,1,4,3', 'Anda adalah seorang dosen'],
    ['soalSKD3.js', 'SOAL-66', 'weighted-choice 5,3,4,1,2', 'Ketika sedang di kampus'],
    ['soalSKD3.js', 'SOAL-100', 'weighted-choice 3,1,5,2,4', 'Anda baru saja diterima'],
    ['soalTOAN2.js', 'SOAL-42', 'single-choice 3', ''],
    ['soalTOAN2.js', 'SOAL-75', 'single-choice 1', ''],
    ['soalTPA1.js', 'SOAL-11', 'single-choice 4', ''],
    ['soalTPA1.js', 'SOAL-42', 'single-choice 0', ''],
  ])('%s %s', (name, id, key, begins) => {
    const item = read(name).items.find((one) => one.id === id);
    expect(item === undefined ? '' : summary(item.interaction)).toBe(key);
    expect(spokenText(item?.stem ?? '').slice(0, begins.length)).toBe(begins);
  });

  test('formulas in a notation of its own stay as they are written, and each is told', () => {
    const { items, problems } = read('soalTOAN2.js');
    const item = items.find(({ id }) => id === 'SOAL-17');
    expect(JSON.stringify(item?.interaction)).toContain("$$`text 'D. 'x^2y$$");
    expect(inEnglish(problems).filter(({ where, what }) => where.endsWith('row 18') && what.includes('formula'))).toHaveLength(6);
  });
});

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
