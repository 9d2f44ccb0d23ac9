import fc from 'fast-check';
import { hkdfSync } from 'node:crypto';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { fromHex, toHex } from '../ledger/hex.ts';
import { hkdf } from './key-derivation.ts';

test('the first example of RFC 5869 comes out', () => {
  const output = hkdf(
    h,
    new Uint8Array(22).fill(0x0b),
    fromHex('000102030405060708090a0b0c'),
    fromHex('f0f1f2f3f4f5f6f7f8f9'),
    42,
  );
  expect(toHex(output)).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');
});

test('every input gives what the platform’s HKDF gives, the empty salt included', () => {
  const bytes = fc.uint8Array({ maxLength: 80 });
  fc.assert(
    fc.property(bytes, bytes, bytes, fc.integer({ min: 1, max: 200 }), (ikm, salt, info, length) => {
      expect(hkdf(h, ikm, salt, info, length)).toEqual(new Uint8Array(hkdfSync('sha256', ikm, salt, info, length)));
    }),
  );
});

test('8160 bytes are the most it gives', () => {
  const none = new Uint8Array(0);
  expect(hkdf(h, none, none, none, 8160)).toHaveLength(8160);
  for (const length of [0, 8161, 1.5]) expect(() => hkdf(h, none, none, none, length)).toThrow(RangeError);
});
