import { writeU64 } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import { hashInput } from './hash-input.ts';
import { isWellFormed } from './utf8.ts';

/** Begins every tag, key label and entry, so that no hash or signature of ours can be mistaken for another protocol's. */
export const PROTOCOL_PREFIX = 'cbt-transparency/v1/';

const TAGGED = 0x02;
const LAST_ASCII = 0x7f;

/** What every input with a tag begins with, by tag. */
const HEADS = new Map<string, Uint8Array>();

/**
 * `SHA-256(0x02 ‖ u64be(len T) ‖ T ‖ Σ(u64be(len part) ‖ part))` with `T = "cbt-transparency/v1/" + tag`: 32 bytes.
 * A string part stands for its UTF-8. The number of parts belongs to the tag: a tag is always used with the same number.
 */
export function taggedHash(h: Hashing, tag: string, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const head = HEADS.get(tag) ?? headOf(h, tag);
  let length = head.length;
  for (const part of parts) length += 8 + part.length;
  const input = hashInput(length);
  input.set(head);
  let at = head.length;
  for (const part of parts) {
    writeU64(input, at, part.length);
    if (typeof part !== 'string') input.set(part, at + 8);
    // One byte a character: copying it in place is several times cheaper than an encoder's array.
    else if (!writeAscii(input, at + 8, part)) return taggedHash(h, tag, ...parts.map((each) => bytesOf(h, each)));
    at += 8 + part.length;
  }
  return h.sha256(input);
}

function headOf(h: Hashing, tag: string): Uint8Array {
  const name = bytesOf(h, PROTOCOL_PREFIX + tag);
  const head = new Uint8Array(9 + name.length);
  head[0] = TAGGED;
  writeU64(head, 1, name.length);
  head.set(name, 9);
  HEADS.set(tag, head);
  return head;
}

function bytesOf(h: Hashing, part: string | Uint8Array): Uint8Array {
  if (typeof part !== 'string') return part;
  // An encoder would put U+FFFD for half a pair, and two different texts would have one hash.
  if (!isWellFormed(part)) throw new RangeError('the text holds half a surrogate pair');
  return h.utf8(part);
}

/** False where the text is not ASCII. */
function writeAscii(target: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > LAST_ASCII) return false;
    target[at + i] = code;
  }
  return true;
}
