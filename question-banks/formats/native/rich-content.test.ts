import { inEnglish } from '../../../engine/testing/in-english.ts';
import type { BankItem } from '#domain/bank/bank.ts';
import fc from 'fast-check';
import type { Medium } from '#domain/bank/bank.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { elementLines } from './element-lines.ts';
import { readItemFile } from './read-item-file.ts';
import { readItemJson } from './read-item-json.ts';
import { readNativeBank } from './read-native.ts';

const MARKDOWN = `section: TIU
topic: bacaan
maths: tex

## passage BACA-1
title: Pasar terapung

Alinea pertama,
masih pertama.

![peta](media/peta.svg)

[audio plays=2](media/pasar.mp3) Selamat pagi, Bu.
[audio](media/bebas.mp3) Silakan.

Harga satu ikat $x$ rupiah, atau \\$2.

## TIU-B-1
difficulty: easy
passage: BACA-1

Jika $2x = 10$, berapa $x$?

[x] $5$
[ ] $\\frac{1}{5}$
[ ] tidak ada
`;

function read(text: string) {
  return readItemFile({ path: 'items/a.md', text });
}

function problems(text: string): string[] {
  return inEnglish(read(text).problems).map(({ where, what }) => `${where.replace('items/a.md:', '')} ${what}`);
}

const optionsOf = (item: BankItem | undefined) => (item !== undefined && 'options' in item ? item.options : []);

test('a passage has a title, paragraphs, pictures, sounds and formulas, and an item names it', () => {
  const { items, passages, problems: found } = read(MARKDOWN);
  expect(found).toEqual([]);
  const [passage] = passages;
  expect(passage).toMatchObject({ id: 'BACA-1', title: 'Pasar terapung', source: 'items/a.md:5' });
  expect(passage!.text.map(({ kind }) => kind)).toEqual(['paragraph', 'image', 'sound', 'sound', 'rich']);
  expect(passage!.text[2]).toEqual({
    kind: 'sound',
    source: 'media/pasar.mp3',
    plays: 2,
    transcript: 'Selamat pagi, Bu.',
  });
  expect(passage!.text[3]).toMatchObject({ plays: null });
  const last = passage!.text[4]!;
  expect(last.kind === 'rich' && spokenText(last.text)).toBe('Harga satu ikat x rupiah, atau $2.');
  expect(items[0]).toMatchObject({ id: 'TIU-B-1', passage: 'BACA-1', key: [0] });
  expect(optionsOf(items[0]).map(spokenText)).toEqual(['5', '\\frac{1}{5}', 'tidak ada']);
  expect(optionsOf(items[0])[2]).toBe('tidak ada');
});

test('without "maths: tex" a dollar is a dollar, and nothing of an old file is read otherwise', () => {
  const plain = read(MARKDOWN.replace('maths: tex\n', ''));
  expect(plain.problems).toEqual([]);
  expect(optionsOf(plain.items[0])[0]).toBe('$5$');
  expect(plain.items[0]!.stem).toEqual([{ kind: 'paragraph', text: 'Jika $2x = 10$, berapa $x$?' }]);
});

test.each<readonly [string, string, string, readonly string[]]>([
  ['another maths', 'maths: tex', 'maths: asciimath', ['3 maths: knows only "tex", found "asciimath"']],
  ['a passage without a title', 'title: Pasar terapung', '', ['5 passage BACA-1 has no "title: …"']],
  [
    'a passage id with a blank',
    '## passage BACA-1',
    '## passage BACA 1',
    ['5 "BACA 1" is no passage id: letters, digits and hyphens, at most 40'],
  ],
  [
    'an option in a passage',
    'masih pertama.',
    '[x] masih',
    ['9 "[x] masih" is an option, and a passage has none: begin an item with "## ID"'],
  ],
  [
    'a sound without words',
    'Silakan.',
    '',
    ['14 a sound is written [audio plays=2](media/file.mp3) and the words that are heard'],
  ],
  [
    'a sound from elsewhere',
    '(media/bebas.mp3)',
    '(https://example.com/x.mp3)',
    ['14 a sound is written [audio plays=2](media/file.mp3) and the words that are heard'],
  ],
  [
    'a formula that is none',
    '$2x = 10$',
    '$\\frac{2x$',
    ['22 the formula cannot be read: "Unexpected end of input in a macro argument, expected \'}\'"'],
  ],
  [
    'a formula that nothing closes',
    '[x] $5$',
    '[x] $5',
    ['24 nothing closes the formula that $ opens; the sign itself is \\$'],
  ],
  [
    'a passage named twice',
    'passage: BACA-1',
    'passage: BACA-1\npassage: BACA-1',
    ['21 says "passage: …" again; an item has one'],
  ],
])('%s is named by its line', (_, from, to, expected) => {
  expect(MARKDOWN).toContain(from);
  expect(problems(MARKDOWN.replace(from, to))).toEqual(expected);
});

const ITEMS = {
  format: 'terang-items/1',
  maths: 'tex',
  passages: [{ id: 'BACA-2', title: 'Tabel', text: [{ tag: 'p', children: ['Luas $a^2$'] }] }],
  items: [
    {
      id: 'TIU-J-1',
      section: 'TIU',
      topic: 'bacaan',
      difficulty: 'hard',
      passage: 'BACA-2',
      stem: 'Berapa $a$?',
      sounds: [{ source: 'media/pasar.mp3', transcript: 'Halo.', plays: 1 }],
      interaction: { kind: 'single-choice', options: ['satu', [{ tag: 'b', children: ['dua'] }]], key: [1] },
      shuffles: false,
    },
    {
      id: 'TIU-J-2',
      section: 'TIU',
      topic: 'bacaan',
      difficulty: 'easy',
      stem: 'Sikap?',
      interaction: { kind: 'weighted-choice', options: ['ya', 'tidak'], weights: [5, 1] },
      rationale: 'Karena.',
    },
  ],
};

function readJson(json: unknown) {
  return readItemJson({ path: 'items/b.json', text: JSON.stringify(json, null, 2) });
}

test('a JSON file says the same with structure', () => {
  const { items, passages, problems: found } = readJson(ITEMS);
  expect(found).toEqual([]);
  expect(passages).toMatchObject([{ id: 'BACA-2', title: 'Tabel', source: 'items/b.json:5' }]);
  expect(items).toMatchObject([
    { kind: 'single-choice', id: 'TIU-J-1', passage: 'BACA-2', keepsOrder: true, key: [1], source: 'items/b.json:19' },
    {
      kind: 'weighted-choice',
      id: 'TIU-J-2',
      weights: [5, 1],
      rationale: 'Karena.',
      stem: [{ kind: 'paragraph', text: 'Sikap?' }],
    },
  ]);
  expect(items[0]!.stem.map(({ kind }) => kind)).toEqual(['sound', 'rich']);
  expect(optionsOf(items[0])[1]).toEqual([{ tag: 'b', children: ['dua'] }]);
  expect(items[1]).not.toHaveProperty('keepsOrder');
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

test.each<readonly [string, (json: Json) => void, readonly string[]]>([
  ['another format', (json) => (json.format = 'x'), ['items/b.json format must be one of terang-items/1, is "x"']],
  [
    'a field nobody knows',
    (json) => (json.items[0].keys = [1]),
    ['items/b.json:19 TIU-J-1 keys is not a field of this format'],
  ],
  ['no list of items', (json) => delete json.items, ['items/b.json items must be a list']],
  [
    'markup',
    (json) => (json.items[0].stem = [{ tag: 'script' }]),
    ['items/b.json:19 TIU-J-1 stem the element "script" is not allowed'],
  ],
  ['no stem', (json) => delete json.items[0].stem, ['items/b.json:19 TIU-J-1 stem must be a text or a list of nodes']],
  [
    'a formula that is none',
    (json) => (json.items[0].stem = '$\\frac$'),
    [
      'items/b.json:19 TIU-J-1 stem the formula cannot be read: "Unexpected end of input in a macro argument, expected \'}\'"',
    ],
  ],
  [
    'an ordering without a rule for its credit',
    (json) => (json.items[0].interaction = { kind: 'ordering', entries: ['satu', 'dua'] }),
    ['items/b.json:19 TIU-J-1 interaction.credit must be one of all-or-nothing, per-part, is missing'],
  ],
  [
    'a kind that is none',
    (json) => (json.items[0].interaction.kind = 'essay'),
    ['items/b.json:19 TIU-J-1 interaction.kind must be a kind of item, is "essay"'],
  ],
  [
    'a key that is no option',
    (json) => (json.items[0].interaction.key = [2]),
    ['items/b.json:19 TIU-J-1 interaction.key[0] must be a whole number from 0 to 1'],
  ],
  [
    'points for one option only',
    (json) => json.items[1].interaction.weights.pop(),
    ['items/b.json:52 TIU-J-2 interaction.weights has 1 points for 2 options'],
  ],
  ['a null', (json) => (json.items[1] = null), ['items/b.json:52 id must be a text that is not empty']],
])('%s is named by line, item and field', (_, mutate, expected) => {
  const json = structuredClone(ITEMS);
  mutate(json);
  const found = inEnglish(readJson(json).problems).map(({ where, what }) => `${where} ${what}`);
  expect(found.slice(0, expected.length)).toEqual(expected);
});

test('what is no JSON is one problem', () => {
  expect(readItemJson({ path: 'items/b.json', text: '{' }).problems).toMatchObject([{ where: 'items/b.json' }]);
});

test('whatever the JSON, reading never throws', () => {
  const field = fc.constantFrom('items', 'passages', 'maths', 'format');
  fc.assert(
    fc.property(fc.jsonValue(), field, fc.jsonValue(), (value, name, other) => {
      readJson(value);
      readJson({ ...ITEMS, [name]: value });
      readJson({ ...ITEMS, items: [{ ...ITEMS.items[0], interaction: value, stem: other, sounds: other }] });
    }),
    { numRuns: 300 },
  );
});

test('lines are those on which elements begin, whatever stands around them', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.jsonValue(), fc.boolean(), (list, before, isWide) => {
      const text = JSON.stringify({ before, 'it"ems': [1], items: list }, null, isWide ? 2 : 0);
      const lines = elementLines(text, 'items');
      expect(lines).toHaveLength(list.length);
      if (!isWide) return expect(new Set(lines).size).toBeLessThan(2);
      const all = text.split('\n');
      list.forEach((element, place) => {
        expect(all[lines[place]! - 1]!.trim().replace(/,$/, '')).toBe(JSON.stringify(element, null, 2).split('\n')[0]);
      });
    }),
  );
});

test('a bank of both kinds of files is one bank, and its passages are known in all of them', () => {
  const head = {
    ...{ format: 'terang-bank/1', id: 'mini', title: 'Mini', language: 'id', version: 1, licence: 'x' },
    sections: [{ code: 'TIU', name: 'TIU', topics: { bacaan: 'Bacaan' } }],
  };
  const medium = (type: string): Medium => ({ type, hash: 'a'.repeat(64), size: 1 });
  const media = new Map([
    ['media/peta.svg', medium('image/svg+xml')],
    ['media/pasar.mp3', medium('audio/mpeg')],
    ['media/bebas.mp3', medium('audio/mpeg')],
  ]);
  const json = structuredClone(ITEMS) as Json;
  json.items[1].passage = 'BACA-1';
  const { bank, problems: found } = readNativeBank(
    [
      { path: 'bank.json', text: JSON.stringify(head) },
      { path: 'items/b.json', text: JSON.stringify(json) },
      { path: 'items/a.md', text: MARKDOWN },
    ],
    media,
  );
  expect(found).toEqual([]);
  expect(bank!.items.map(({ id, passage }) => [id, passage])).toEqual([
    ['TIU-B-1', 'BACA-1'],
    ['TIU-J-1', 'BACA-2'],
    ['TIU-J-2', 'BACA-1'],
  ]);
  expect(bank!.passages!.map(({ id }) => id)).toEqual(['BACA-1', 'BACA-2']);
});
