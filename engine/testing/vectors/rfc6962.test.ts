import { verifyConsistency, verifyInclusion } from '#domain/ledger/merkle-tree.ts';
import { nodePrimitives } from '../../../scripts/verify/node-primitives.ts';
import { isConsistent } from '../../../scripts/witness/consistency.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';
import { describeVectors, jsonFiles } from './describe-vectors.ts';

interface InclusionCase {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

interface ConsistencyCase {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function hashes(proof: readonly string[] | null): Uint8Array[] {
  return (proof ?? []).map(bytes);
}

describeVectors('RFC 6962 inclusion proofs of transparency-dev/merkle', 'merkle/rfc6962/inclusion', (directory) => {
  const cases = jsonFiles<InclusionCase>(directory);

  test('all 98 are there', () => {
    expect(cases).toHaveLength(98);
  });

  test.each(cases)('%s is judged as published', (_, { leafHash, leafIdx, treeSize, root, proof, wantErr }) => {
    const claim = { leaf: bytes(leafHash), index: leafIdx, size: treeSize, proof: hashes(proof), root: bytes(root) };
    expect(verifyInclusion(nodeHashing, claim)).toBe(!wantErr);
  });
});

describeVectors('RFC 6962 consistency proofs of transparency-dev/merkle', 'merkle/rfc6962/consistency', (directory) => {
  const cases = jsonFiles<ConsistencyCase>(directory);

  test('all 98 are there', () => {
    expect(cases).toHaveLength(98);
  });

  test.each(cases)('%s is judged as published', (_, { size1, size2, root1, root2, proof, wantErr }) => {
    const claim = { size1, size2, root1: bytes(root1), root2: bytes(root2), proof: hashes(proof) };
    expect(verifyConsistency(nodeHashing, claim)).toBe(!wantErr);
    expect(isConsistent(nodePrimitives, claim, claim.proof)).toBe(!wantErr);
  });
});
