import fc from 'fast-check';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { toHex } from './hex.ts';
import {
  Frontier,
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  subtreesOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle-tree.ts';

const LARGEST = 40;
const leaves = Array.from({ length: LARGEST }, (_, i) => leafHash(h, Uint8Array.of(i)));
const subtreeAt = subtreesOf(h, leaves);

/** RFC 6962 section 2.1, word for word. */
function definedRoot(part: readonly Uint8Array[]): Uint8Array {
  if (part.length === 0) return emptyRoot(h);
  if (part.length === 1) return part[0]!;
  let split = 1;
  while (split * 2 < part.length) split *= 2;
  return nodeHash(h, definedRoot(part.slice(0, split)), definedRoot(part.slice(split)));
}

const roots = Array.from({ length: LARGEST + 1 }, (_, size) => definedRoot(leaves.slice(0, size)));

function frontierOf(size: number): Frontier {
  const frontier = Frontier.empty(h);
  for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
  return frontier;
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
  return copy;
}

const sizes = fc.integer({ min: 1, max: LARGEST });
const pairs = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const bits = fc.nat(255);

test('the hashes of nothing, of an empty leaf and of a leaf are the published ones', () => {
  expect(toHex(emptyRoot(h))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(toHex(leafHash(h, new Uint8Array(0)))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

describe('a frontier', () => {
  test('has the defined root at every size', () => {
    const frontier = Frontier.empty(h);
    expect(frontier.root()).toEqual(roots[0]);
    leaves.forEach((leaf, i) => {
      frontier.append(leaf);
      expect(frontier.size).toBe(i + 1);
      expect(frontier.root()).toEqual(roots[i + 1]);
    });
  });

  test('may be put away and taken up again between any two leaves', () => {
    fc.assert(
      fc.property(pairs, ([pause, size]) => {
        const resumed = Frontier.from(h, frontierOf(pause).state());
        for (const leaf of leaves.slice(pause, size)) resumed.append(leaf);
        expect(resumed.root()).toEqual(roots[size]);
      }),
    );
  });

  test('does not touch a state it gave away', () => {
    const frontier = frontierOf(3);
    const state = frontier.state();
    frontier.append(leaves[3]!);
    expect(Frontier.from(h, state).root()).toEqual(roots[3]);
  });

  test('tells of every full subtree once, when its last leaf comes', () => {
    const seen: string[] = [];
    const frontier = frontierOf(2);
    frontier.append(leaves[2]!, (level, n) => seen.push(`${level}/${n}`));
    frontier.append(leaves[3]!, (level, n, hash) => {
      seen.push(`${level}/${n}`);
      expect(hash).toEqual(subtreeAt(level, n));
    });
    expect(seen).toEqual(['0/2', '0/3', '1/1', '2/0']);
  });

  test('cannot be made of the wrong number of subtrees, nor grow by what is no hash', () => {
    expect(() => Frontier.from(h, { size: 3, hashes: [leaves[0]!] })).toThrow(RangeError);
    expect(() => Frontier.from(h, { size: -1, hashes: [] })).toThrow(RangeError);
    expect(() => Frontier.from(h, { size: 1, hashes: [new Uint8Array(31)] })).toThrow(RangeError);
    expect(() => Frontier.empty(h).append(new Uint8Array(33))).toThrow(RangeError);
  });
});

describe('an inclusion proof', () => {
  test('convinces for every leaf of every tree, and for no other place or size', () => {
    for (let size = 1; size <= LARGEST; size++) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(h, subtreeAt, index, size);
        const claim = { leaf: leaves[index]!, index, size, proof, root: roots[size]! };
        expect(verifyInclusion(h, claim)).toBe(true);
        expect(verifyInclusion(h, { ...claim, index: (index + 1) % (size + 1) })).toBe(false);
        expect(verifyInclusion(h, { ...claim, root: roots[size - 1]! })).toBe(false);
      }
    }
  });

  test('fails when any single bit of leaf, root or proof is flipped', () => {
    fc.assert(
      fc.property(pairs, bits, fc.nat(7), ([place, size], bit, at) => {
        const proof = inclusionProof(h, subtreeAt, place - 1, size);
        const claim = { leaf: leaves[place - 1]!, index: place - 1, size, proof, root: roots[size]! };
        expect(verifyInclusion(h, { ...claim, leaf: flipped(claim.leaf, bit) })).toBe(false);
        expect(verifyInclusion(h, { ...claim, root: flipped(claim.root, bit) })).toBe(false);
        const bent = proof.map((hash, i) => (i === at % proof.length ? flipped(hash, bit) : hash));
        expect(verifyInclusion(h, { ...claim, proof: bent })).toBe(proof.length === 0);
      }),
    );
  });

  test('with one hash too many or too few fails', () => {
    const proof = inclusionProof(h, subtreeAt, 4, 11);
    const claim = { leaf: leaves[4]!, index: 4, size: 11, proof, root: roots[11]! };
    expect(verifyInclusion(h, { ...claim, proof: proof.slice(1) })).toBe(false);
    expect(verifyInclusion(h, { ...claim, proof: [...proof, leaves[0]!] })).toBe(false);
  });

  test('of a leaf that is not 32 bytes long fails, whatever its hashes', () => {
    const leaf = new Uint8Array(31);
    expect(verifyInclusion(h, { leaf, index: 0, size: 1, proof: [], root: leaf })).toBe(false);
  });

  test.each([
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
  ])('is neither made nor believed for leaf %p of %p', (index, size) => {
    expect(() => inclusionProof(h, subtreeAt, index, size)).toThrow(RangeError);
    expect(verifyInclusion(h, { leaf: leaves[0]!, index, size, proof: [], root: leaves[0]! })).toBe(false);
  });

  test('of a leaf that is not there is an error', () => {
    expect(() => inclusionProof(h, subtreeAt, 0, LARGEST + 1)).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  test('convinces for every pair of sizes, and never with the roots of other sizes', () => {
    for (let size2 = 1; size2 <= LARGEST; size2++) {
      for (let size1 = 1; size1 <= size2; size1++) {
        const proof = consistencyProof(h, subtreeAt, size1, size2);
        const claim = { size1, size2, root1: roots[size1]!, root2: roots[size2]!, proof };
        expect(verifyConsistency(h, claim)).toBe(true);
        expect(verifyConsistency(h, { ...claim, root1: roots[size1 - 1]! })).toBe(false);
        expect(verifyConsistency(h, { ...claim, root2: roots[size2 - 1]! })).toBe(false);
      }
    }
  });

  test('fails when any single bit of a root or of the proof is flipped', () => {
    fc.assert(
      fc.property(pairs, bits, fc.nat(7), ([size1, size2], bit, at) => {
        const proof = consistencyProof(h, subtreeAt, size1, size2);
        const claim = { size1, size2, root1: roots[size1]!, root2: roots[size2]!, proof };
        expect(verifyConsistency(h, { ...claim, root1: flipped(claim.root1, bit) })).toBe(false);
        expect(verifyConsistency(h, { ...claim, root2: flipped(claim.root2, bit) })).toBe(false);
        const bent = proof.map((hash, i) => (i === at % proof.length ? flipped(hash, bit) : hash));
        expect(verifyConsistency(h, { ...claim, proof: bent })).toBe(proof.length === 0);
      }),
    );
  });

  test('cannot hide that an old leaf was altered', () => {
    fc.assert(
      fc.property(pairs, fc.nat(LARGEST - 1), ([size1, size2], victim) => {
        fc.pre(victim < size1);
        const altered = leaves.map((leaf, i) => (i === victim ? flipped(leaf, 0) : leaf));
        const proof = consistencyProof(h, subtreesOf(h, altered), size1, size2);
        const root2 = definedRoot(altered.slice(0, size2));
        expect(verifyConsistency(h, { size1, size2, root1: roots[size1]!, root2, proof })).toBe(false);
      }),
    );
  });

  test('of the same size is empty, and anything in it is refused', () => {
    expect(consistencyProof(h, subtreeAt, 7, 7)).toEqual([]);
    const claim = { size1: 7, size2: 7, root1: roots[7]!, root2: roots[7]! };
    expect(verifyConsistency(h, { ...claim, proof: [leaves[0]!] })).toBe(false);
  });

  test.each([
    [0, 3],
    [0, 0],
    [4, 3],
    [1.5, 3],
  ])('is neither made nor believed from size %p to %p', (size1, size2) => {
    expect(() => consistencyProof(h, subtreeAt, size1, size2)).toThrow(RangeError);
    expect(verifyConsistency(h, { size1, size2, root1: roots[0]!, root2: roots[0]!, proof: [] })).toBe(false);
  });
});

test('sizes beyond 32 bits are proved like any other', () => {
  // Every leaf the same, so that a subtree's hash depends on its level alone.
  const uniform: Uint8Array[] = [leaves[0]!];
  for (let level = 1; level < 48; level++) uniform.push(nodeHash(h, uniform[level - 1]!, uniform[level - 1]!));
  const at = (level: number) => uniform[level]!;
  const [size1, size2] = [2 ** 33 + 5, 2 ** 40 + 2 ** 32 + 1];
  const rootOf = (size: number) => {
    const hashes = [...size.toString(2)].flatMap((bit, i, all) => (bit === '1' ? [at(all.length - 1 - i)] : []));
    return Frontier.from(h, { size, hashes }).root();
  };
  const consistency = consistencyProof(h, at, size1, size2);
  expect(verifyConsistency(h, { size1, size2, root1: rootOf(size1), root2: rootOf(size2), proof: consistency })).toBe(
    true,
  );
  const proof = inclusionProof(h, at, size1, size2);
  expect(verifyInclusion(h, { leaf: leaves[0]!, index: size1, size: size2, proof, root: rootOf(size2) })).toBe(true);
});
