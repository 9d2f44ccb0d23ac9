import { inEnglish } from '../testing/in-english.ts';
import { quoted, textFaults } from './plain-text.ts';

test.each([
  ['letters, marks and symbols', 'Soal “3×²” ½ ≤ π — é'],
  ['a tab', 'a\tb'],
  ['a character of two halves', 'x \u{1F600}'],
])('%s can be shown and hashed as they stand', (_, text) => {
  expect(textFaults(text)).toEqual([]);
});

test.each([
  ['NUL', '\0', 'U+0000'],
  ['escape', '\u001b[2J', 'U+001B'],
  ['carriage return', 'a\rb', 'U+000D'],
  ['soft hyphen', 'a\u00adb', 'U+00AD'],
  ['zero width space', 'a\u200bb', 'U+200B'],
  ['right-to-left override', 'a\u202eb', 'U+202E'],
  ['isolate', 'a\u2066b', 'U+2066'],
  ['line separator', 'a\u2028b', 'U+2028'],
  ['byte order mark', 'a\ufeffb', 'U+FEFF'],
  ['private use', 'a\ue000b', 'U+E000'],
  ['tag letter', 'a\u{e0041}b', 'U+E0041'],
  ['half a surrogate pair', 'a\udc00b', 'U+DC00'],
])('%s is refused by its code point', (_, text, point) => {
  expect(inEnglish(textFaults(text))).toEqual([`holds a character that cannot be seen, ${point}; remove it`]);
});

test('a letter and its accent apart are not in Unicode NFC', () => {
  expect(inEnglish(textFaults('e\u0301'))).toEqual(['is not in Unicode NFC']);
});

test.each([
  ['short', '"short"'],
  ['a\u001b[31mb\u202e', '"aU+001B[31mbU+202E"'],
  ['x'.repeat(60), `"${'x'.repeat(60)}"`],
  ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
  ['\u{1F600}'.repeat(61), `"${'\u{1F600}'.repeat(60)}…"`],
  ['x'.repeat(10_000_000), `"${'x'.repeat(60)}…"`],
])('what is quoted is short and prints as it is', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});
