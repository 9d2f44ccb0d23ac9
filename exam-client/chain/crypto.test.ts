import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { generatePrivateKey, signingKey, verifySignature } from '../../engine/storage/ed25519.ts';
import { publicKeyOf, signPlainly, verifyPlainly } from './ed25519.ts';
import { plainHashing } from './sha256.ts';
import { sha512 } from './sha512.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('hashes are those of node, at every length around a block', () => {
  for (let length = 0; length < 300; length++) {
    const bytes = new Uint8Array(length).map((_, i) => (i * 7 + length) & 255);
    expect(hex(plainHashing.sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(hex(sha512(bytes))).toBe(createHash('sha512').update(bytes).digest('hex'));
    const key = bytes.slice(0, 32);
    expect(hex(plainHashing.hmac(key, bytes))).toBe(createHmac('sha256', key).update(bytes).digest('hex'));
  }
});

test('a signature in plain numbers is the one that node makes, and node’s is confirmed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(511), (bytes, bit) => {
      const seed = generatePrivateKey();
      const own = signingKey(seed);
      const publicKey = publicKeyOf(seed);
      expect(hex(publicKey)).toBe(hex(own.publicKey));
      const signature = signPlainly(seed, publicKey, bytes);
      expect(hex(signature)).toBe(hex(own.sign(bytes)));
      expect(verifySignature(publicKey, bytes, signature) && verifyPlainly(publicKey, bytes, signature)).toBe(true);
      signature[bit >> 3]! ^= 1 << (bit & 7);
      expect(verifyPlainly(publicKey, bytes, signature)).toBe(false);
    }),
    { numRuns: 25 },
  );
});
