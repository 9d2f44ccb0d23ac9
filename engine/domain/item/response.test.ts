import fc from 'fast-check';
import { type ResponseBounds, isPossible, sameResponse } from './response.ts';

const bounds = {
  single: { kind: 'single-choice', options: 3 },
  multiple: { kind: 'multiple-response', options: 4, most: 2 },
  yes: { kind: 'true-false' },
  grid: { kind: 'true-false-grid', statements: 2 },
  matching: { kind: 'matching', sources: 2, targets: 3 },
  ordering: { kind: 'ordering', entries: 3 },
  gaps: { kind: 'gap-choice', gaps: [2, 4] },
  numeric: { kind: 'numeric', units: ['cm', 'm'] },
  text: { kind: 'short-text', longest: 5 },
  areas: { kind: 'graphic-choice', options: 2, most: null },
  hotspot: { kind: 'hotspot', most: 2, width: 100, height: 50 },
} satisfies Record<string, ResponseBounds>;

const possible: readonly (readonly [keyof typeof bounds, unknown])[] = [
  ['single', 0],
  ['single', 2],
  ['multiple', [1]],
  ['multiple', [0, 3]],
  ['yes', false],
  ['grid', [true, null]],
  ['matching', [2, 2]],
  ['matching', [null, 0]],
  ['ordering', [2, 0, 1]],
  ['gaps', [1, 3]],
  ['numeric', { number: '12,5', unit: 'cm' }],
  ['numeric', { number: 'tidak tahu', unit: null }],
  ['text', 'lima'],
  ['areas', [0, 1]],
  ['hotspot', [[100, 50]]],
];

const impossible: readonly (readonly [keyof typeof bounds, unknown])[] = [
  ['single', 3],
  ['single', -1],
  ['single', 0.5],
  ['single', '0'],
  ['single', null],
  ['single', [0]],
  ['multiple', []],
  ['multiple', [0, 1, 2]],
  ['multiple', [1, 0]],
  ['multiple', [1, 1]],
  ['multiple', [4]],
  ['yes', 1],
  ['grid', [null, null]],
  ['grid', [true]],
  ['grid', [true, 0]],
  ['matching', [3, 0]],
  ['matching', [0, 0, 0]],
  ['ordering', [0, 1]],
  ['ordering', [0, 1, 1]],
  ['ordering', [0, 1, null]],
  ['gaps', [2, 0]],
  ['gaps', [null, null]],
  ['numeric', { number: '', unit: null }],
  ['numeric', { number: '1', unit: 'kg' }],
  ['numeric', { number: '1', unit: null, more: 1 }],
  ['numeric', { number: '1'.repeat(41), unit: null }],
  ['numeric', { number: 1, unit: null }],
  ['numeric', '1'],
  ['text', '   '],
  ['text', 'enam huruf'],
  ['areas', []],
  ['areas', [2]],
  ['hotspot', []],
  ['hotspot', [[101, 0]]],
  ['hotspot', [[1.5, 0]]],
  ['hotspot', [[1, 1, 1]]],
  [
    'hotspot',
    [
      [1, 1],
      [2, 2],
      [3, 3],
    ],
  ],
];

describe('a response', () => {
  it.each(possible)('to %s can be %j', (name, response) => expect(isPossible(bounds[name], response)).toBe(true));
  it.each(impossible)('to %s cannot be %j', (name, response) => expect(isPossible(bounds[name], response)).toBe(false));

  it('of any shape at all is told apart without a fault', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(bounds)), fc.anything(), (one, value) => {
        expect(typeof isPossible(one, value)).toBe('boolean');
      }),
    );
  });

  it('is the same as another that says the same', () => {
    expect(sameResponse([1, 2], [1, 2])).toBe(true);
    expect(sameResponse([1, 2], [1])).toBe(false);
    expect(sameResponse({ number: '1', unit: null }, { number: '1', unit: null })).toBe(true);
    expect(sameResponse(0, 1)).toBe(false);
  });
});
