import { afterKey, keyedOptions, toggled } from './option-keys.ts';

const many = { kind: 'multiple-response', stem: [], options: ['a', 'b', 'c'], least: 1, most: 2 } as const;

describe('a press on an option or its key', () => {
  it.each([
    [[], 1, 2, [1]],
    [[1], 0, 2, [0, 1]],
    [[0, 1], 2, 2, [0, 1]],
    [[0, 1], 1, 2, [0]],
    [[1], 1, 2, null],
    [[0], 2, 1, [2]],
    [[0], 2, null, [0, 2]],
  ] as const)('%j, option %d, at most %p: %j', (chosen, option, most, after) => {
    expect(toggled(chosen, option, most)).toEqual(after);
  });

  it('means an option only where there are options', () => {
    expect(keyedOptions(many)).toBe(3);
    expect(keyedOptions({ kind: 'true-false', stem: [] })).toBe(2);
    expect(keyedOptions({ kind: 'short-text', stem: [], longest: 10 })).toBe(0);
    expect(afterKey(many, [0], 2)).toEqual([0, 2]);
    expect(afterKey({ kind: 'true-false', stem: [] }, null, 1)).toBe(false);
    expect(afterKey({ kind: 'single-choice', stem: [], options: ['a', 'b'] }, 0, 1)).toBe(1);
  });
});
