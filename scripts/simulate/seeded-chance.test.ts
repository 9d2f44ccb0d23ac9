import { Chance } from './seeded-chance.ts';

function draw(seed: string, count: number): number[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => chance.share());
}

test('the same seed gives the same numbers, another seed gives others', () => {
  expect(draw('terang/1', 50)).toEqual(draw('terang/1', 50));
  expect(draw('terang/1', 5)).not.toEqual(draw('terang/2', 5));
});

test('the numbers of a seed are these for ever', () => {
  expect(draw('terang', 3).map((share) => Math.floor(share * 1e6))).toEqual([477_090, 953_345, 708_441]);
});

test('numbers are spread evenly', () => {
  const counts = Array<number>(10).fill(0);
  for (const share of draw('even', 20_000)) counts[Math.floor(share * 10)]! += 1;
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test('half of the log-normal values lie below the median', () => {
  const chance = new Chance('median');
  const below = Array.from({ length: 4_000 }, () => chance.logNormal(30, 0.5)).filter((value) => value < 30).length;
  expect(Math.abs(below - 2_000)).toBeLessThan(150);
});

test('a place without weight is never drawn', () => {
  const chance = new Chance('weights');
  const drawn = new Set(Array.from({ length: 500 }, () => chance.weighted([0, 3, 0, 1])));
  expect([...drawn].sort()).toEqual([1, 3]);
});
