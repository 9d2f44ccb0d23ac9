import type { Face } from './face.ts';
import { hasParts, missingParts } from './missing-parts.ts';
import type { Response } from './response.ts';

const picture = { source: 'a', alt: 'a', width: 9, height: 9 };
const area = { area: { shape: 'circle', x: 1, y: 1, radius: 1 }, name: 'a' } as const;
const FACES: readonly (readonly [Face, Response, number])[] = [
  [{ kind: 'single-choice', stem: [], options: ['a', 'b'] }, 1, 0],
  [{ kind: 'weighted-choice', stem: [], options: ['a', 'b'] }, 0, 0],
  [{ kind: 'true-false', stem: [] }, false, 0],
  [{ kind: 'true-false-grid', stem: [], statements: ['a', 'b', 'c'], labels: null }, [true, null, null], 2],
  [{ kind: 'matching', stem: [], sources: ['a', 'b'], targets: ['c'] }, [0, null], 1],
  [{ kind: 'matching', stem: [], sources: ['a', 'b'], targets: ['c'] }, [0, 0], 0],
  [{ kind: 'gap-choice', stem: [], text: '', gaps: [['a'], ['b']] }, [null, 0], 1],
  [{ kind: 'ordering', stem: [], entries: ['a', 'b'] }, [1, 0], 0],
  [{ kind: 'multiple-response', stem: [], options: ['a', 'b', 'c'], least: 3, most: 3 }, [0], 2],
  [{ kind: 'multiple-response', stem: [], options: ['a', 'b', 'c'], least: 1, most: 3 }, [0], 0],
  [{ kind: 'graphic-choice', stem: [], picture, areas: [area, area], least: 2, most: 2 }, [0], 1],
  [{ kind: 'numeric', stem: [], units: ['m'], unit: 'required', decimalMark: ',' }, { number: '1', unit: null }, 1],
  [{ kind: 'numeric', stem: [], units: ['m'], unit: 'required', decimalMark: ',' }, { number: '1', unit: 'm' }, 0],
  [{ kind: 'numeric', stem: [], units: ['m'], unit: 'optional', decimalMark: ',' }, { number: '1', unit: null }, 0],
  [{ kind: 'short-text', stem: [], longest: 9 }, 'a', 0],
  [{ kind: 'hotspot', stem: [], picture, most: 2 }, [[1, 1]], 0],
];

it.each(FACES)('%j answered with %j lacks %i parts', (face, response, missing) => {
  expect(missingParts(face, response)).toBe(missing);
  if (missing > 0) expect(hasParts(face)).toBe(true);
});

it('a kind without parts is never answered in part', () => {
  const without = FACES.filter(([face]) => !hasParts(face));
  expect(without.map(([face]) => face.kind)).toEqual([
    ...['single-choice', 'weighted-choice', 'true-false', 'ordering', 'multiple-response', 'numeric'],
    ...['short-text', 'hotspot'],
  ]);
});
