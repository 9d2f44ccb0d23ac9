import { generatePrivateKey, signingKey, verifySignature } from '../../storage/ed25519.ts';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { checkpointText } from './checkpoint.ts';
import { inclusionProof, leafHash, rootAt, subtreesOf } from './merkle-tree.ts';
import { ed25519Signer, ed25519Verifier, noteKey, signNote } from './signed-note.ts';
import { leafCode, readTlogProof, tlogProof } from './tlog-proof.ts';

const own = signingKey(generatePrivateKey());
const key = noteKey(h, 'terang/00112233', own.publicKey);
const verifier = ed25519Verifier(key, verifySignature);
const entries = Array.from({ length: 11 }, (_, place) => h.utf8(`entry ${place}`));
const subtreeAt = subtreesOf(
  h,
  entries.map((entry) => leafHash(h, entry)),
);
const root = rootAt(h, subtreeAt, 11);
const text = checkpointText({ origin: 'terang/00112233/small', size: 11, root });
const note = signNote(
  h,
  text,
  ed25519Signer(key, (bytes) => own.sign(bytes)),
);

function proofOf(index: number): string {
  return tlogProof({ entry: entries[index]!, index, proof: inclusionProof(h, subtreeAt, index, 11), note });
}

test('each entry’s proof is read back under the key that signed', () => {
  entries.forEach((entry, index) => {
    const read = readTlogProof(h, proofOf(index), verifier);
    expect([read.index, read.size, [...read.root]]).toEqual([index, 11, [...root]]);
    expect(read.entry).toEqual(entry);
  });
});

test('another entry, another number, another way or another key prove nothing', () => {
  const good = proofOf(4);
  const stranger = noteKey(h, 'terang/00112233', signingKey(generatePrivateKey()).publicKey);
  expect(() => readTlogProof(h, good, ed25519Verifier(stranger, verifySignature))).toThrow();
  for (const wrong of [
    good.replace('index 4', 'index 5'),
    good.replace(/extra .*/, `extra ${Buffer.from('entry 5').toString('base64')}`),
    good.replace(/(index 4\n)[^\n]+\n/, '$1'),
    good.replace('\n11\n', '\n12\n'),
    'x',
  ]) {
    expect(() => readTlogProof(h, wrong, verifier)).toThrow();
  }
});

test('a code has the first 80 bits of a leaf', () => {
  expect(leafCode(new Uint8Array(32))).toBe('0000-0000-0000-0000');
  expect(leafCode(new Uint8Array(32).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  expect(leafCode(Uint8Array.of(0x08, ...new Uint8Array(31)))).toBe('1000-0000-0000-0000');
});
