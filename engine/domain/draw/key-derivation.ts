import { concatBytes } from '../bytes.ts';
import type { Hashing } from './hashing.ts';

const BLOCK = 32;

/** HKDF-SHA-256, RFC 5869: extract, then expand to `length` bytes, at most 255·32. */
export function hkdf(h: Hashing, ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 1 || length > 255 * BLOCK) {
    throw new RangeError(`HKDF gives 1 to ${255 * BLOCK} bytes, not ${length}`);
  }
  const key = h.hmac(salt.length === 0 ? new Uint8Array(BLOCK) : salt, ikm);
  const output = new Uint8Array(Math.ceil(length / BLOCK) * BLOCK);
  let block: Uint8Array = new Uint8Array(0);
  for (let i = 0; i * BLOCK < length; i++) {
    block = h.hmac(key, concatBytes(block, info, Uint8Array.of(i + 1)));
    output.set(block, i * BLOCK);
  }
  return output.slice(0, length);
}
