import fc from 'fast-check';
import { compareDecimals, decimal, multiplyDecimals } from '#domain/score/decimal.ts';
import { inverseOf } from './decimal-inverse.ts';
import { aroundDecimal, middleOf } from './decimal-sum.ts';
import { creditOfPercent, percentOf, wholeShares } from './percent.ts';

test.each([
  ['0.1', '0.2', { least: '-0.1', greatest: '0.3' }],
  ['1e2', '1', { least: '99', greatest: '101' }],
  ['5', '0', { least: '5', greatest: '5' }],
  ['-0.05', '0.05', { least: '-0.1', greatest: '0' }],
  ['x', '1', null],
  ['1', '-1', null],
])('%s give or take %s', (value, tolerance, range) => {
  expect(aroundDecimal(value, tolerance)).toEqual(range);
});

test('a range is its middle and half its width, exactly', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), fc.nat(6), (low, width, scale) => {
      const written = (whole: number): string => `${whole}e-${scale}`;
      const [least, greatest] = [written(low), written(low + width)];
      const middle = middleOf(least, greatest)!;
      const range = aroundDecimal(middle.value, middle.tolerance)!;
      expect(compareDecimals(decimal(range.least)!, decimal(least)!)).toBe(0);
      expect(compareDecimals(decimal(range.greatest)!, decimal(greatest)!)).toBe(0);
    }),
  );
});

test.each([
  ['100', '0.01', true],
  ['0.25', '4', true],
  ['-8', '-0.125', true],
  ['3', '0.33333333333333333333', false],
  ['1e3', '0.001', true],
])('one through %s', (written, value, exact) => {
  const inverse = inverseOf(written)!;
  expect(inverse).toEqual({ value, exact });
  if (exact) expect(compareDecimals(multiplyDecimals(decimal(value)!, decimal(written)!), decimal('1')!)).toBe(0);
});

test('percentages are whole millionths and come back', () => {
  expect(['33.33333', '-50', '100', '0', '100.1', '1e1', ''].map(creditOfPercent)).toEqual([
    333_333,
    -500_000,
    1_000_000,
    0,
    null,
    null,
    null,
  ]);
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (credit) => {
      expect(creditOfPercent(percentOf(credit)) ?? NaN).toBe(credit === 0 ? 0 : credit);
    }),
  );
});

test('shares that a file rounded are made whole, and others are refused', () => {
  expect(wholeShares([333_333, 333_333, -500_000, 333_333])).toEqual([333_334, 333_333, -500_000, 333_333]);
  expect(wholeShares([500_000, 400_000])).toBeNull();
  expect(wholeShares([0, -1])).toBeNull();
});
