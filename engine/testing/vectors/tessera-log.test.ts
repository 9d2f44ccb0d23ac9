import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkpointText, parseCheckpoint } from '#domain/ledger/checkpoint.ts';
import {
  Frontier,
  consistencyProof,
  inclusionProof,
  leafHash,
  subtreesOf,
  verifyConsistency,
  verifyInclusion,
} from '#domain/ledger/merkle-tree.ts';
import { ed25519Verifier, openNote, parseVkey } from '#domain/ledger/signed-note.ts';
import { verifySignature } from '../../storage/ed25519.ts';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { describeVectors } from './describe-vectors.ts';

const VKEY = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
const SIZES = Array.from({ length: 16 }, (_, size) => size);
const PAIRS = SIZES.flatMap((size2) => SIZES.slice(1, size2 + 1).map((size1) => [size1, size2] as const));

/** C2SP tlog-tiles: each entry behind its length in two bytes, most significant first. */
function entriesOf(bundle: Buffer): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + bundle.readUInt16BE(at);
    entries.push(new Uint8Array(bundle.subarray(at + 2, end)));
    at = end;
  }
  return entries;
}

describeVectors('the tiled log of transparency-dev/tessera', 'merkle/tessera/log', (directory) => {
  const verifier = ed25519Verifier(parseVkey(h, VKEY), verifySignature);
  const leaves = entriesOf(readFileSync(path.join(directory, 'tile/entries/000.p/15'))).map((entry) => leafHash(h, entry));
  const subtreeAt = subtreesOf(h, leaves);
  const checkpoints = SIZES.map((size) => {
    const note = readFileSync(path.join(directory, `checkpoint.${size}`), 'utf8');
    return openNote(h, note, [verifier]).text;
  });
  const roots = checkpoints.map((text) => parseCheckpoint(text).root);

  test.each(SIZES)('checkpoint %i is signed, reads back as written, and has our root', (size) => {
    const checkpoint = parseCheckpoint(checkpoints[size]!);
    const frontier = Frontier.empty(h);
    for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
    expect(checkpoint).toEqual({ origin: 'example.com/log/testdata', size, root: frontier.root() });
    expect(checkpointText(checkpoint)).toBe(checkpoints[size]);
  });

  test.each(SIZES.slice(1))('the bundle and the hash tile of %i entries agree with ours', (size) => {
    const bundle = readFileSync(path.join(directory, `tile/entries/000.p/${size}`));
    expect(entriesOf(bundle).map((entry) => leafHash(h, entry))).toEqual(leaves.slice(0, size));
    const tile = readFileSync(path.join(directory, `tile/0/000.p/${size}`));
    expect(Buffer.concat(leaves.slice(0, size)).equals(tile)).toBe(true);
  });

  test.each(PAIRS)('the signed root of %i leaves is the beginning of that of %i', (size1, size2) => {
    const proof = consistencyProof(h, subtreeAt, size1, size2);
    const claim = { size1, size2, root1: roots[size1]!, root2: roots[size2]!, proof };
    expect(verifyConsistency(h, claim)).toBe(true);
  });

  test.each(SIZES.slice(1))('every leaf is under the signed root of %i leaves', (size) => {
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(h, subtreeAt, index, size);
      expect(verifyInclusion(h, { leaf: leaves[index]!, index, size, proof, root: roots[size]! })).toBe(true);
    }
  });

  test('the 120 pairs of sizes are all proved', () => {
    expect(PAIRS).toHaveLength(120);
  });
});
