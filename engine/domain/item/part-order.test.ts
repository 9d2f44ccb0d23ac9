import { inBankOrder, shuffledParts } from './part-order.ts';

/** The paper shows the bank's parts 2, 0, 1. */
const order = [2, 0, 1];

describe('a paper that shows parts in an order of its own', () => {
  it.each([
    ['single-choice', 0, 2],
    ['weighted-choice', 2, 1],
    ['multiple-response', [0, 1], [0, 2]],
    ['true-false-grid', [true, null, false], [null, false, true]],
    ['matching', [0, null, 1], [2, null, 0]],
    ['ordering', [1, 2, 0], [0, 1, 2]],
    ['true-false', true, true],
    ['gap-choice', [1, 0], [1, 0]],
    ['short-text', 'teks', 'teks'],
  ] as const)('%s: %j is %j in the bank', (kind, shown, bank) => {
    expect(inBankOrder(kind, order, shown)).toEqual(bank);
  });

  it('has no part beyond those it shows', () => {
    expect(() => inBankOrder('single-choice', order, 3)).toThrow(RangeError);
  });

  it('shuffles what a candidate chooses among, never what belongs to the question', () => {
    const matching = {
      kind: 'matching',
      sources: ['1', '2'],
      targets: ['a', 'b', 'c'],
      key: [[0], [1]],
      credit: 'per-part',
    } as const;
    expect(shuffledParts(matching)).toBe(3);
    expect(shuffledParts({ kind: 'true-false', key: true })).toBe(0);
    expect(shuffledParts({ kind: 'ordering', entries: ['a', 'b'], credit: 'per-part' })).toBe(2);
  });
});
