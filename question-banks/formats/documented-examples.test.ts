/** What docs/formats.md and docs/formats.id.md show to authors is what the readers take. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COLUMN_ROLES } from './table/column-names.ts';
import { readColumnMapping } from './table/column-mapping.ts';
import { TABLE_KINDS, kindWord } from './table/kind-words.ts';
import { readFiles } from './read-files.ts';
import { columnOf } from './table/column-names.ts';

const docs = path.resolve(__dirname, '../../docs');
const pages = {
  id: readFileSync(path.join(docs, 'formats.id.md'), 'utf8'),
  en: readFileSync(path.join(docs, 'formats.md'), 'utf8'),
};

test.each(['id', 'en'] as const)('the sheet of the page in "%s" is read without a problem', async (language) => {
  const csv = /```\n(kode;[^`]+)```/.exec(pages[language])?.[1] ?? '';
  const { items, problems } = await readFiles(new Map([['soal.csv', Buffer.from(csv)]]), 'soal.csv');
  expect(problems).toEqual([]);
  expect(
    items.map(({ difficulty, id, interaction, section, topic }) => [id, section, topic, difficulty, interaction.kind]),
  ).toEqual([
    ['TIU-001', 'TIU', 'deret', 'easy', 'single-choice'],
    ['TKP-001', 'TKP', 'pelayanan', 'medium', 'weighted-choice'],
  ]);
  expect(items[0]?.interaction).toMatchObject({ key: [3] });
  expect(items[1]?.interaction).toMatchObject({ weights: [1, 2, 3, 4, 5] });
});

test('the column mapping of the page is one', () => {
  const json = /```json\n(\{\s+"format": "terang-columns\/1"[^`]+)```/.exec(pages.en)?.[1] ?? '';
  expect(readColumnMapping(JSON.parse(json)).problems).toEqual([]);
});

test.each(['id', 'en'] as const)('every kind and heading of the page in "%s" is known', (language) => {
  for (const kind of TABLE_KINDS) expect(pages[language]).toContain(`\`${kindWord(kind, language)}\``);
  const known = [...pages[language].matchAll(/`([a-z]+)`/g)].map(([, word]) => columnOf(word as string));
  const roles = new Set(known.flatMap((column) => (column.kind === 'role' ? [column.role] : [])));
  expect([...COLUMN_ROLES].filter((role) => !roles.has(role))).toEqual([]);
});
