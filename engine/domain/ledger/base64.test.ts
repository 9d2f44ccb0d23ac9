import fc from 'fast-check';
import { Malformed } from '../malformed.ts';
import { fromBase64, toBase64 } from './base64.ts';

test('any bytes survive the way to base64 and back, in the platform’s spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
});

test('whatever is accepted is the one spelling of its bytes', () => {
  const letters = fc.constantFrom(...'ABQgwx09+/=-_ \n');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 9 }), (text) => {
      try {
        expect(toBase64(fromBase64(text))).toBe(text);
      } catch (refused) {
        expect(refused).toBeInstanceOf(Malformed);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['without its padding', 'AA'],
  ['with unused bits set', 'AB=='],
  ['with a line end', 'AAAA\n'],
  ['in the alphabet for addresses', '-_-_'],
  ['with too much padding', 'A==='],
  ['with padding in the middle', 'AA==AAAA'],
  ['of padding alone', '===='],
])('base64 %s is refused', (_, text) => {
  expect(() => fromBase64(text)).toThrow(Malformed);
});
