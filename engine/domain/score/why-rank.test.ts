import fc from 'fast-check';
import type { SectionCode } from '../ids.ts';
import type { Points } from '../points.ts';
import { rank } from './ranking.ts';
import type { ScoreSheet } from './score-sheet.ts';
import { whyRank } from './why-rank.ts';

const CODES = ['TKP', 'TIU', 'TWK'] as SectionCode[];

const sheet = (...points: number[]): ScoreSheet => ({
  sections: CODES.map((code, place) => ({ code, points: points[place]! as Points })),
  total: points.reduce((sum, each) => sum + each, 0) as Points,
});

test('who is ahead by total, who by which section, who is behind, and who shares the rank', () => {
  const others = [sheet(9, 0, 0), sheet(4, 1, 1), sheet(3, 2, 1), sheet(3, 1, 2), sheet(2, 2, 2), sheet(0, 0, 0)];
  expect(whyRank(CODES, sheet(3, 1, 2), others)).toEqual({
    total: 1,
    ahead: [
      { code: 'TKP', count: 1 },
      { code: 'TIU', count: 1 },
    ],
    behind: [{ code: 'TKP', count: 1 }],
    equal: 1,
  });
});

test('one more than all who are ahead is the rank itself, whatever the scores', () => {
  const points = fc.integer({ min: 0, max: 3 });
  const sheets = fc.array(fc.tuple(points, points, points), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(sheets, (all) => {
      const people = all.map((each, place) => ({ place, score: sheet(...each) }));
      const ranked = rank(
        CODES,
        people,
        ({ score }) => score,
        ({ place }) => String(place),
      );
      for (const { entry, rank: found } of ranked) {
        const others = people.filter((each) => each !== entry).map(({ score }) => score);
        const { ahead, behind, equal, total } = whyRank(CODES, entry.score, others);
        const byTies = ahead.reduce((sum, { count }) => sum + count, 0);
        expect(1 + total + byTies).toBe(found);
        const below = people.length - found - equal;
        expect(behind.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(below);
        expect(equal).toBe(ranked.filter((each) => each.rank === found).length - 1);
      }
    }),
  );
});
