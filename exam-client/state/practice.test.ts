import { itemCount } from '#domain/form/form.ts';
import en from '../messages/en.json';
import id from '../messages/id.json';
import { type PracticeTexts, practiceForm } from './practice.ts';

const languages: [string, PracticeTexts][] = [
  ['Indonesian', id.practice.items],
  ['English', en.practice.items],
];
const kindsOf = (kinds: readonly string[], texts: PracticeTexts): string[] =>
  practiceForm(kinds, texts, 'x').sections[0]!.items.map(({ kind }) => kind);

describe.each(languages)('practice in %s', (_, texts) => {
  test.each<[string, string[], string[]]>([
    ['of one kind of choice three times that', ['single-choice'], ['single-choice', 'single-choice', 'single-choice']],
    ['of two kinds both', ['single-choice', 'weighted-choice'], ['single-choice', 'weighted-choice', 'single-choice']],
    ['of a kind with one text fills up with plain choices', ['numeric'], ['numeric', 'single-choice', 'single-choice']],
    [
      'of many kinds shows each once',
      ['matching', 'ordering', 'numeric', 'true-false', 'short-text'],
      ['matching', 'ordering', 'numeric', 'true-false', 'short-text'],
    ],
    [
      'of kinds that cannot be practised is plain',
      ['hotspot', 'of-tomorrow'],
      ['single-choice', 'single-choice', 'single-choice'],
    ],
  ])('%s', (_name, kinds, expected) => {
    expect(kindsOf(kinds, texts)).toEqual(expected);
  });

  test('every text makes an item that says something', () => {
    for (const kind of Object.keys(texts)) {
      const [face] = practiceForm([kind], texts, 'x').sections[0]!.items;
      expect(face?.kind).toBe(kind);
      expect(JSON.stringify(face)).not.toMatch(/""|\[\]\}/);
    }
  });
});

test('both languages practise the same', () => {
  const shape = (texts: PracticeTexts): unknown =>
    Object.entries(texts).map(([kind, items]) => [kind, Object.values(items).map((item) => Object.keys(item))]);
  expect(shape(en.practice.items)).toEqual(shape(id.practice.items));
  expect(itemCount(practiceForm(['single-choice'], id.practice.items, 'x'))).toBe(3);
});
