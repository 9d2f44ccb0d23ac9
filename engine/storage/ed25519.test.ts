import fc from 'fast-check';
import { generatePrivateKey, signingKey, verifySignature } from './ed25519.ts';

const key = signingKey(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'));

test('the first example of RFC 8032 comes out', () => {
  expect(Buffer.from(key.publicKey).toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  );
  expect(Buffer.from(key.sign(new Uint8Array(0))).toString('hex')).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  );
});

test('what a key signed it confirms, and no other bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(511), (bytes, bit) => {
      const signature = key.sign(bytes);
      expect(verifySignature(key.publicKey, bytes, signature)).toBe(true);
      expect(verifySignature(key.publicKey, Uint8Array.of(...bytes, 0), signature)).toBe(false);
      signature[bit >> 3]! ^= 1 << (bit & 7);
      expect(verifySignature(key.publicKey, bytes, signature)).toBe(false);
    }),
  );
});

test('new keys are different, and each signs for itself', () => {
  const [one, two] = [signingKey(generatePrivateKey()), signingKey(generatePrivateKey())];
  const bytes = Uint8Array.of(1, 2, 3);
  expect(verifySignature(one.publicKey, bytes, one.sign(bytes))).toBe(true);
  expect(verifySignature(two.publicKey, bytes, one.sign(bytes))).toBe(false);
});

test('a key or signature of a wrong length is a no, not a fault', () => {
  const bytes = Uint8Array.of(1);
  expect(verifySignature(key.publicKey.slice(1), bytes, key.sign(bytes))).toBe(false);
  expect(verifySignature(key.publicKey, bytes, key.sign(bytes).slice(1))).toBe(false);
  expect(verifySignature(key.publicKey, bytes, new Uint8Array(0))).toBe(false);
});

test('a private key of a wrong length is a fault', () => {
  expect(() => signingKey(new Uint8Array(31))).toThrow(RangeError);
});
