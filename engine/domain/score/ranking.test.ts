import fc from 'fast-check';
import { definitionOf, examJson } from '../../testing/tiny-exam.ts';
import type { SectionCode } from '../ids.ts';
import { points } from '../points.ts';
import { type Ranked, compareScores, rank, shortlist } from './ranking.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** TKP, then TIU, then TWK. */
const CHAIN = definitionOf(examJson('skd-2024')).tieBreak;

interface Entry {
  readonly number: string;
  readonly score: ScoreSheet;
}

function entry(number: string, twk: number, tiu: number, tkp: number): Entry {
  const sections = Object.entries({ TWK: twk, TIU: tiu, TKP: tkp }).map(([code, value]) => ({
    code: code as SectionCode,
    points: points(value),
  }));
  return { number, score: { sections, total: points(twk + tiu + tkp) } };
}

function ranked(entries: readonly Entry[]): readonly Ranked<Entry>[] {
  return rank(
    CHAIN,
    entries,
    ({ score }) => score,
    ({ number }) => number,
  );
}

function places(list: readonly Ranked<Entry>[]): string[] {
  return list.map((one) => `${one.rank} ${one.entry.number}`);
}

test.each<readonly [string, Entry, Entry]>([
  ['a higher total comes first', entry('B', 100, 100, 201), entry('A', 110, 110, 180)],
  ['at equal totals TKP comes first', entry('B', 90, 100, 200), entry('A', 100, 100, 190)],
  ['at equal totals and TKP, TIU comes first', entry('B', 90, 110, 200), entry('A', 100, 100, 200)],
])('%s', (_, first, second) => {
  expect(places(ranked([second, first]))).toEqual([`1 ${first.number}`, `2 ${second.number}`]);
  expect(compareScores(CHAIN, first.score, second.score)).toBeLessThan(0);
  expect(compareScores(CHAIN, second.score, first.score)).toBeGreaterThan(0);
});

test('TWK breaks a tie that the total leaves when another section is not in the chain', () => {
  const chain = ['TWK' as SectionCode];
  expect(compareScores(chain, entry('A', 100, 90, 200).score, entry('B', 90, 100, 200).score)).toBeLessThan(0);
});

test('who cannot be told apart shares a rank, and the next rank counts everybody before it', () => {
  const list = [
    entry('D', 80, 90, 170),
    entry('C', 90, 100, 190),
    entry('A', 100, 100, 200),
    entry('B', 90, 100, 190),
    entry('E', 80, 90, 170),
    entry('F', 0, 0, 45),
  ];
  expect(places(ranked(list))).toEqual(['1 A', '2 B', '2 C', '4 D', '4 E', '6 F']);
});

test('nobody has no rank', () => {
  expect(ranked([])).toEqual([]);
});

describe('who goes on, of one post at three times', () => {
  const strong = [entry('A', 100, 100, 200), entry('B', 100, 100, 199)];
  const third = entry('C', 90, 100, 190);

  test.each<readonly [string, readonly Entry[], string[]]>([
    ['fewer than three: all', strong, ['A', 'B']],
    ['exactly three: all', [...strong, third], ['A', 'B', 'C']],
    ['a fourth with a lower total stays', [...strong, third, entry('D', 90, 100, 189)], ['A', 'B', 'C']],
    ['a fourth with an equal total and less TKP stays', [...strong, third, entry('D', 91, 100, 189)], ['A', 'B', 'C']],
    [
      'a fourth with an equal total and more TKP takes the place',
      [...strong, third, entry('D', 89, 100, 191)],
      ['A', 'B', 'D'],
    ],
    [
      'a fourth equal on the whole chain goes on too',
      [...strong, third, entry('D', 90, 100, 190)],
      ['A', 'B', 'C', 'D'],
    ],
    [
      'so do a fifth and a sixth, and no seventh below them',
      [
        ...strong,
        third,
        entry('D', 90, 100, 190),
        entry('E', 90, 100, 190),
        entry('F', 90, 100, 190),
        entry('G', 85, 100, 190),
      ],
      ['A', 'B', 'C', 'D', 'E', 'F'],
    ],
    [
      'a tie above the boundary changes nothing',
      [entry('A', 90, 100, 199), entry('B', 90, 100, 199), third, entry('D', 0, 0, 45)],
      ['A', 'B', 'C'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(shortlist(ranked(entries), 1, 3).map((one) => one.entry.number)).toEqual(expected);
  });

  test('two posts take six', () => {
    const seven = Array.from({ length: 7 }, (_, n) => entry(`${n}`, 5 * n, 100, 200));
    expect(shortlist(ranked(seven), 2, 3).map((one) => one.entry.number)).toEqual(['6', '5', '4', '3', '2', '1']);
  });

  test('no post takes nobody', () => {
    expect(shortlist(ranked([...strong, third]), 0, 3)).toEqual([]);
  });
});

const crowd = fc
  .array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 })), { maxLength: 40 })
  .map((scores) => scores.map(([twk, tiu, tkp], n) => entry(`${n}`.padStart(3, '0'), twk * 5, tiu * 5, tkp)));
const shuffled = crowd.chain((entries) =>
  fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
);

test('a ranking does not depend on the order of arrival', () => {
  fc.assert(
    fc.property(shuffled, ([entries, arrived]) => {
      expect(ranked(arrived)).toEqual(ranked(entries));
    }),
  );
});

test('a rank is one more than the number of those who are better', () => {
  fc.assert(
    fc.property(crowd, (entries) => {
      for (const one of ranked(entries)) {
        const better = entries.filter((other) => compareScores(CHAIN, other.score, one.entry.score) < 0);
        expect(one.rank).toBe(better.length + 1);
      }
    }),
  );
});

test('a shortlist never leaves out a person who is as good as its last, and is never longer than it must be', () => {
  fc.assert(
    fc.property(crowd, fc.integer({ min: 1, max: 5 }), (entries, posts) => {
      const chosen = shortlist(ranked(entries), posts, 3);
      const out = ranked(entries).slice(chosen.length);
      const last = chosen.at(-1);
      for (const one of out)
        expect(compareScores(CHAIN, last?.entry.score ?? one.entry.score, one.entry.score)).toBeLessThan(0);
      expect(chosen.length).toBeGreaterThanOrEqual(Math.min(entries.length, posts * 3));
      expect(chosen.filter((one) => one.rank < (last?.rank ?? 0)).length).toBeLessThan(posts * 3);
    }),
  );
});
