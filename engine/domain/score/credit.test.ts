import fc from 'fast-check';
import { type CreditRule, FULL_CREDIT, type Interaction } from '../item/interaction.ts';
import { inBankOrder } from '../item/part-order.ts';
import { creditOf, isInside } from './credit.ts';

const options = ['a', 'b', 'c', 'd'];
const multiple = (credit: CreditRule, key = [0, 1]) =>
  ({ kind: 'multiple-response', options, key, least: 1, most: null, credit }) as const;
const grid = (credit: CreditRule) =>
  ({ kind: 'true-false-grid', statements: ['p', 'q', 'r'], key: [true, false, true], labels: null, credit }) as const;
const picture = { source: 'media/peta.svg', alt: 'peta', width: 100, height: 100 };
const square = { shape: 'rectangle', x: 10, y: 10, width: 20, height: 20 } as const;

describe('the credit of a response', () => {
  it.each([
    ['all-or-nothing', [0, 1], 1_000_000],
    ['all-or-nothing', [0], 0],
    ['all-or-nothing', [0, 1, 2], 0],
    ['per-part', [0, 1], 1_000_000],
    ['per-part', [0], 750_000],
    ['per-part', [0, 2], 500_000],
    ['per-part', [0, 1, 2, 3], 500_000],
    ['per-part', [2, 3], 0],
    ['right-minus-wrong', [0], 500_000],
    ['right-minus-wrong', [0, 1, 2], 500_000],
    ['right-minus-wrong', [0, 2], 0],
    ['right-minus-wrong', [2], 0],
  ] as const)('multiple response, %s, chosen %j: %d', (rule, chosen, credit) => {
    expect(creditOf(multiple(rule), chosen)).toBe(credit);
  });

  it('takes the shares a format gave, and never goes out of bounds', () => {
    const shared = { ...multiple('per-part'), shares: [500_000, 500_000, -500_000, -1_000_000] };
    expect(creditOf(shared, [0, 1])).toBe(FULL_CREDIT);
    expect(creditOf(shared, [0, 1, 2])).toBe(500_000);
    expect(creditOf(shared, [0, 3])).toBe(0);
  });

  it('is nothing when fewer are chosen than must be', () => {
    expect(creditOf({ ...multiple('per-part'), least: 2 }, [0])).toBe(0);
  });

  it.each([
    ['all-or-nothing', [true, false, true], 1_000_000],
    ['all-or-nothing', [true, false, null], 0],
    ['per-part', [true, true, null], 333_333],
    ['per-part', [true, false, null], 666_666],
    ['right-minus-wrong', [true, false, false], 333_333],
    ['right-minus-wrong', [false, true, true], 0],
  ] as const)('true-false grid, %s, %j: %d', (rule, given, credit) => {
    expect(creditOf(grid(rule), given)).toBe(credit);
  });

  it('of a matching counts every target that says the same', () => {
    const item = {
      kind: 'matching',
      sources: ['1', '2'],
      targets: ['x', 'y', 'x'],
      key: [[0, 2], [1]],
      credit: 'per-part',
    } as const;
    expect(creditOf(item, [2, 1])).toBe(FULL_CREDIT);
    expect(creditOf(item, [1, 1])).toBe(500_000);
    expect(creditOf(item, [null, 1])).toBe(500_000);
  });

  it('of an ordering counts entries in their own place', () => {
    const item = { kind: 'ordering', entries: ['1', '2', '3'], credit: 'per-part' } as const;
    expect(creditOf(item, [0, 1, 2])).toBe(FULL_CREDIT);
    expect(creditOf(item, [0, 2, 1])).toBe(333_333);
    expect(creditOf({ ...item, credit: 'all-or-nothing' }, [0, 2, 1])).toBe(0);
  });

  it('of gaps goes gap by gap', () => {
    const gaps = [
      { options: ['a', 'b'], key: 1 },
      { options: ['c', 'd', 'e'], key: 0 },
    ];
    const item = { kind: 'gap-choice', text: 'x', gaps, credit: 'per-part' } as const;
    expect(creditOf(item, [1, 0])).toBe(FULL_CREDIT);
    expect(creditOf(item, [1, 2])).toBe(500_000);
    expect(creditOf(item, [null, 0])).toBe(500_000);
  });

  it('of a number looks at value, range and unit', () => {
    const accepted = [
      { least: '150', greatest: '150', credit: FULL_CREDIT },
      { least: '149.5', greatest: '150.5', credit: 500_000 },
    ];
    const units = [
      { name: 'cm', factor: '1' },
      { name: 'm', factor: '100' },
    ];
    const item = { kind: 'numeric', accepted, units, unit: 'optional' } as const;
    expect(creditOf(item, { number: '150', unit: null })).toBe(FULL_CREDIT);
    expect(creditOf(item, { number: '1,5', unit: 'm' })).toBe(FULL_CREDIT);
    expect(creditOf(item, { number: '150,5', unit: 'cm' })).toBe(500_000);
    expect(creditOf(item, { number: '150,51', unit: 'cm' })).toBe(0);
    expect(creditOf(item, { number: 'banyak', unit: 'cm' })).toBe(0);
    expect(creditOf({ ...item, unit: 'required' }, { number: '150', unit: null })).toBe(0);
    expect(
      creditOf(
        { ...item, decimalMark: ',', accepted: [{ least: '1500', greatest: '1500', credit: FULL_CREDIT }] },
        { number: '1.500', unit: null },
      ),
    ).toBe(FULL_CREDIT);
  });

  it('of a short text takes the first that fits', () => {
    const sameness = { ignoresCase: true, ignoresAccents: false, ignoresPunctuation: false };
    const accepted = [
      { text: 'Jakarta', credit: FULL_CREDIT, wildcard: false },
      { text: 'jak*', credit: 250_000, wildcard: true },
    ];
    const item = { kind: 'short-text', accepted, sameness, longest: 40 } as const;
    expect(creditOf(item, 'JAKARTA')).toBe(FULL_CREDIT);
    expect(creditOf(item, 'jakrta')).toBe(250_000);
    expect(creditOf(item, 'bandung')).toBe(0);
  });

  it('of a hotspot counts each area once', () => {
    const areas = [
      { area: square, credit: 500_000 },
      { area: { shape: 'circle', x: 80, y: 80, radius: 5 }, credit: 500_000 },
    ] as const;
    const item = { kind: 'hotspot', picture, areas, most: 3 } as const;
    expect(creditOf(item, [[10, 10]])).toBe(500_000);
    expect(
      creditOf(item, [
        [10, 10],
        [30, 30],
      ]),
    ).toBe(500_000);
    expect(
      creditOf(item, [
        [20, 20],
        [80, 85],
      ]),
    ).toBe(FULL_CREDIT);
    expect(creditOf(item, [[50, 50]])).toBe(0);
  });

  it('of the two choices with one key is all or nothing', () => {
    expect(creditOf({ kind: 'single-choice', options, key: [2] }, 2)).toBe(FULL_CREDIT);
    expect(creditOf({ kind: 'single-choice', options, key: [2] }, 1)).toBe(0);
    expect(creditOf({ kind: 'true-false', key: false }, false)).toBe(FULL_CREDIT);
    expect(creditOf({ kind: 'true-false', key: false }, true)).toBe(0);
    const areas = [
      { area: square, name: 'Jawa' },
      { area: square, name: 'Bali' },
    ];
    const item = {
      kind: 'graphic-choice',
      picture,
      areas,
      key: [1],
      least: 1,
      most: 1,
      credit: 'all-or-nothing',
    } as const;
    expect(creditOf(item, [1])).toBe(FULL_CREDIT);
    expect(creditOf(item, [0])).toBe(0);
  });

  it('a polygon holds its rim, and what a drawn square holds', () => {
    const polygon = {
      shape: 'polygon',
      points: [
        [10, 10],
        [30, 10],
        [30, 30],
        [10, 30],
      ],
    } as const;
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (x, y) => {
        expect(isInside(polygon, [x, y])).toBe(isInside(square, [x, y]));
      }),
    );
  });

  it('does not depend on the order in which a paper shows the parts', () => {
    const keyed: readonly Interaction[] = [
      multiple('per-part'),
      multiple('right-minus-wrong'),
      multiple('all-or-nothing'),
    ];
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...keyed),
        order,
        fc.subarray([0, 1, 2, 3], { minLength: 1 }),
        (item, shown, chosen) => {
          const onPaper = chosen.map((bank) => shown.indexOf(bank)).toSorted((a, b) => a - b);
          expect(inBankOrder(item.kind, shown, onPaper)).toEqual(chosen);
          if (item.kind !== 'weighted-choice')
            expect(creditOf(item, inBankOrder(item.kind, shown, onPaper))).toBe(creditOf(item, chosen));
        },
      ),
    );
  });

  it('of any answer lies between nothing and all', () => {
    const parts = fc.array(fc.option(fc.boolean()), { minLength: 3, maxLength: 3 });
    const rule = fc.constantFrom<CreditRule>('all-or-nothing', 'per-part', 'right-minus-wrong');
    fc.assert(
      fc.property(rule, parts, (credit, given) => {
        const earned = creditOf(grid(credit), given);
        expect(Number.isInteger(earned) && earned >= 0 && earned <= FULL_CREDIT).toBe(true);
      }),
    );
  });
});
