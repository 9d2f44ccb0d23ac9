import fc from 'fast-check';
import { Malformed } from '../malformed.ts';
import { decodeUtf8, isWellFormed } from './utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

test('any text survives the way through UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
    }),
  );
});

test('bytes are refused exactly when the platform’s strict decoder refuses them', () => {
  const lead = fc.constantFrom(
    0x41,
    0x7f,
    0x80,
    0xbf,
    0xc0,
    0xc2,
    0xe0,
    0xa0,
    0xed,
    0xef,
    0xf0,
    0x90,
    0x8f,
    0xf4,
    0xf5,
    0xff,
  );
  fc.assert(
    fc.property(fc.array(lead, { maxLength: 6 }), (list) => {
      const bytes = Uint8Array.from(list);
      let expected: string | undefined;
      try {
        expected = strict.decode(bytes);
      } catch {
        expected = undefined;
      }
      if (expected === undefined) expect(() => decodeUtf8(bytes)).toThrow(Malformed);
      else expect(decodeUtf8(bytes)).toBe(expected);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['an overlong slash', [0xc0, 0xaf]],
  ['an overlong NUL in three bytes', [0xe0, 0x80, 0x80]],
  ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ['a value beyond the last plane', [0xf4, 0x90, 0x80, 0x80]],
  ['a character that is cut off', [0x41, 0xe2, 0x80]],
])('%s is refused', (_, bytes) => {
  expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow(Malformed);
});

test('a text is well formed unless half a surrogate pair stands alone', () => {
  expect(isWellFormed('nilai 𝟙')).toBe(true);
  expect(isWellFormed('\ud800')).toBe(false);
  expect(isWellFormed('a\udc00b')).toBe(false);
});
