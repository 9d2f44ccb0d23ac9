import type { Bytes } from './bytes.ts';

/** FIPS 180-4 in whole numbers of any length: slow, and only needed once for each signature. */
const MASK = (1n << 64n) - 1n;
const BLOCK = 128;

/** The first 64 bits below the point of the root: an integer root of the prime shifted far to the left. */
function fraction(prime: number, degree: bigint): bigint {
  const shifted = BigInt(prime) << (64n * degree);
  let [low, high] = [0n, 1n << 70n];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= shifted) low = middle;
    else high = middle - 1n;
  }
  return low & MASK;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

const K = primes(80).map((prime) => fraction(prime, 3n));
const START = primes(8).map((prime) => fraction(prime, 2n));

const turn = (x: bigint, by: bigint): bigint => ((x >> by) | (x << (64n - by))) & MASK;

export function sha512(bytes: Bytes): Bytes {
  const length = Math.ceil((bytes.length + 17) / BLOCK) * BLOCK;
  const data = new Uint8Array(length);
  data.set(bytes);
  data[bytes.length] = 0x80;
  const view = new DataView(data.buffer);
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n);
  let state = START;
  for (let at = 0; at < length; at += BLOCK) state = mixed(state, view, at);
  const out = new DataView(new ArrayBuffer(64));
  state.forEach((word, place) => out.setBigUint64(place * 8, word));
  return new Uint8Array(out.buffer);
}

function mixed(state: readonly bigint[], view: DataView, at: number): bigint[] {
  const w: bigint[] = [];
  for (let i = 0; i < 80; i++) w.push(i < 16 ? view.getBigUint64(at + i * 8) : extended(w, i));
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let i = 0; i < 80; i++) {
    const t1 = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & MASK & g)) + K[i]! + w[i]!;
    const t2 = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [(t1 + t2) & MASK, a, b, c, (d + t1) & MASK, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]!) & MASK);
}

function extended(w: readonly bigint[], i: number): bigint {
  const [x, y] = [w[i - 15]!, w[i - 2]!];
  const s0 = turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n);
  const s1 = turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n);
  return (w[i - 16]! + s0 + w[i - 7]! + s1) & MASK;
}
