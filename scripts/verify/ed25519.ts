import { type Bytes, join } from './bytes.ts';
import { sha512 } from './sha512.ts';

/** Ed25519 verification, RFC 8032 section 5.1.7, in whole numbers: public data only, so nothing here need be constant in time. */
const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * inverse(121666n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}

const NEUTRAL: Point = { x: 0n, y: 1n, z: 1n, t: 0n };
const BASE = decompress(littleEndian(mod(4n * inverse(5n)))) as Point;

export function verifyEd25519(publicKey: Bytes, bytes: Bytes, signature: Bytes): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), fromLittleEndian(signature.subarray(32))];
  const key = decompress(publicKey);
  if (key === null || s >= ORDER) return false;
  const k = fromLittleEndian(sha512(join(r, publicKey, bytes))) % ORDER;
  // [S]B - [k]A must be exactly the bytes of R.
  const expected = compress(both(s, BASE, k, negative(key)));
  return expected.every((byte, place) => byte === r[place]);
}

/** The public key of 32 secret bytes. Not in constant time: for a device that nobody else measures. */
export function publicKeyOf(secret: Bytes): Bytes {
  return compress(times(clamped(sha512(secret)), BASE));
}

/** RFC 8032 section 5.1.6. Not in constant time, as above. */
export function signEd25519(secret: Bytes, bytes: Bytes): Bytes {
  const expanded = sha512(secret);
  const scalar = clamped(expanded);
  const publicKey = compress(times(scalar, BASE));
  const once = fromLittleEndian(sha512(join(expanded.subarray(32), bytes))) % ORDER;
  const r = compress(times(once, BASE));
  const k = fromLittleEndian(sha512(join(r, publicKey, bytes))) % ORDER;
  return join(r, littleEndian((once + k * scalar) % ORDER));
}

function clamped(expanded: Bytes): bigint {
  const value = fromLittleEndian(expanded.subarray(0, 32)) & ((1n << 254n) - 8n);
  return value | (1n << 254n);
}

function times(factor: bigint, point: Point): Point {
  return both(factor, point, 0n, NEUTRAL);
}

function mod(value: bigint): bigint {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

function inverse(value: bigint): bigint {
  return power(mod(value), P - 2n);
}

function fromLittleEndian(bytes: Bytes): bigint {
  let value = 0n;
  for (let place = bytes.length - 1; place >= 0; place--) value = (value << 8n) | BigInt(bytes[place] as number);
  return value;
}

function littleEndian(value: bigint): Bytes {
  return Uint8Array.from({ length: 32 }, (_, place) => Number((value >> BigInt(8 * place)) & 0xffn));
}

/** Null for bytes that are no point, or not the one way to write it. */
function decompress(bytes: Bytes): Point | null {
  const written = fromLittleEndian(bytes);
  const y = written & ((1n << 255n) - 1n);
  if (y >= P) return null;
  const square = (y * y) % P;
  const [u, v] = [mod(square - 1n), mod(D * square + 1n)];
  const root = (((u * v ** 3n) % P) * power(mod(u * v ** 7n), (P - 5n) / 8n)) % P;
  const check = (v * root * root) % P;
  const x = check === u ? root : check === mod(-u) ? (root * ROOT_OF_MINUS_ONE) % P : null;
  const sign = written >> 255n;
  if (x === null || (x === 0n && sign === 1n)) return null;
  const right = (x & 1n) === sign ? x : mod(-x);
  return { x: right, y, z: 1n, t: (right * y) % P };
}

function compress({ x, y, z }: Point): Bytes {
  const scale = inverse(z);
  return littleEndian(((y * scale) % P) | ((((x * scale) % P) & 1n) << 255n));
}

function negative({ t, x, y, z }: Point): Point {
  return { x: mod(-x), y, z, t: mod(-t) };
}

function add(p: Point, q: Point): Point {
  const a = ((p.y - p.x) * (q.y - q.x)) % P;
  const b = ((p.y + p.x) * (q.y + q.x)) % P;
  const c = ((2n * D * p.t) % P) * q.t;
  const d = 2n * p.z * q.z;
  const [e, f, g, h] = [b - a, mod(d - c), mod(d + c), b + a];
  return { x: mod(e * f), y: mod(g * h), z: mod(f * g), t: mod(e * h) };
}

/** `[m]p + [n]q`, both at once. */
function both(m: bigint, p: Point, n: bigint, q: Point): Point {
  const sum = add(p, q);
  let result = NEUTRAL;
  for (let bit = 255n; bit >= 0n; bit--) {
    result = add(result, result);
    const [first, second] = [(m >> bit) & 1n, (n >> bit) & 1n];
    if (first === 1n) result = add(result, second === 1n ? sum : p);
    else if (second === 1n) result = add(result, q);
  }
  return result;
}
