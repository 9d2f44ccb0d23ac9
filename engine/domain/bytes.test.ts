import fc from 'fast-check';
import { concatBytes, readU32, sameBytes, writeU64 } from './bytes.ts';

function u64(value: number): string {
  const bytes = new Uint8Array(8);
  writeU64(bytes, 0, value);
  return Buffer.from(bytes).toString('hex');
}

test.each([
  [0, '0000000000000000'],
  [255, '00000000000000ff'],
  [2 ** 32 - 1, '00000000ffffffff'],
  [2 ** 32, '0000000100000000'],
  [Number.MAX_SAFE_INTEGER, '001fffffffffffff'],
])('%p is written most significant byte first', (value, hex) => {
  expect(u64(value)).toBe(hex);
});

test('every whole number below 2^53 is written as the platform writes it', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      expect(u64(value)).toBe(value.toString(16).padStart(16, '0'));
    }),
  );
});

test.each([-1, 0.5, 2 ** 53, Number.NaN])('%p cannot be written as eight bytes', (value) => {
  expect(() => u64(value)).toThrow(RangeError);
});

test('four bytes are read most significant first, and never from beyond the end', () => {
  expect(readU32(Uint8Array.of(0, 0xff, 0xfe, 0xfd, 0xfc), 1)).toBe(0xfffefdfc);
  expect(() => readU32(Uint8Array.of(1, 2, 3, 4), 1)).toThrow(RangeError);
});

test('pieces are joined in their order', () => {
  expect(concatBytes(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
});

test('bytes are the same only if length and every byte agree', () => {
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(sameBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false);
});
