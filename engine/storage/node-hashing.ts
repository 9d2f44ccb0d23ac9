import { hash } from 'node:crypto';
import type { Hashing } from '#domain/draw/hashing.ts';

const BLOCK_BYTES = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
const HASH_BYTES = 32;
/** A hash is taken before the next block is made, so short ones share one piece of memory. */
const SCRATCH = new Uint8Array(512);
/** Views of it, by length. */
const INNER: (Uint8Array | undefined)[] = [];
const OUTER = new Uint8Array(BLOCK_BYTES + HASH_BYTES);

/**
 * The ground's primitives over node:crypto, in the forms that cost the least: every answer takes half a dozen hashes. Plain
 * arrays come out: a Buffer's slice shares its memory.
 */
export const nodeHashing: Hashing = { sha256, hmac, utf8 };

function sha256(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(HASH_BYTES);
  hashInto(bytes, digest, 0);
  return digest;
}

/** As a string of characters below 256: making a Buffer of it costs twice as much as the hash. */
function hashInto(bytes: Uint8Array, target: Uint8Array, at: number): void {
  const digest = hash('sha256', bytes, 'binary');
  for (let i = 0; i < HASH_BYTES; i++) target[at + i] = digest.charCodeAt(i);
}

/** RFC 2104 from two hashes: an Hmac object costs more than they do. */
function hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const short = key.length > BLOCK_BYTES ? sha256(key) : key;
  const length = BLOCK_BYTES + bytes.length;
  const inner = innerOf(length);
  pad(inner, short, INNER_PAD);
  inner.set(bytes, BLOCK_BYTES);
  hashInto(inner, OUTER, BLOCK_BYTES);
  pad(OUTER, short, OUTER_PAD);
  return sha256(OUTER);
}

function innerOf(length: number): Uint8Array {
  if (length > SCRATCH.length) return new Uint8Array(length);
  return (INNER[length] ??= SCRATCH.subarray(0, length));
}

/** The key as the first block has it. */
function pad(block: Uint8Array, key: Uint8Array, filling: number): void {
  for (let i = 0; i < key.length; i++) block[i] = key[i]! ^ filling;
  block.fill(filling, key.length, BLOCK_BYTES);
}

function utf8(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
