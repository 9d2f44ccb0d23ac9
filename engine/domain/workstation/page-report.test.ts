import { type PageReport, differencesOf } from './page-report.ts';

const same: PageReport = { build: 'b1', rules: ['r0', 'r1'], aheadMs: 0, tookMs: 10 };
const expected = { build: 'b1', rules: 'r1' };

describe('a page held against what the engine serves', () => {
  it('differs in nothing where build, rules and clock are the same', () => {
    expect(differencesOf(same, expected)).toEqual([]);
  });

  it.each([
    ['build', { build: 'b0' }],
    ['rules', { rules: ['r0'] }],
    ['rules', { rules: [] }],
    ['clock', { aheadMs: 1_006 }],
    ['clock', { aheadMs: -1_006 }],
  ] as const)('differs in its %s: %j', (what, other) => {
    expect(differencesOf({ ...same, ...other }, expected)).toEqual([what]);
  });

  it('has a clock within a second, and half the asking on top', () => {
    expect(differencesOf({ ...same, aheadMs: 1_005 }, expected)).toEqual([]);
    expect(differencesOf({ ...same, aheadMs: -1_400, tookMs: 800 }, expected)).toEqual([]);
  });

  it('is not asked for a build where the engine serves none', () => {
    expect(differencesOf({ ...same, build: '' }, { ...expected, build: null })).toEqual([]);
  });

  it('names everything that differs', () => {
    expect(differencesOf({ build: '', rules: [], aheadMs: 9_000, tookMs: 1 }, expected)).toEqual([
      'build',
      'rules',
      'clock',
    ]);
  });
});
