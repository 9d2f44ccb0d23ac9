import type { Hashing } from '#domain/draw/hashing.ts';

/** SHA-256 and HMAC in plain arithmetic: on http:// a browser has no cryptography of its own, and links must not wait for it. */
const ROUND: Uint32Array = fractions(64, 1 / 3);
const START: Uint32Array = fractions(8, 1 / 2);

/** The first 32 bits behind the point of a root of the first primes, FIPS 180-4 sections 4.2.2 and 5.3.3. */
function fractions(count: number, power: number): Uint32Array {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
    if (isPrime) found.push(Math.floor((n ** power % 1) * 2 ** 32));
  }
  return Uint32Array.from(found);
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function sha256(bytes: Uint8Array): Uint8Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const state = Uint32Array.from(START);
  const words = new Uint32Array(64);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(block * 64 + i * 4);
    compress(state, words);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => digest.setUint32(i * 4, word));
  return new Uint8Array(digest.buffer);
}

function compress(state: Uint32Array, w: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const [near, far] = [w[i - 15]!, w[i - 2]!];
    const first = rotated(near, 7) ^ rotated(near, 18) ^ (near >>> 3);
    const second = rotated(far, 17) ^ rotated(far, 19) ^ (far >>> 10);
    w[i] = w[i - 16]! + first + w[i - 7]! + second;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const high = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const one = (h + high + ((e & f) ^ (~e & g)) + ROUND[i]! + w[i]!) | 0;
    const low = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = state[i]! + word));
}

/** RFC 2104; no key here is longer than a block. */
function hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const padded = (pad: number, inner: Uint8Array): Uint8Array => {
    const block = new Uint8Array(64 + inner.length).fill(pad, 0, 64);
    key.forEach((byte, i) => (block[i]! ^= byte));
    block.set(inner, 64);
    return sha256(block);
  };
  return padded(0x5c, padded(0x36, bytes));
}

export const plainHashing: Hashing = { sha256, hmac, utf8: (text) => new TextEncoder().encode(text) };
