import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { publicKeyOf, signEd25519, verifyEd25519 } from '../verify/ed25519.ts';
import { COSIGNATURE, cosignedAt, parseCheckpoint, parseKey } from '../verify/note.ts';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { cosign, vkeyOf, witnessKey } from './witness-key.ts';

const CHECKPOINT = `terang/00000000/sesi\n12\n${Buffer.alloc(32, 7).toString('base64')}\n`;
const LOG_LINE = `\u2014 log ${Buffer.alloc(68, 1).toString('base64')}\n`;

test('signatures by arithmetic are byte for byte those of node', () => {
  for (let round = 0; round < 20; round++) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const secret = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32));
    const text = new TextEncoder().encode(`text ${round}`);
    expect(Buffer.from(publicKeyOf(secret))).toEqual(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
    expect(Buffer.from(signEd25519(secret, text))).toEqual(sign(null, text, privateKey));
    expect(verifyEd25519(publicKeyOf(secret), text, signEd25519(secret, text))).toBe(true);
  }
});

test('a cosignature says when, and is good for that text and that time alone', () => {
  const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(secrets, fc.integer({ min: 1, max: 2 ** 40 }), (secret, time) => {
      const witness = witnessKey(nodePrimitives, 'saksi-1', secret)!;
      const key = parseKey(nodePrimitives, vkeyOf(witness.key), COSIGNATURE)!;
      const line = cosign(witness, CHECKPOINT, time);
      const seen = (text: string) => cosignedAt(nodePrimitives, parseCheckpoint(`${text}\n${LOG_LINE}${line}`)!, key);
      expect(seen(CHECKPOINT)).toBe(time);
      expect(seen(CHECKPOINT.replace('12', '13'))).toBe('bad');
      expect(cosignedAt(nodePrimitives, parseCheckpoint(`${CHECKPOINT}\n${LOG_LINE}`)!, key)).toBeNull();
    }),
    { numRuns: 20 },
  );
});

test('the time cannot be moved without the key', () => {
  const witness = witnessKey(nodePrimitives, 'saksi-1', new Uint8Array(32).fill(9))!;
  const bytes = Buffer.from(cosign(witness, CHECKPOINT, 1_800_000_000).trim().split(' ')[2]!, 'base64');
  bytes[11]! ^= 1;
  const note = parseCheckpoint(`${CHECKPOINT}\n${LOG_LINE}\u2014 saksi-1 ${bytes.toString('base64')}\n`)!;
  expect(cosignedAt(nodePrimitives, note, witness.key)).toBe('bad');
});

test.each(['', 'a b', 'a+b', 'x'.repeat(61)])('%j cannot be the name of a key', (name) => {
  expect(witnessKey(nodePrimitives, name, new Uint8Array(32))).toBeNull();
});
