import fc from 'fast-check';
import { hundredths, points, sum } from './points.ts';

test.each([
  [5, 500],
  [2.5, 250],
  [0.29, 29],
  [-1.25, -125],
  [1.1, 110],
  [0, 0],
])('a decree that prints %s means %s hundredths', (printed, expected) => {
  expect(points(printed)).toBe(expected);
});

test.each([[1.005], [0.001], [Number.NaN], [Number.POSITIVE_INFINITY], [1e300]])(
  '%s is no number of points',
  (value) => {
    expect(() => points(value)).toThrow(RangeError);
  },
);

test.each([[0.5], [2 ** 53], [Number.NaN]])('%s is no whole number of hundredths', (value) => {
  expect(() => hundredths(value)).toThrow(RangeError);
});

test('every number with two decimals is read exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (whole) => {
      expect(points(whole / 100) === whole).toBe(true);
    }),
  );
});

test('a sum does not depend on its order', () => {
  const list = fc.array(fc.integer({ min: -10_000, max: 10_000 }).map(hundredths));
  fc.assert(
    fc.property(list, (values) => {
      expect(sum([...values].reverse())).toBe(sum(values));
    }),
  );
});
