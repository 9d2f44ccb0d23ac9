import fc from 'fast-check';
import {
  definitionOf,
  examJson,
  tinyBank,
  tinyDefinition,
  tinyKeys,
  tinyPlan,
  tinySorted,
} from '../../testing/tiny-exam.ts';
import { blankSheet } from '../answer/answer-sheet.ts';
import { sortBank } from '../bank/assemble-form.ts';
import type { BankItem } from '../bank/bank.ts';
import type { Pid } from '../ids.ts';
import { keySheet, scorePlace } from './key-sheet.ts';
import { scorePaper } from './score-paper.ts';

const keys = tinyKeys();

/** The place on the paper of the option that has this place in the bank. */
function shownAt(position: number, optionId: number): number {
  return keys[position]?.optionIds.indexOf(optionId) ?? -1;
}

function itemAt(position: number): BankItem {
  return tinyBank.items.find(({ id }) => id === keys[position]?.itemId) as BankItem;
}

/** Points of an option by the bank and the rules alone: 5 right, -1 wrong, or the weight. */
function worth(item: BankItem, optionId: number): number {
  if (item.kind === 'weighted-choice') return 100 * (item.weights[optionId] as number);
  return item.kind === 'single-choice' && item.key.includes(optionId) ? 500 : -100;
}

test('the key sheet names every place of the paper in its order', () => {
  expect(keys.map(({ itemId, section, optionIds }) => ({ itemId, section, options: optionIds }))).toEqual(
    tinyPlan().items,
  );
});

test('every option of every place earns what the bank says of that option, wherever it is shown', () => {
  keys.forEach((place, position) => {
    for (let optionId = 0; optionId < 5; optionId++) {
      expect(scorePlace(place, shownAt(position, optionId) as number)).toBe(worth(itemAt(position), optionId));
    }
  });
});

test('an empty place earns what blanks earn', () => {
  expect(keys.map((place) => scorePlace(place, null))).toEqual(Array(12).fill(0));
});

test.each([5, -1, 0.5, Number.NaN])('an option %s that is not there is a fault, not a zero', (response) => {
  expect(() => scorePlace(keys[0]!, response)).toThrow(RangeError);
});

describe('a paper', () => {
  const best = keys.map((_, position) => {
    const item = itemAt(position);
    const weights = item.kind === 'weighted-choice' ? item.weights : [];
    const optionId = item.kind === 'single-choice' ? (item.key[0] as number) : weights.indexOf(5);
    return shownAt(position, optionId);
  });

  test.each([
    ['left blank', Array<null>(12).fill(null), 0, 0],
    ['with every best answer', best, 40_00, 20_00],
    ['with one right answer', best.map((response, position) => (position === 0 ? response : null)), 5_00, 0],
    ['with one wrong answer', best.map((response, position) => (position === 0 ? (response + 1) % 5 : null)), -1_00, 0],
    ['with one full TKP-like answer', best.map((response, position) => (position === 11 ? response : null)), 0, 5_00],
  ])('%s', (_, responses, verbal, character) => {
    expect(scorePaper(tinyDefinition, keys, { ...blankSheet(12), responses })).toEqual({
      sections: [
        { code: 'VER', points: verbal },
        { code: 'CHR', points: character },
      ],
      total: verbal + character,
    });
  });
});

test('flags earn nothing', () => {
  const sheet = { ...blankSheet(12), flagged: Array<boolean>(12).fill(true) };
  expect(scorePaper(tinyDefinition, keys, sheet).total).toBe(0);
});

const optionIds = fc.array(fc.option(fc.nat({ max: 4 })), { minLength: 12, maxLength: 12 });

test('scoring by the option on the screen equals scoring by the option in the bank', () => {
  fc.assert(
    fc.property(optionIds, (chosen) => {
      const responses = chosen.map((optionId, position) => (optionId === null ? null : shownAt(position, optionId)));
      const byBank = chosen.reduce<number>(
        (total, optionId, position) => total + (optionId === null ? 0 : worth(itemAt(position), optionId)),
        0,
      );
      expect(scorePaper(tinyDefinition, keys, { ...blankSheet(12), responses }).total).toBe(byBank);
    }),
  );
});

test('the same answers to the same items earn the same on every paper, in whatever order they are shown', () => {
  const everything = {
    ...tinyDefinition,
    sections: tinyDefinition.sections.map((section) => {
      const count = tinyBank.items.filter((item) => item.section === section.code).length;
      return { ...section, draw: [{ topic: null, difficulty: null, count }] };
    }),
  };
  const sorted = sortBank(tinyBank, everything);
  const choice = fc.array(fc.nat({ max: 4 }), { minLength: tinyBank.items.length, maxLength: tinyBank.items.length });
  const orders = fc.array(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), {
    minLength: tinyBank.items.length,
    maxLength: tinyBank.items.length,
  });
  fc.assert(
    fc.property(choice, orders, (chosen, shown) => {
      const items = tinyBank.items.map((item, n) => ({
        itemId: item.id,
        section: item.section,
        options: shown[n] as number[],
      }));
      const paper = keySheet({ pid: '00' as Pid, items }, everything, sorted);
      const responses = chosen.map((optionId, n) => (shown[n] as number[]).indexOf(optionId));
      const expected = tinyBank.items.reduce((total, item, n) => total + worth(item, chosen[n] as number), 0);
      expect(scorePaper(everything, paper, { responses }).total).toBe(expected);
    }),
    { numRuns: 50 },
  );
});

describe('a key that does not fit is a fault', () => {
  const [right, weighted] = [tinyBank.items[0]!, tinyBank.items.at(-1)!];
  const all = [0, 1, 2, 3, 4];
  const paperOf = (item: BankItem, section: BankItem['section'], options: readonly number[]) => () =>
    keySheet({ pid: '00' as Pid, items: [{ itemId: item.id, section, options }] }, tinyDefinition, tinySorted);

  test.each([
    ['a weighted item in a right-wrong section', paperOf(weighted, right.section, all)],
    ['a right-wrong item in a weighted section', paperOf(right, weighted.section, all)],
    ['a section the exam does not have', paperOf(right, 'XXX' as BankItem['section'], all)],
    ['an option without points', paperOf(weighted, weighted.section, [0, 1, 2, 3, 5])],
    ['an item the bank does not have', paperOf({ ...right, id: 'GONE' as BankItem['id'] }, right.section, all)],
  ])('%s', (_, paper) => {
    expect(paper).toThrow(RangeError);
  });
});

test('SKD 2024 earns 5 or nothing in TWK and TIU, and there is no way below zero', () => {
  const skd = definitionOf(examJson('skd-2024'));
  expect(skd.sections.map(({ scoring }) => scoring)).toEqual([
    { kind: 'right-wrong', right: 500, wrong: 0, blank: 0 },
    { kind: 'right-wrong', right: 500, wrong: 0, blank: 0 },
    { kind: 'weighted', blank: 0, maximum: 500 },
  ]);
});
