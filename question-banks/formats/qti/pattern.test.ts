import fc from 'fast-check';
import { matchesPattern } from './pattern.ts';
import { Unsupported } from './unsupported.ts';

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['', [''], ['a']],
  ['abc', ['abc'], ['ab', 'abcd', 'xabc']],
  ['a|bc|', ['a', 'bc', ''], ['b', 'abc']],
  ['a?b*c+', ['c', 'abbc', 'acc'], ['ab', 'aac', '']],
  ['a{2}', ['aa'], ['a', 'aaa']],
  ['a{2,}', ['aa', 'aaaaa'], ['a']],
  ['a{0,2}b', ['b', 'ab', 'aab'], ['aaab']],
  ['(ab|c){2}', ['abab', 'cab', 'cc'], ['ab', 'abc ']],
  ['(?:ab)+', ['ab', 'abab'], ['a']],
  ['[a-c]+[^x]', ['aab', 'c-'], ['ax', 'x']],
  ['[a-z-[aeiou]]+', ['bcd'], ['bad']],
  ['[\\-+]?\\d+', ['-12', '+3', '4', '٣'], ['--1', '']],
  ['[+-]', ['+', '-'], ['x']],
  ['\\w+\\s\\w+', ['saya ikut', 'é\tü'], ['saya', 'a b c']],
  ['\\p{Lu}\\p{Ll}*', ['Ab', 'Él'], ['ab', 'A1']],
  ['\\P{L}', ['1'], ['a']],
  ['\\(\\.\\*\\)', ['(.*)'], ['(x)']],
  ['.', ['x', '😀'], ['\n', '']],
  ['^abc$', ['abc'], ['^abc$']],
  ['\\D\\S', ['a.'], ['1a', 'a ']],
])('%s', (pattern, those, others) => {
  for (const text of those) expect([text, matchesPattern(pattern, text)]).toEqual([text, true]);
  for (const text of others) expect([text, matchesPattern(pattern, text)]).toEqual([text, false]);
});

test.each([
  '(',
  ')',
  'a)',
  '[',
  '[]',
  'a**',
  '*a',
  'a{2',
  'a{3,2}',
  '\\',
  '\\q',
  '\\p{Greek}',
  '(?=a)',
  '(?<n>a)',
  '[z-a]',
  '{',
  ']',
])('%s is no pattern', (pattern) => expect(() => matchesPattern(pattern, 'a')).toThrow(Unsupported));

test.each(['(a+)+b', '(a|a)*b', '(a*)*b', '(a|aa)+b', '([a-z]+)*1', '(((a?){50})*)*b'])(
  '%s does not try forever',
  (pattern) => {
    expect(matchesPattern(pattern, 'a'.repeat(5000))).toBe(false);
  },
);

test('it says what the language’s own expressions say, where both know the pattern', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(ab)?', '\\d', 'a*', 'b+', 'a{1,2}', '(a*b)*');
  const pattern = fc.array(atom, { maxLength: 6 }).map((parts) => parts.join(''));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', 'x'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (one, two) => {
      expect(matchesPattern(one, two)).toBe(new RegExp(`^(?:${one})$`, 'u').test(two));
    }),
    { numRuns: 2000 },
  );
});
