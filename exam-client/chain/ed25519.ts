import { concatBytes } from '#domain/bytes.ts';
import { sha512 } from './sha512.ts';

/**
 * Ed25519 of RFC 8032 in whole numbers, for a page without the browser's cryptography. Not constant in time: the key lives in this
 * page for one sitting, and who could measure the page could read it.
 */
const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** Extended: x/z, y/z, and t = xy/z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];

const NEUTRAL: Point = [0n, 1n, 1n, 0n];
const BASE = readPoint(bytesOf(mod(4n * power(5n, P - 2n))))!;

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

/** Least significant byte first. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function bytesOf(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, place) => Number((value >> BigInt(8 * place)) & 0xffn));
}

function add(p: Point, q: Point): Point {
  const a = ((p[1] - p[0]) * (q[1] - q[0])) % P;
  const b = ((p[1] + p[0]) * (q[1] + q[0])) % P;
  const c = ((2n * D * p[3]) % P) * q[3];
  const d = 2n * p[2] * q[2];
  const [e, f, g, h] = [b - a, mod(d - c), mod(d + c), b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(scalar: bigint, point: Point): Point {
  let [result, rest, doubled] = [NEUTRAL, scalar, point];
  for (; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = add(result, doubled);
    doubled = add(doubled, doubled);
  }
  return result;
}

function writePoint([x, y, z]: Point): Uint8Array {
  const scale = power(z, P - 2n);
  return bytesOf(((y * scale) % P) | ((((x * scale) % P) & 1n) << 255n));
}

/** Null for bytes that are no point, or not the one way to write it. */
function readPoint(bytes: Uint8Array): Point | null {
  const written = numberOf(bytes);
  const y = written & ((1n << 255n) - 1n);
  if (y >= P) return null;
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)];
  const root = (((u * v ** 3n) % P) * power(mod(u * v ** 7n), (P - 5n) / 8n)) % P;
  const found = (v * root * root) % P;
  const x = found === u ? root : found === mod(-u) ? (root * ROOT_OF_MINUS_ONE) % P : null;
  const sign = written >> 255n;
  if (x === null || (x === 0n && sign === 1n)) return null;
  const right = (x & 1n) === sign ? x : P - x;
  return [right, y, 1n, (right * y) % P];
}

function secretOf(seed: Uint8Array): { readonly scalar: bigint; readonly prefix: Uint8Array } {
  const digest = sha512(seed);
  const low = digest.slice(0, 32);
  low[0]! &= 248;
  low[31] = (low[31]! & 127) | 64;
  return { scalar: numberOf(low), prefix: digest.subarray(32) };
}

export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return writePoint(times(secretOf(seed).scalar, BASE));
}

/** 64 bytes. */
export function signPlainly(seed: Uint8Array, publicKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  const { prefix, scalar } = secretOf(seed);
  const nonce = numberOf(sha512(concatBytes(prefix, bytes))) % ORDER;
  const r = writePoint(times(nonce, BASE));
  const k = numberOf(sha512(concatBytes(r, publicKey, bytes))) % ORDER;
  return concatBytes(r, bytesOf((nonce + k * scalar) % ORDER));
}

/** Strict, as node has it. */
export function verifyPlainly(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), numberOf(signature.subarray(32))];
  const key = readPoint(publicKey);
  if (key === null || s >= ORDER) return false;
  const k = numberOf(sha512(concatBytes(r, publicKey, bytes))) % ORDER;
  const minus: Point = [mod(-key[0]), key[1], key[2], mod(-key[3])];
  const found = writePoint(add(times(s, BASE), times(k, minus)));
  return found.every((byte, place) => byte === r[place]);
}
