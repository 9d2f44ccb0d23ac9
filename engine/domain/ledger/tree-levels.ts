import type { Hashing } from '../draw/hashing.ts';
import { Frontier, HASH_BYTES, type SubtreeAt } from './merkle-tree.ts';

const FIRST_ROOM = 256;

/** A growing tree of which every full subtree is kept, 32 bytes each: proofs between any two of its sizes cost a few hashes. */
export class TreeLevels {
  private readonly frontier: Frontier;
  private readonly levels: Uint8Array[] = [];

  constructor(h: Hashing) {
    this.frontier = Frontier.empty(h);
  }

  get size(): number {
    return this.frontier.size;
  }

  append(leaf: Uint8Array): void {
    this.frontier.append(leaf, (level, n, hash) => this.roomFor(level, n).set(hash, n * HASH_BYTES));
  }

  readonly subtreeAt: SubtreeAt = (level, n) => {
    if ((n + 1) * 2 ** level > this.size) throw new RangeError(`there is no subtree ${n} of level ${level}`);
    return this.levels[level]!.slice(n * HASH_BYTES, (n + 1) * HASH_BYTES);
  };

  private roomFor(level: number, n: number): Uint8Array {
    const held = this.levels[level];
    const needed = (n + 1) * HASH_BYTES;
    if (held !== undefined && held.length >= needed) return held;
    const larger = new Uint8Array(Math.max(FIRST_ROOM * HASH_BYTES, 2 * needed));
    if (held !== undefined) larger.set(held);
    this.levels[level] = larger;
    return larger;
  }
}
