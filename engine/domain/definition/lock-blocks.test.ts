import { inEnglish } from '../../testing/in-english.ts';
import { definitionHash } from '../ledger/commitments.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';
import { definitionOf, tinyBank, tinyJson } from '../../testing/tiny-exam.ts';
import { checkBankAgainst } from '../bank/check-bank.ts';
import type { BankItem, ItemBank } from '../bank/bank.ts';
import { lockBlocksOf } from './lock-blocks.ts';
import { readDefinition } from './read-definition.ts';

/** The tiny exam (8 items, then 4) with these blocks. */
function blocked(first: unknown, second?: unknown, more: object = {}): unknown {
  const json = tinyJson() as { sections: object[] };
  const [verbal, character] = json.sections;
  const sections = [
    { ...verbal, ...(first !== undefined && { lockBlocks: first }) },
    { ...character, ...(second !== undefined && { lockBlocks: second }) },
  ];
  return { ...json, sections, livePolicy: 'locked', ...more };
}

function problems(json: unknown): string[] {
  return inEnglish(readDefinition(json).problems).map(({ what, where }) => `${where}: ${what}`);
}

test('blocks stand in the order of the paper, and a section without any has none', () => {
  const definition = definitionOf(blocked({ every: 3 }, 'section'));
  expect(lockBlocksOf(definition)).toEqual([
    { section: 'VER', position: 0, items: 3 },
    { section: 'VER', position: 3, items: 3 },
    { section: 'VER', position: 6, items: 2 },
    { section: 'CHR', position: 8, items: 4 },
  ]);
  expect(lockBlocksOf(definitionOf(blocked(undefined, [1, 3])))).toEqual([
    { section: 'CHR', position: 8, items: 1 },
    { section: 'CHR', position: 9, items: 3 },
  ]);
  expect(lockBlocksOf(definitionOf(blocked(undefined)))).toEqual([]);
});

test('the same blocks are the same rules however they are written, and none leaves the hash as it was', () => {
  const hash = (json: unknown): string => definitionHash(nodeHashing, definitionOf(json));
  expect(hash(blocked({ every: 4 }))).toBe(hash(blocked([4, 4])));
  expect(hash(blocked('section'))).toBe(hash(blocked([8])));
  expect(hash(blocked('section'))).not.toBe(hash(blocked([4, 4])));
  expect(Object.keys(definitionOf(tinyJson()).sections[0]!)).toEqual(['code', 'name', 'scoring', 'draw']);
});

const AT = 'sections[0].lockBlocks';
test.each([
  ['another word', 'page', `${AT}: must be "section", {"every": a number} or a list of numbers of items`],
  ['a number', 4, `${AT}: must be "section", {"every": a number} or a list of numbers of items`],
  ['an empty list', [], `${AT}: must be a list of whole numbers from 1`],
  ['a block of nothing', [8, 0], `${AT}: must be a list of whole numbers from 1`],
  ['half an item', [7.5, 0.5], `${AT}: must be a list of whole numbers from 1`],
  ['too few', [4, 3], `${AT}: has 7 items in its blocks, the section draws 8`],
  ['too many', [8, 1], `${AT}: has 9 items in its blocks, the section draws 8`],
  ['more than the section', { every: 9 }, `${AT}.every: is 9, the section draws 8 items`],
  ['none', { every: 0 }, `${AT}.every: must be a whole number from 1 to 1000, is 0`],
  ['a misspelt field', { each: 4, every: 4 }, `${AT}.each: is not a field of this format`],
])('%s is a problem that is named', (_, rule, expected) => {
  expect(problems(blocked(rule))).toEqual([expected]);
});

test('in an official exam under locked no block is so small that it shows single answers', () => {
  const official = { official: true };
  expect(problems(blocked([4, 4], undefined, official))).toEqual([
    expect.stringMatching(/^sections\[0\]\.lockBlocks: .* 4 items/),
  ]);
  expect(problems(blocked([8], undefined, official))).toEqual([]);
  expect(problems(blocked([4, 4], undefined, { ...official, livePolicy: 'finished' }))).toEqual([]);
  expect(problems(blocked([4, 4]))).toEqual([]);
});

describe('a passage is not cut', () => {
  /** Verbal items of words in passages of three where easy, of two where hard; series stand alone. */
  function withPassages(sizes: { easy?: number; hard?: number }): ItemBank {
    const items = tinyBank.items.map((item, place): BankItem => {
      const size = item.topic === 'topic-words' ? sizes[item.difficulty as 'easy' | 'hard'] : undefined;
      return size === undefined ? item : { ...item, passage: `P-${item.difficulty}-${Math.floor(place / size)}` };
    });
    return { ...tinyBank, items };
  }
  const cut = (bank: ItemBank, rule: unknown): string[] =>
    inEnglish(checkBankAgainst(bank, definitionOf(blocked(rule))).filter(({ where }) => where === AT)).map(
      ({ what }) => what,
    );

  test('a section whose units differ in size locks as a whole', () => {
    const bank = withPassages({ hard: 2 });
    expect(cut(bank, 'section')).toEqual([]);
    expect(cut(bank, [4, 4])).toEqual([expect.stringMatching('units of 1 and 2 items')]);
    expect(cut(tinyBank, [3, 5])).toEqual([]);
  });

  test('where all are of one size a block is a multiple of it', () => {
    const json = blocked([4, 4]) as { sections: { draw: object[] }[] };
    json.sections[0]!.draw = [{ topic: 'topic-words', difficulty: 'hard', count: 4 }];
    const bank = withPassages({ hard: 2 });
    const of = (rule: unknown): string[] => {
      const sections = json.sections.map((section, place) =>
        place === 0 ? { ...section, lockBlocks: rule } : section,
      );
      return inEnglish(checkBankAgainst(bank, definitionOf({ ...json, sections }))).map(({ what }) => what);
    };
    expect(of([2, 2])).toEqual([]);
    expect(of([1, 3])).toEqual([expect.stringMatching('a block of 1 items is no multiple of 2')]);
  });
});
