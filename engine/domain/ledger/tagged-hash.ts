import { writeU64 } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import { isWellFormed } from './utf8.ts';

/** Begins every tag, key label and entry, so that no hash or signature of ours can be mistaken for another protocol's. */
export const PROTOCOL_PREFIX = 'cbt-transparency/v1/';

const TAGGED = 0x02;

/** Hashing is done when it returns, so short inputs share one piece of memory: every answer makes one. */
const SCRATCH_BYTES = 512;
const SCRATCH = new Uint8Array(SCRATCH_BYTES);
const ASCII = /^[\0-\x7f]*$/;

/**
 * `SHA-256(0x02 ‖ u64be(len T) ‖ T ‖ Σ(u64be(len part) ‖ part))` with `T = "cbt-transparency/v1/" + tag`: 32 bytes.
 * A string part stands for its UTF-8. The number of parts belongs to the tag: a tag is always used with the same number.
 */
export function taggedHash(h: Hashing, tag: string, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const pieces = [asciiOrBytes(h, PROTOCOL_PREFIX + tag)];
  let length = 1 + 8 + pieces[0]!.length;
  for (const part of parts) {
    const piece = typeof part === 'string' ? asciiOrBytes(h, part) : part;
    pieces.push(piece);
    length += 8 + piece.length;
  }
  const input = length <= SCRATCH_BYTES ? SCRATCH.subarray(0, length) : new Uint8Array(length);
  input[0] = TAGGED;
  let at = 1;
  for (const piece of pieces) {
    writeU64(input, at, piece.length);
    if (typeof piece === 'string') writeAscii(input, at + 8, piece);
    else input.set(piece, at + 8);
    at += 8 + piece.length;
  }
  return h.sha256(input);
}

/** ASCII stays a string: one byte a character, and copying it in place is several times cheaper than an encoder's array. */
function asciiOrBytes(h: Hashing, text: string): string | Uint8Array {
  if (ASCII.test(text)) return text;
  // An encoder would put U+FFFD for half a pair, and two different texts would have one hash.
  if (!isWellFormed(text)) throw new RangeError('the text holds half a surrogate pair');
  return h.utf8(text);
}

function writeAscii(target: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) target[at + i] = text.charCodeAt(i);
}
