import type { Pid, SectionCode, StaffName } from '../ids.ts';
import type { FactOf } from '../ledger/fact.ts';
import type { Points } from '../points.ts';
import { instant } from '../time.ts';
import { NO_SCORES, withScoreFact } from './score-book.ts';

const pid = '00112233445566778899' as Pid;
const at = instant(1_790_000_000_000);
const by = 'panitia' as StaffName;
const scored = (total: number, ver = total): FactOf<'SCORE'> => ({
  type: 'SCORE',
  at,
  pid,
  sections: [{ code: 'VER' as SectionCode, points: ver as Points }],
  total: total as Points,
});
const admitted = (reason: string): FactOf<'ADMIT'> => ({ type: 'ADMIT', at, pid, by, reason, answers: [] });
const told = (...facts: Parameters<typeof withScoreFact>[1][]) =>
  facts.reduce((book, fact, place) => withScoreFact(book, fact, 10 + place), NO_SCORES);

test('a first score is no change', () => {
  expect(told(scored(500))).toMatchObject({ score: { total: 500 }, changes: [] });
});

test('a later score keeps the old one, with the reason of the act before it', () => {
  const { changes, score } = told(scored(500), admitted('PC died'), scored(700), admitted('network'), scored(600));
  expect(score?.total).toBe(600);
  expect(changes.map(({ entry, from, reason, to }) => [entry, from.total, to.total, reason])).toEqual([
    [12, 500, 700, 'PC died'],
    [14, 700, 600, 'network'],
  ]);
});

test('the same score again is no change, and the same total of other sections is one', () => {
  expect(told(scored(500), admitted('late'), scored(500)).changes).toEqual([]);
  expect(told(scored(500, 300), admitted('late'), scored(500, 400)).changes).toHaveLength(1);
});
