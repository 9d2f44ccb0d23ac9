import { readU32, writeU64 } from '../bytes.ts';
import type { Hashing } from './hashing.ts';

const RANGE = 2 ** 32;

/** The same key gives the same numbers for ever: HMAC-SHA-256(key, u64be(j)) for j = 0, 1, …, read 4 bytes at a time. */
export class RandomStream {
  readonly #h: Hashing;
  readonly #key: Uint8Array;
  #block: Uint8Array = new Uint8Array(0);
  #blocks = 0;
  #at = 0;

  constructor(h: Hashing, key: Uint8Array) {
    this.#h = h;
    this.#key = key;
  }

  /** 0 to 2^32 - 1. */
  u32(): number {
    if (this.#at === this.#block.length) {
      const counter = new Uint8Array(8);
      writeU64(counter, 0, this.#blocks);
      this.#block = this.#h.hmac(this.#key, counter);
      this.#blocks += 1;
      this.#at = 0;
    }
    const number = readU32(this.#block, this.#at);
    this.#at += 4;
    return number;
  }

  /** 0 to n - 1, each equally likely; n from 1 to 2^32. */
  below(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > RANGE) throw new RangeError(`cannot draw a number below ${n}`);
    // Beyond the last whole multiple of n the small remainders would come up once more often than the large.
    const limit = Math.floor(RANGE / n) * n;
    let number = this.u32();
    while (number >= limit) number = this.u32();
    return number % n;
  }
}

/** Fisher-Yates from the last place down, as a new array. Use a fresh stream for every shuffle. */
export function shuffle<T>(items: readonly T[], stream: RandomStream): T[] {
  const order = [...items];
  for (let i = order.length - 1; i >= 1; i--) {
    const j = stream.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
