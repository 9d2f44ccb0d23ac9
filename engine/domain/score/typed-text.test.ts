import fc from 'fast-check';
import { fitsPattern, sameText } from './typed-text.ts';

const strict = { ignoresCase: false, ignoresAccents: false, ignoresPunctuation: false };
const lenient = { ignoresCase: true, ignoresAccents: true, ignoresPunctuation: true };

describe('a typed text', () => {
  it.each([
    ['  Ibu   kota ', 'Ibu kota', strict, true],
    ['ibu kota', 'Ibu kota', strict, false],
    ['IBU KOTA', 'Ibu kota', lenient, true],
    ['café', 'cafe', lenient, true],
    ['café', 'cafe', strict, false],
    ['undang-undang', 'undang undang', lenient, true],
    ['undangundang', 'undang undang', lenient, false],
    ['cafe\u0301', 'café', strict, true],
  ])('%p beside %p under %p', (typed, accepted, sameness, same) => {
    expect(sameText(typed, accepted, sameness)).toBe(same);
  });

  it.each([
    ['jakarta', 'ja*ta', true],
    ['jakarta', '*', true],
    ['jakarta', 'jakarta', true],
    ['jakarta barat', 'jakarta', false],
    ['jakarta barat', 'jakarta*', true],
    ['a*b', 'a\\*b', true],
    ['axb', 'a\\*b', false],
    ['ab', 'ab*b', false],
    ['abcbc', 'a*bc*bc', true],
    ['abc', 'a*bc*bc', false],
  ])('%p against the pattern %p', (typed, pattern, fits) => {
    expect(fitsPattern(typed, pattern, strict)).toBe(fits);
  });

  it('always fits a pattern made from it by putting stars for some of its parts', () => {
    const word = fc.stringMatching(/^[a-z]{1,5}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 8 }), (parts) => {
        const text = parts.map(([part]) => part).join('');
        const pattern = parts.map(([part, isStar]) => (isStar ? '*' : part)).join('');
        expect(fitsPattern(text, pattern, strict)).toBe(true);
      }),
    );
  });

  it('is looked at in no more than its length, however hostile the pattern', () => {
    expect(fitsPattern('a'.repeat(100_000), `${'a*'.repeat(5_000)}b`, strict)).toBe(false);
  });
});
