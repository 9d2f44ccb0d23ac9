import { inEnglish } from '../../testing/in-english.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';
import { definitionOf, examJson, tinyJson } from '../../testing/tiny-exam.ts';
import { definitionHash } from '../ledger/commitments.ts';
import type { Problem } from '../problem.ts';
import { accommodationsOf, grantsOf, ownStart } from './accommodation.ts';
import { readDefinition } from './read-definition.ts';

const both = (text: string) => ({ id: text, en: text });
const one = (more: object) => ({ code: 'satu', name: both('Satu'), ...more });
const KEYS = ['a'.repeat(64), 'b'.repeat(64)];

function withAccommodations(accommodations: readonly object[], rules: object = {}): Record<string, unknown> {
  return { ...tinyJson(), clockStarts: 'session', accommodations, ...rules };
}

function problemsOf(more: object, rules: object = {}): Problem[] {
  return [...readDefinition(withAccommodations([one(more)], rules)).problems];
}

describe('an accommodation', () => {
  it('is read with all that it grants', () => {
    const lockdown = { seb: 'required', configKeys: KEYS };
    const grants = {
      textPercent: 150,
      highContrast: true,
      screenReader: true,
      readAloud: true,
      assistant: true,
      apart: true,
    };
    const json = withAccommodations([one({ ...grants, start: 'proctor', sebConfig: 'Pembaca layar' })], { lockdown });
    expect(definitionOf(json).accommodations).toEqual([
      { code: 'satu', name: both('Satu'), duration: null, ...grants, start: 'proctor', sebConfig: 'Pembaca layar' },
    ]);
  });

  it('keeps the hash of a definition that says nothing of it, and a flag that is false says nothing', () => {
    const hash = (json: unknown) => definitionHash(nodeHashing, definitionOf(json));
    const [plain, denied] = [one({}), one({ screenReader: false, assistant: false, start: null })];
    expect(hash(withAccommodations([denied]))).toBe(hash(withAccommodations([plain])));
    expect(Object.keys(definitionOf(withAccommodations([denied])).accommodations[0]!)).toEqual([
      'code',
      'name',
      'duration',
    ]);
    expect(hash(withAccommodations([one({ screenReader: true })]))).not.toBe(hash(withAccommodations([plain])));
  });

  it.each([
    ['a size between the sizes', { textPercent: 130 }, 'textPercent', 'must be one of 120, 150, 200, is 130'],
    ['a usual size', { textPercent: 100 }, 'textPercent', 'must be a whole number from 120 to 200, is 100'],
    ['a flag in words', { screenReader: 'yes' }, 'screenReader', 'must be true or false'],
    ['a start by nobody', { start: 'self' }, 'start', 'must be one of sign-in, proctor, is "self"'],
    ['a settings file without a name', { sebConfig: ' ' }, 'sebConfig', 'must be a text that is not empty'],
    ['a misspelt grant', { screenreader: true }, 'screenreader', 'is not a field of this format'],
  ])('is refused with %s', (_, more, field, what) => {
    expect(inEnglish(problemsOf(more))).toEqual([{ where: `accommodations[0].${field}`, what }]);
  });

  it.each([
    ['a start at sign-in where everybody has it', { start: 'sign-in' }, { clockStarts: 'sign-in' }, 'start'],
    ['a settings file where none is asked for', { sebConfig: 'Kedua' }, {}, 'sebConfig'],
    ['a settings file where the lock is off', { sebConfig: 'Kedua' }, { lockdown: { seb: 'off' } }, 'sebConfig'],
    [
      'a second settings file where there is one key',
      { sebConfig: 'Kedua' },
      { lockdown: { seb: 'required', configKeys: KEYS.slice(0, 1) } },
      'sebConfig',
    ],
  ])('contradicts its exam with %s', (_, more, rules, field) => {
    expect(problemsOf(more, rules).map(({ where }) => where)).toEqual([`accommodations[0].${field}`]);
  });
});

describe('what several accommodations of one person grant', () => {
  const definition = definitionOf(
    withAccommodations([
      { code: 'a', name: both('A'), textPercent: 150, start: 'sign-in' },
      { code: 'b', name: both('B'), textPercent: 120, highContrast: true, start: 'proctor' },
      { code: 'c', name: both('C'), screenReader: true, readAloud: true, assistant: true },
    ]),
  );
  const granted = (...codes: string[]) => grantsOf(accommodationsOf(definition, codes));

  it('is the most of each', () => {
    expect(granted('c', 'b', 'a')).toEqual({
      textPercent: 150,
      highContrast: true,
      screenReader: true,
      readAloud: true,
      start: 'proctor',
      assistant: true,
      sebConfig: null,
    });
  });

  it('is as usual for who has none, and no more than what the codes name', () => {
    const usual = { textPercent: 100, highContrast: false, screenReader: false, readAloud: false };
    expect(granted()).toEqual({ ...usual, start: null, assistant: false, sebConfig: null });
    expect([ownStart(definition, ['a']), ownStart(definition, ['c'])]).toEqual(['sign-in', null]);
  });
});

test('a definition of before keeps the hash that it was published under', () => {
  expect(definitionHash(nodeHashing, definitionOf(tinyJson()))).toBe(
    '90c7ab8aa081acb4d6ba421d1882627c2b02d32ff6a6b73ab7021105bf4894d0',
  );
});

test('the template and the practices grant what the names of their accommodations say', () => {
  for (const id of ['skd-2024', 'latihan-skd', 'latihan-singkat']) {
    const definition = definitionOf(examJson(id));
    const granted = (code: string) => grantsOf(accommodationsOf(definition, [code]));
    expect([granted('netra').screenReader, granted('huruf-besar').textPercent]).toEqual([true, 150]);
  }
});
