import { type Bytes, join } from './bytes.ts';

/** FIPS 180-4, in plain arithmetic: a page that was opened from a file has no other. */
const ROUNDS = 64;
const BLOCK = 64;

/** Bits 32 to 63 below the point of a root of a prime. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

const K = Int32Array.from(primes(ROUNDS), (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const W = new Int32Array(ROUNDS);

export function sha256(bytes: Bytes): Bytes {
  const state = START.slice();
  const whole = bytes.length - (bytes.length % BLOCK);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < whole; at += BLOCK) mix(state, view, at);
  const tail = padded(bytes.subarray(whole), bytes.length);
  const rest = new DataView(tail.buffer);
  for (let at = 0; at < tail.length; at += BLOCK) mix(state, rest, at);
  const out = new Uint8Array(32);
  const write = new DataView(out.buffer);
  state.forEach((word, place) => write.setInt32(place * 4, word));
  return out;
}

function padded(rest: Bytes, length: number): Uint8Array<ArrayBuffer> {
  const tail = new Uint8Array(rest.length < 56 ? BLOCK : 2 * BLOCK);
  tail.set(rest);
  tail[rest.length] = 0x80;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(tail.length - 4, (length << 3) >>> 0);
  return tail;
}

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

function mix(state: Int32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) W[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < ROUNDS; i++) {
    const [x, y] = [W[i - 15]!, W[i - 2]!];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    W[i] = (W[i - 16]! + s0 + W[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < ROUNDS; i++) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i]! + W[i]!) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
  state[4] = (state[4]! + e) | 0;
  state[5] = (state[5]! + f) | 0;
  state[6] = (state[6]! + g) | 0;
  state[7] = (state[7]! + h) | 0;
}

/** RFC 2104. */
export function hmac(key: Bytes, bytes: Bytes): Bytes {
  const short = key.length > BLOCK ? sha256(key) : key;
  const pad = (byte: number): Bytes => Uint8Array.from({ length: BLOCK }, (_, place) => (short[place] ?? 0) ^ byte);
  return sha256(join(pad(0x5c), sha256(join(pad(0x36), bytes))));
}
