import { hash } from 'node:crypto';
import type { Hashing } from '#domain/draw/hashing.ts';

const BLOCK_BYTES = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
const SCRATCH = new Uint8Array(256);

/**
 * The ground's primitives over node:crypto, in the forms that cost the least: every answer takes half a dozen hashes. Plain
 * arrays come out: a Buffer's slice shares its memory.
 */
export const nodeHashing: Hashing = { sha256, hmac, utf8 };

/** As a string of characters below 256: making a Buffer of it costs twice as much as the hash. */
function sha256(bytes: Uint8Array): Uint8Array {
  const digest = hash('sha256', bytes, 'binary');
  const plain = new Uint8Array(digest.length);
  for (let i = 0; i < plain.length; i++) plain[i] = digest.charCodeAt(i);
  return plain;
}

/** RFC 2104 from two hashes: an Hmac object costs more than they do. */
function hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const short = key.length > BLOCK_BYTES ? sha256(key) : key;
  return sha256(padded(short, OUTER_PAD, sha256(padded(short, INNER_PAD, bytes))));
}

/** The hash of it is taken before the next one is made, so short ones share one piece of memory. */
function padded(key: Uint8Array, pad: number, bytes: Uint8Array): Uint8Array {
  const length = BLOCK_BYTES + bytes.length;
  const block = length <= SCRATCH.length ? SCRATCH.subarray(0, length) : new Uint8Array(length);
  block.fill(pad, 0, BLOCK_BYTES);
  for (let i = 0; i < key.length; i++) block[i]! ^= key[i]!;
  block.set(bytes, BLOCK_BYTES);
  return block;
}

function utf8(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
