import fc from 'fast-check';
import { compareDecimals, decimal, multiplyDecimals, typedDecimal } from './decimal.ts';

describe('a decimal', () => {
  it.each([
    ['1,5', '1.5'],
    ['1.5', '1.5'],
    [' −2 ', '-2'],
    ['1 234 567', '1234567'],
    ['1.234.567,8', '1234567.8'],
    ['1,234,567.8', '1234567.8'],
    ['1.234,5', '1234.5'],
    ['.5', '0.5'],
    ['5,', '5'],
    ['6,02e23', '6.02e23'],
    ['0,500', '0.5'],
  ])('typed as %p is %s', (typed, value) => {
    expect(compareDecimals(typedDecimal(typed)!, decimal(value)!)).toBe(0);
  });

  it.each([
    ['1.500', ',', '1500'],
    ['1.500', '.', '1.5'],
    ['1,500', ',', '1.5'],
    ['1,500', '.', '1500'],
  ] as const)('typed as %p with the mark %p is %s', (typed, mark, value) => {
    expect(compareDecimals(typedDecimal(typed, mark)!, decimal(value)!)).toBe(0);
  });

  it.each(['', ' ', 'x', '1 2', '1,2,3', '1.2.3', '--1', '1e', 'Infinity', '0x10', '1e9999'])('%p is none', (typed) => {
    expect(typedDecimal(typed)).toBeNull();
  });

  it('is compared exactly, where floating point is not exact', () => {
    const sum = decimal('0.3')!;
    expect(compareDecimals(multiplyDecimals(decimal('0.1')!, decimal('3')!), sum)).toBe(0);
    expect(compareDecimals(decimal('0.30000000000000004')!, sum)).toBe(1);
  });

  it('is ordered as whole numbers are when it is one, at any scale', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.nat(30),
        (a, b, zeros) => {
          const written = `${a}.${'0'.repeat(zeros)}`;
          expect(compareDecimals(decimal(written)!, decimal(String(b))!)).toBe(a < b ? -1 : a > b ? 1 : 0);
        },
      ),
    );
  });
});
