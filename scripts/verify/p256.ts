import { type Bytes, join } from './bytes.ts';
import { sha256 } from './sha256.ts';

/** ECDSA over P-256 with SHA-256, FIPS 186-5 section 6.4.2, in whole numbers: public data only. */
const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** Jacobian; z is 0 for the neutral point. */
type Point = readonly [x: bigint, y: bigint, z: bigint];

const NEUTRAL: Point = [1n, 1n, 0n];
const BASE: Point = [
  0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
  1n,
];

/** The key is the point as 0x04, x, y; the signature r, s in 64 bytes. */
export function verifyP256(publicKey: Bytes, bytes: Bytes, signature: Bytes): boolean {
  if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false;
  const [x, y] = [number(publicKey.subarray(1, 33)), number(publicKey.subarray(33))];
  if (x >= P || y >= P || mod(y * y - (x * x * x - 3n * x + B)) !== 0n) return false;
  const [r, s] = [number(signature.subarray(0, 32)), number(signature.subarray(32))];
  if (r === 0n || s === 0n || r >= ORDER || s >= ORDER) return false;
  const w = power(s, ORDER - 2n, ORDER);
  const u = (number(sha256(bytes)) * w) % ORDER;
  const sum = add(times(u, BASE), times((r * w) % ORDER, [x, y, 1n]));
  if (sum[2] === 0n) return false;
  const inverse = power(sum[2], P - 2n, P);
  return mod(sum[0] * inverse * inverse) % ORDER === r;
}

function number(bytes: Bytes): bigint {
  let value = 0n;
  for (const byte of join(bytes)) value = (value << 8n) | BigInt(byte);
  return value;
}

function mod(value: bigint): bigint {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function double([x, y, z]: Point): Point {
  if (z === 0n || y === 0n) return NEUTRAL;
  const yy = (y * y) % P;
  const s = (4n * x * yy) % P;
  const zz = (z * z) % P;
  const m = (3n * (x - zz) * (x + zz)) % P;
  const t = mod(m * m - 2n * s);
  return [t, mod(m * (s - t) - 8n * yy * yy), mod(2n * y * z)];
}

function add(p: Point, q: Point): Point {
  if (p[2] === 0n) return q;
  if (q[2] === 0n) return p;
  const [pp, qq] = [(p[2] * p[2]) % P, (q[2] * q[2]) % P];
  const [u, v] = [(p[0] * qq) % P, (q[0] * pp) % P];
  const [s, t] = [(p[1] * qq * q[2]) % P, (q[1] * pp * p[2]) % P];
  if (u === v) return s === t ? double(p) : NEUTRAL;
  const h = mod(v - u);
  const r = mod(t - s);
  const hh = (h * h) % P;
  const hhh = (h * hh) % P;
  const uhh = (u * hh) % P;
  const x = mod(r * r - hhh - 2n * uhh);
  return [x, mod(r * (uhh - x) - s * hhh), (((h * p[2]) % P) * q[2]) % P];
}

function times(scalar: bigint, point: Point): Point {
  let result = NEUTRAL;
  for (let bit = 255n; bit >= 0n; bit--) {
    result = double(result);
    if (((scalar >> bit) & 1n) === 1n) result = add(result, point);
  }
  return result;
}
