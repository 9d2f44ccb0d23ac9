import fc from 'fast-check';
import { type Piece, wordDiff } from './word-diff.ts';

const side = (pieces: readonly Piece[], without: Piece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

test('a word that was replaced stands beside the one that replaced it', () => {
  expect(wordDiff('Lambang sila ketiga ialah?', 'Lambang sila kelima ialah?')).toEqual([
    { kind: 'same', text: 'Lambang sila ' },
    { kind: 'gone', text: 'ketiga ' },
    { kind: 'added', text: 'kelima ' },
    { kind: 'same', text: 'ialah?' },
  ]);
});

test('both texts can always be read out of their difference, and equal ones have none', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'cc', '  ', '\n'), { maxLength: 12 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      expect(side(pieces, 'added')).toBe(before);
      expect(side(pieces, 'gone')).toBe(after);
      expect(pieces.some(({ kind }) => kind !== 'same')).toBe(before !== after);
    }),
  );
});

test('a text of thousands of other words is told as replaced', () => {
  const before = 'a '.repeat(3_000);
  expect(wordDiff(before, 'b '.repeat(3_000)).map(({ kind }) => kind)).toEqual(['gone', 'added']);
});
