import { sameBytes } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import { hashInput } from './hash-input.ts';

/** Bytes of a leaf's or node's hash. */
export const HASH_BYTES = 32;

const LEAF = 0x00;
const NODE = 0x01;

/** Root of the tree without leaves, RFC 6962 section 2.1: SHA-256 of nothing. */
export function emptyRoot(h: Hashing): Uint8Array {
  return h.sha256(new Uint8Array(0));
}

/** `SHA-256(0x00 ‖ entry)`. */
export function leafHash(h: Hashing, entry: Uint8Array): Uint8Array {
  const input = hashInput(1 + entry.length);
  input[0] = LEAF;
  input.set(entry, 1);
  return h.sha256(input);
}

/** `SHA-256(0x01 ‖ left ‖ right)`. */
export function nodeHash(h: Hashing, left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = hashInput(1 + left.length + right.length);
  input[0] = NODE;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return h.sha256(input);
}

/** The full subtrees of a tree, widest first: one hash per 1 bit of the size. */
export interface FrontierState {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

/** Told of every full subtree that a leaf completes, its own leaf (level 0) first; covers leaves n·2^level onwards. */
export type SubtreeSink = (level: number, n: number, hash: Uint8Array) => void;

/** A growing tree of which only the right edge is kept. */
export class Frontier {
  readonly #h: Hashing;
  #size: number;
  #hashes: Uint8Array[];

  private constructor(h: Hashing, state: FrontierState) {
    this.#h = h;
    this.#size = state.size;
    this.#hashes = [...state.hashes];
  }

  static empty(h: Hashing): Frontier {
    return new Frontier(h, { size: 0, hashes: [] });
  }

  static from(h: Hashing, state: FrontierState): Frontier {
    if (!isCount(state.size) || state.hashes.length !== oneBits(state.size)) {
      throw new RangeError(`${state.hashes.length} subtrees cannot make a tree of ${state.size} leaves`);
    }
    state.hashes.forEach(checkHash);
    return new Frontier(h, state);
  }

  get size(): number {
    return this.#size;
  }

  /** A copy that later leaves do not touch. */
  state(): FrontierState {
    return { size: this.#size, hashes: [...this.#hashes] };
  }

  append(leaf: Uint8Array, completed?: SubtreeSink): void {
    checkHash(leaf);
    let hash = leaf;
    let n = this.#size;
    let level = 0;
    completed?.(level, n, hash);
    while (n % 2 === 1) {
      hash = nodeHash(this.#h, this.#hashes.pop()!, hash);
      n = (n - 1) / 2;
      level += 1;
      completed?.(level, n, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  root(): Uint8Array {
    return this.#size === 0
      ? emptyRoot(this.#h)
      : this.#hashes.reduceRight((right, left) => nodeHash(this.#h, left, right));
  }
}

/** Hash of the full subtree over leaves n·2^level to (n+1)·2^level - 1. */
export type SubtreeAt = (level: number, n: number) => Uint8Array;

/** Reads subtrees from the leaf hashes; each is computed when first asked for and kept. The array may grow meanwhile. */
export function subtreesOf(h: Hashing, leaves: readonly Uint8Array[]): SubtreeAt {
  const levels: Uint8Array[][] = [];
  const subtreeAt: SubtreeAt = (level, n) => {
    if (level === 0) {
      const leaf = leaves[n];
      if (leaf === undefined) throw new RangeError(`there is no leaf ${n}`);
      return leaf;
    }
    const known = (levels[level] ??= []);
    return (known[n] ??= nodeHash(h, subtreeAt(level - 1, 2 * n), subtreeAt(level - 1, 2 * n + 1)));
  };
  return subtreeAt;
}

/** RFC 6962 section 2.1.1: that leaf `index` is in the tree of `size` leaves. The neighbour nearest to the leaf comes first. */
export function inclusionProof(h: Hashing, subtreeAt: SubtreeAt, index: number, size: number): Uint8Array[] {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError(`no leaf ${index} in ${size}`);
  const proof: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      proof.push(rangeHash(h, subtreeAt, middle, to));
      to = middle;
    } else {
      proof.push(rangeHash(h, subtreeAt, from, middle));
      from = middle;
    }
  }
  return proof.reverse();
}

/** RFC 6962 section 2.1.2: that the tree of `size1` leaves is the beginning of the tree of `size2` leaves. */
export function consistencyProof(h: Hashing, subtreeAt: SubtreeAt, size1: number, size2: number): Uint8Array[] {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2) {
    throw new RangeError(`no tree of ${size2} leaves begins with a tree of ${size1}`);
  }
  const proof: Uint8Array[] = [];
  let from = 0;
  let to = size2;
  while (to !== size1) {
    const middle = from + largestPowerBelow(to - from);
    if (size1 <= middle) {
      proof.push(rangeHash(h, subtreeAt, middle, to));
      to = middle;
    } else {
      proof.push(rangeHash(h, subtreeAt, from, middle));
      from = middle;
    }
  }
  // From leaf 0 on, this subtree is the old tree itself, whose root the verifier has.
  if (from !== 0) proof.push(rangeHash(h, subtreeAt, from, to));
  return proof.reverse();
}

/** Root of the tree of the first `size` leaves. */
export function rootAt(h: Hashing, subtreeAt: SubtreeAt, size: number): Uint8Array {
  return size === 0 ? emptyRoot(h) : rangeHash(h, subtreeAt, 0, size);
}

function rangeHash(h: Hashing, subtreeAt: SubtreeAt, from: number, to: number): Uint8Array {
  const length = to - from;
  if (isPowerOfTwo(length)) return subtreeAt(Math.round(Math.log2(length)), from / length);
  const middle = from + largestPowerBelow(length);
  return nodeHash(h, rangeHash(h, subtreeAt, from, middle), rangeHash(h, subtreeAt, middle, to));
}

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** RFC 9162 section 2.1.3.2. */
export function verifyInclusion(h: Hashing, { root, ...claim }: InclusionClaim): boolean {
  const found = rootByPath(h, claim);
  return found !== undefined && sameBytes(found, root);
}

/** The root that a path gives for a leaf of a tree of `size` leaves; undefined where the path is not one for that place. */
export function rootByPath(
  h: Hashing,
  { leaf, index, size, proof }: Omit<InclusionClaim, 'root'>,
): Uint8Array | undefined {
  if (!isCount(index) || !isCount(size) || index >= size) return undefined;
  if (leaf.length !== HASH_BYTES || !proof.every(isHash)) return undefined;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const neighbour of proof) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(h, neighbour, hash);
      [place, last] = climbWhileBit(0, place, last);
    } else {
      hash = nodeHash(h, hash, neighbour);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 ? hash : undefined;
}

export interface ConsistencyClaim {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 section 2.1.4.2. An empty first tree is refused: it is consistent with every tree and proves nothing. */
export function verifyConsistency(h: Hashing, { size1, size2, root1, root2, proof }: ConsistencyClaim): boolean {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2 || !proof.every(isHash)) return false;
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2);
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  const roots = rootsFromPath(h, path, size1, size2);
  return roots !== undefined && sameBytes(roots.older, root1) && sameBytes(roots.newer, root2);
}

/** The roots that a path gives for both trees; undefined if its length is not the one for these sizes. */
function rootsFromPath(
  h: Hashing,
  path: readonly Uint8Array[],
  size1: number,
  size2: number,
): { older: Uint8Array; newer: Uint8Array } | undefined {
  const [start, ...neighbours] = path;
  if (start === undefined) return undefined;
  let [place, last] = climbWhileBit(1, size1 - 1, size2 - 1);
  let older = start;
  let newer = start;
  for (const neighbour of neighbours) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      older = nodeHash(h, neighbour, older);
      newer = nodeHash(h, neighbour, newer);
      [place, last] = climbWhileBit(0, place, last);
    } else {
      newer = nodeHash(h, newer, neighbour);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 ? { older, newer } : undefined;
}

/** Goes up from a place and from the last place of its row together, as long as the place's lowest bit is `bit`. */
function climbWhileBit(bit: 0 | 1, place: number, last: number): [number, number] {
  while (place % 2 === bit && place !== 0) {
    place = half(place);
    last = half(last);
  }
  return [place, last];
}

// Shifts would cut sizes to 32 bits.
function half(n: number): number {
  return Math.floor(n / 2);
}

function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

function isPowerOfTwo(n: number): boolean {
  return oneBits(n) === 1;
}

function oneBits(n: number): number {
  let count = 0;
  for (let left = n; left > 0; left = half(left)) count += left % 2;
  return count;
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

function checkHash(bytes: Uint8Array): void {
  if (!isHash(bytes)) throw new RangeError(`a hash has ${HASH_BYTES} bytes, not ${bytes.length}`);
}
