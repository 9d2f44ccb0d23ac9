import { inEnglish } from '../../../engine/testing/in-english.ts';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { checkBankAgainst } from '#domain/bank/check-bank.ts';
import { definitionOf, examJson } from '../../../engine/testing/tiny-exam.ts';
import type { Medium } from '#domain/bank/bank.ts';
import type { BankFile } from './bank-file.ts';
import { readNativeBank } from './read-native.ts';

const samples = path.resolve(__dirname, '../../samples');

function sample(id: string): BankFile[] {
  const names = ['bank.json', ...readdirSync(path.join(samples, id, 'items')).map((name) => `items/${name}`)];
  return names.map((name) => ({ path: name, text: readFileSync(path.join(samples, id, name), 'utf8') }));
}

const NO_MEDIA: ReadonlyMap<string, Medium> = new Map();

function head(): Record<string, unknown> {
  return {
    format: 'terang-bank/1',
    id: 'mini',
    title: 'Mini',
    language: 'id',
    version: 1,
    licence: 'Apache-2.0',
    sections: [
      { code: 'TWK', name: 'Wawasan', topics: { nasionalisme: 'Nasionalisme' } },
      { code: 'TKP', name: 'Pribadi', topics: { tik: 'TIK' } },
    ],
  };
}

const twk: BankFile = {
  path: 'items/twk.md',
  text: 'section: TWK\ntopic: nasionalisme\n\n## TWK-1\ndifficulty: easy\n\nSatu?\n[x] ya\n[ ] tidak\n',
};
const tkp: BankFile = {
  path: 'items/tkp.md',
  text: 'section: TKP\ntopic: tik\n\n## TKP-1\ndifficulty: easy\n\nDua?\n![a](media/a.svg)\n[1] ya\n[5] tidak\n',
};
const media = new Map<string, Medium>([['media/a.svg', { type: 'image/svg+xml', hash: 'a'.repeat(64), size: 6 }]]);

function bankJson(value: unknown): BankFile {
  return { path: 'bank.json', text: JSON.stringify(value) };
}

/** Problems as `where what`. */
function problems(files: readonly BankFile[], found: ReadonlyMap<string, Medium> = media): string[] {
  return inEnglish(readNativeBank(files, found).problems).map(({ where, what }) => `${where} ${what}`);
}

describe('the sample banks', () => {
  test.each(['skd-id', 'general-en'])('%s reads without problems', (id) => {
    const { bank, problems } = readNativeBank(sample(id), NO_MEDIA);
    expect(problems).toEqual([]);
    expect(bank?.id).toBe(id);
  });

  test.each(['skd-2024', 'latihan-skd', 'latihan-singkat'])('skd-id can fill the papers of %s', (id) => {
    const { bank } = readNativeBank(sample('skd-id'), NO_MEDIA);
    expect(bank && checkBankAgainst(bank, definitionOf(examJson(id)))).toEqual([]);
  });
});

test('a small bank reads whole, and its files may come in any order', () => {
  const { bank, problems } = readNativeBank([tkp, twk, bankJson(head())], media);
  expect(problems).toEqual([]);
  expect(bank).toMatchObject({ id: 'mini', language: 'id', version: 1, sections: head().sections });
  expect(bank?.items.map(({ id }) => id)).toEqual(['TKP-1', 'TWK-1']);
  expect(readNativeBank([bankJson(head()), twk, tkp], media).bank).toEqual(bank);
});

test('files that are no part of the format are left alone', () => {
  const others = ['README.md', 'items/draft.txt', 'notes/items/x.md', 'items.md'].map((name) => ({
    path: name,
    text: 'x',
  }));
  expect(problems([bankJson(head()), twk, tkp, ...others])).toEqual([]);
});

test('a head saved by an editor that marks its byte order reads as well', () => {
  expect(problems([{ path: 'bank.json', text: `\ufeff${JSON.stringify(head())}` }, twk, tkp])).toEqual([]);
});

test('a folder without a head is no native bank', () => {
  expect(problems([twk])).toEqual(['bank.json is missing: this folder is no native bank']);
});

test('a bank without item files has no items', () => {
  expect(problems([bankJson(head())])).toEqual(['items holds no .md or .json file: the bank has no items']);
});

test('a head that is no JSON is one problem, and the problems of the items are listed beside it', () => {
  const found = problems([
    { path: 'bank.json', text: '{"format": ' },
    { ...twk, text: twk.text.replace('[x]', '[X]') },
  ]);
  expect(found).toHaveLength(2);
  expect(found[0]).toMatch(/^bank\.json is not JSON: /);
  expect(found[1]).toMatch(/^items\/twk\.md:8 /);
});

// What a person may have written: any shape at all.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

describe('a head that is not in order is named by the path of its field', () => {
  test.each<readonly [string, (json: Json) => void, readonly string[]]>([
    ['another format', (json) => (json.format = 'terang-bank/9'), ['bank.json format']],
    ['an id with a slash', (json) => (json.id = '../mini'), ['bank.json id']],
    ['no title', (json) => delete json.title, ['bank.json title']],
    ['a title that turns the reading direction', (json) => (json.title = 'x\u202ey'), ['bank.json title']],
    ['a language in words', (json) => (json.language = 'Bahasa Indonesia'), ['bank.json language']],
    ['half a version', (json) => (json.version = 1.5), ['bank.json version']],
    ['version 0', (json) => (json.version = 0), ['bank.json version']],
    ['a misspelt field', (json) => (json.license = 'x'), ['bank.json license']],
    ['a section twice', (json) => json.sections.push(json.sections[0]), ['bank.json sections[2].code']],
    ['a topic in capitals', (json) => (json.sections[0].topics.XX = 'x'), ['bank.json sections[0].topics.XX']],
    ['a topic without a name', (json) => (json.sections[0].topics.xx = ''), ['bank.json sections[0].topics.xx']],
    ['no sections', (json) => (json.sections = []), ['bank.json sections']],
    ['no topics', (json) => delete json.sections[1].topics, ['bank.json sections[1].topics', 'items/tkp.md:4 TKP-1']],
    ['a null', (json) => (json.sections[1] = null), ['bank.json sections[1]', 'items/tkp.md:4 TKP-1']],
  ])('%s', (_, mutate, expected) => {
    const json = head();
    mutate(json);
    const { bank, problems } = readNativeBank([bankJson(json), twk, tkp], media);
    expect(problems.map(({ where }) => where)).toEqual(expected);
    expect(bank).toBeNull();
  });

  test.each([['null'], ['[]'], ['5'], ['"x"']])('%s for a head', (text) => {
    const found = problems([{ path: 'bank.json', text }, twk, tkp]);
    expect(found.map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual(
      ['format', 'id', 'title', 'language', 'version', 'licence', 'sections'].map((field) => `bank.json ${field}`),
    );
  });
});

describe('items that do not fit their bank are named by file, line and id', () => {
  test.each<readonly [string, readonly BankFile[], ReadonlyMap<string, Medium>, readonly string[]]>([
    [
      'an unknown section',
      [{ ...twk, text: twk.text.replace('TWK\n', 'TIU\n') }, tkp],
      media,
      ['items/twk.md:4 TWK-1 section "TIU" is not in bank.json'],
    ],
    [
      'an unknown topic',
      [{ ...twk, text: twk.text.replace('nasionalisme', 'toString') }, tkp],
      media,
      ['items/twk.md:4 TWK-1 topic "toString" is not one of section TWK'],
    ],
    [
      'an id in two files',
      [twk, { ...tkp, text: tkp.text.replace('TKP-1', 'TWK-1') }],
      media,
      ['items/twk.md:4 TWK-1 the id is taken already, at items/tkp.md:4; give another'],
    ],
    [
      'a picture that is not there',
      [twk, tkp],
      NO_MEDIA,
      ['items/tkp.md:4 TKP-1 names media/a.svg, which is not in the bank'],
    ],
    [
      'a question twice',
      [twk, { ...twk, path: 'items/twk-2.md', text: twk.text.replace('TWK-1', 'TWK-2') }, tkp],
      media,
      ['items/twk.md:4 TWK-1 asks the same as TWK-2'],
    ],
    [
      'two right options',
      [{ ...twk, text: twk.text.replace('[ ]', '[x]') }, tkp],
      media,
      ['items/twk.md:4 TWK-1 has 2 options marked [x], must have exactly one'],
    ],
    [
      'everything at once',
      [
        { ...twk, text: twk.text.replace('[x]', '[ ]').replace('easy', 'brutal') },
        { ...tkp, text: `${tkp.text}[3] ya\n` },
      ],
      NO_MEDIA,
      [
        'items/twk.md:5 difficulty is easy, medium or hard, found "brutal"',
        'items/twk.md:4 TWK-1 has no "difficulty: …"',
        'items/tkp.md:4 TKP-1 names media/a.svg, which is not in the bank',
        'items/tkp.md:4 TKP-1 options 1 and 3 say the same: "ya"',
        'items/twk.md:4 TWK-1 has 0 options marked [x], must have exactly one',
      ],
    ],
  ])('%s', (_, files, found, expected) => {
    expect(problems([bankJson(head()), ...files], found)).toEqual(expected);
  });

  test('and what could be read is still handed back for the eye, but not as a bank', () => {
    const { bank, items } = readNativeBank([bankJson(head()), twk, tkp], NO_MEDIA);
    expect(bank).toBeNull();
    expect(items.map(({ id }) => id)).toEqual(['TKP-1', 'TWK-1']);
  });
});

test('whatever the head holds, reading never throws', () => {
  const field = fc.constantFrom(...Object.keys(head()));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), field, (noise, value, name) => {
      for (const text of [noise, JSON.stringify(value), JSON.stringify({ ...head(), [name]: value })]) {
        const { bank, problems } = readNativeBank([{ path: 'bank.json', text }, twk, tkp], media);
        expect(bank === null).toBe(problems.length > 0);
      }
    }),
    { numRuns: 200 },
  );
});
