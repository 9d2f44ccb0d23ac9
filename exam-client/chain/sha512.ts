/** SHA-512, FIPS 180-4, as Ed25519 asks for it; short inputs, so plain whole numbers are quick enough. */
const WORD = (1n << 64n) - 1n;
const ROUND = fractions(80, 3n);
const START = fractions(8, 2n);

/** The first 64 bits behind the point of a square or cube root of the first primes. */
function fractions(count: number, root: bigint): bigint[] {
  const found: bigint[] = [];
  for (let n = 2; found.length < count; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
    if (isPrime) found.push(rootOf(BigInt(n) << (64n * root), root) & WORD);
  }
  return found;
}

function rootOf(value: bigint, root: bigint): bigint {
  let low = 0n;
  for (let bit = 1n << 68n; bit > 0n; bit >>= 1n) if ((low | bit) ** root <= value) low |= bit;
  return low;
}

function rotated(word: bigint, by: bigint): bigint {
  return ((word >> by) | (word << (64n - by))) & WORD;
}

export function sha512(bytes: Uint8Array): Uint8Array {
  const blocks = Math.ceil((bytes.length + 17) / 128);
  const padded = new Uint8Array(blocks * 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  let state = START;
  for (let block = 0; block < blocks; block++) {
    const words = Array.from({ length: 16 }, (_, i) => view.getBigUint64(block * 128 + i * 8));
    state = compress(state, words);
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, i) => digest.setBigUint64(i * 8, word));
  return new Uint8Array(digest.buffer);
}

function compress(state: readonly bigint[], w: bigint[]): bigint[] {
  for (let i = 16; i < 80; i++) {
    const [near, far] = [w[i - 15]!, w[i - 2]!];
    const first = rotated(near, 1n) ^ rotated(near, 8n) ^ (near >> 7n);
    const second = rotated(far, 19n) ^ rotated(far, 61n) ^ (far >> 6n);
    w.push((w[i - 16]! + first + w[i - 7]! + second) & WORD);
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let i = 0; i < 80; i++) {
    const high = rotated(e, 14n) ^ rotated(e, 18n) ^ rotated(e, 41n);
    const one = h + high + ((e & f) ^ (~e & WORD & g)) + ROUND[i]! + w[i]!;
    const low = rotated(a, 28n) ^ rotated(a, 34n) ^ rotated(a, 39n);
    const two = low + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & WORD, c, b, a, (one + two) & WORD];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (state[i]! + word) & WORD);
}
