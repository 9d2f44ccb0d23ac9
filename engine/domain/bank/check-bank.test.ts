import { inEnglish } from '../../testing/in-english.ts';
import { textsOf } from '../item/interaction-parts.ts';
import { definitionOf, tinyBank, tinyDefinition, tinyJson } from '../../testing/tiny-exam.ts';
import type { ItemId, SectionCode } from '../ids.ts';
import type { BankItem, ItemBank } from './bank.ts';
import { checkBank, checkBankAgainst, itemProblems } from './check-bank.ts';
import { fitsDraw } from './draw-units.ts';

/** The tiny bank with its first item (right-wrong) or its last (weighted) changed. */
function withFirst(change: Partial<BankItem>): ItemBank {
  const [first, ...rest] = tinyBank.items;
  return { ...tinyBank, items: [{ ...first, ...change } as BankItem, ...rest] };
}

function withLast(change: Partial<BankItem>): ItemBank {
  return { ...tinyBank, items: [...tinyBank.items.slice(0, -1), { ...tinyBank.items.at(-1), ...change } as BankItem] };
}

function without(prefix: string, left: number): ItemBank {
  const kept = tinyBank.items.filter(({ id }) => !id.startsWith(prefix) || Number(id.slice(7)) < left);
  return { ...tinyBank, items: kept };
}

test('the tiny bank is in order and fills the tiny exam', () => {
  expect(checkBank(tinyBank)).toEqual([]);
  expect(checkBankAgainst(tinyBank, tinyDefinition)).toEqual([]);
});

const svg = { type: 'image/svg+xml', hash: 'a'.repeat(64), size: 6 };
const picture = { kind: 'image' as const, source: 'media/a.svg', alt: 'A' };

test.each<readonly [string, ItemBank, string, string]>([
  ['no stem', withFirst({ stem: [] }), 'VER-WE-0', 'has no question; write it before the options'],
  [
    'a picture alone',
    { ...withFirst({ stem: [picture] }), media: { 'media/a.svg': svg } },
    'VER-WE-0',
    'has no question; write it before the options',
  ],
  ['one option', withFirst({ options: ['a'] }), 'VER-WE-0', 'has 1 option(s), needs at least 2'],
  ['nine options', withFirst({ options: [...'abcdefghi'] }), 'VER-WE-0', 'has 9 options, at most 8 are allowed'],
  ['an option twice', withFirst({ options: ['a', 'b', 'A ', 'c'] }), 'VER-WE-0', 'options 1 and 3 say the same: "A "'],
  [
    'no right option',
    withFirst({ key: [] } as Partial<BankItem>),
    'VER-WE-0',
    'has 0 options marked [x], must have exactly one',
  ],
  [
    'two right options',
    withFirst({ key: [0, 3] } as Partial<BankItem>),
    'VER-WE-0',
    'has 2 options marked [x], must have exactly one',
  ],
  [
    'the same points for all',
    withLast({ weights: [3, 3, 3, 3, 3] } as Partial<BankItem>),
    'CHR-SV-7',
    'gives every option the same points; make them differ',
  ],
  [
    'a section the bank does not have',
    withFirst({ section: 'NUM' as SectionCode }),
    'VER-WE-0',
    'section "NUM" is not in bank.json',
  ],
  [
    'a topic of another section',
    withFirst({ topic: 'topic-service' }),
    'VER-WE-0',
    'topic "topic-service" is not one of section VER',
  ],
  [
    'a topic that every object inherits',
    withFirst({ topic: 'constructor' }),
    'VER-WE-0',
    'topic "constructor" is not one of section VER',
  ],
  [
    'an id that is taken',
    withLast({ id: 'VER-WE-0' as ItemId }),
    'VER-WE-0',
    'the id is taken already, at items/secret-source.md:1; give another',
  ],
])('%s is a problem of its item', (_, bank, id, what) => {
  expect(inEnglish(checkBank(bank))).toEqual([{ where: `items/secret-source.md:1 ${id}`, what }]);
});

test('the same question with the same options in another order is one item twice', () => {
  const [first] = tinyBank.items;
  const twin = { ...first, id: 'VER-WE-9' as ItemId, options: [...textsOf(first!)].reverse() } as BankItem;
  expect(inEnglish(checkBank({ ...tinyBank, items: [...tinyBank.items, twin] }))).toEqual([
    { where: 'items/secret-source.md:1 VER-WE-9', what: 'asks the same as VER-WE-0' },
  ]);
});

test('a text with gaps needs no question above it', () => {
  const { id, section, topic, ...first } = tinyBank.items[0]!;
  const text = ['Ibu kota: ', { tag: 'span', attributes: { title: 'gap-0' } }, '.'];
  const gaps = [{ options: ['Jakarta', 'Medan'], key: 0 }];
  const head = { id, section, topic, difficulty: first.difficulty, pinsLast: false, rationale: '', source: 'a' };
  const item = { ...head, stem: [], kind: 'gap-choice', text, gaps, credit: 'per-part' } as unknown as BankItem;
  expect(itemProblems(item, {})).toEqual([]);
  expect(inEnglish(itemProblems({ ...item, text: '' } as BankItem, {}))).toContain(
    'has no question; write it before the options',
  );
});

test('all problems are listed, not only the first', () => {
  const bank = withFirst({ stem: [], options: ['a'], key: [], topic: 'x' } as Partial<BankItem>);
  expect(inEnglish(checkBank(bank)).map(({ what }) => what)).toEqual([
    'topic "x" is not one of section VER',
    'has no question; write it before the options',
    'has 1 option(s), needs at least 2',
    'has 0 options marked [x], must have exactly one',
  ]);
});

describe('a bank that cannot fill a paper', () => {
  test.each<readonly [string, ItemBank, readonly string[]]>([
    ['a draw exactly filled is enough', without('VER-WE', 3), []],
    ['a draw one item short', without('VER-WE', 2), ['sections[0].draw[0] asks for 3 items, the bank has 2']],
    [
      'two draws short',
      { ...tinyBank, items: without('VER-WH', 1).items.filter(({ id }) => !id.startsWith('CHR')) },
      ['sections[0].draw[1] asks for 2 items, the bank has 1', 'sections[1].draw[0] asks for 4 items, the bank has 0'],
    ],
    [
      'an item of the wrong kind',
      withLast({ kind: 'single-choice', key: [0] } as Partial<BankItem>),
      ['sections[1].draw[0] CHR-SV-7 is single-choice, but the section scores weighted-choice items'],
    ],
    [
      'an item whose best option earns less than the maximum',
      withLast({ weights: [1, 2, 3, 4, 4] } as Partial<BankItem>),
      ['items/secret-source.md:1 CHR-SV-7 its best option earns 4, in this section it must earn 5'],
    ],
    [
      'an item whose best option earns more than the maximum',
      withLast({ weights: [1, 2, 3, 4, 6] } as Partial<BankItem>),
      ['items/secret-source.md:1 CHR-SV-7 its best option earns 6, in this section it must earn 5'],
    ],
    ['another bank', { ...tinyBank, id: 'other' }, ['bank the exam draws from "tiny-bank", this bank is "other"']],
  ])('%s', (_, bank, expected) => {
    expect(inEnglish(checkBankAgainst(bank, tinyDefinition)).map(({ where, what }) => `${where} ${what}`)).toEqual(
      expected,
    );
  });

  test('items of topics that are not drawn are not asked about', () => {
    const json = tinyJson() as { sections: { draw: object[] }[] };
    json.sections[1]!.draw = [{ topic: 'topic-service', count: 4 }];
    const odd = {
      ...tinyBank.items.at(-1),
      id: 'CHR-OT-1' as ItemId,
      topic: 'topic-other',
      weights: [0, 0, 0, 0, 9],
    } as BankItem;
    expect(checkBankAgainst({ ...tinyBank, items: [...tinyBank.items, odd] }, definitionOf(json))).toEqual([]);
  });
});

test.each([
  [null, null, true],
  ['topic-words', null, true],
  ['topic-words', 'easy', true],
  [null, 'easy', true],
  ['topic-words', 'hard', false],
  ['topic-series', 'easy', false],
] as const)('an easy item about words fits a draw of topic %s and difficulty %s: %s', (topic, difficulty, expected) => {
  expect(fitsDraw(tinyBank.items[0]!, { topic, difficulty, count: 1 })).toBe(expected);
});
