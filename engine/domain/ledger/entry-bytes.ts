import type { Hashing } from '../draw/hashing.ts';
import { Malformed } from '../malformed.ts';
import { canonicalJson, parseCanonical } from './canonical-json.ts';
import { PROTOCOL_PREFIX } from './tagged-hash.ts';
import { decodeUtf8 } from './utf8.ts';

export const MAX_ENTRY_BYTES = 16_384;

const ENTRY_PREFIX = `${PROTOCOL_PREFIX}entry/`;
const TYPE = /^[A-Z][A-Z0-9_]*$/;

export interface Entry {
  /** In capitals: `ANSWER`, `SEED_COMMIT`. */
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Bytes that cannot be a ledger entry, or an entry that cannot be written. */
export class EntryError extends Malformed {
  override name = 'EntryError';
}

/** `"cbt-transparency/v1/entry/" + type + "\n" + canonicalJson(body)` in UTF-8, at most MAX_ENTRY_BYTES; else EntryError. */
export function entryBytes(h: Hashing, type: string, body: object): Uint8Array {
  if (!TYPE.test(type)) throw new EntryError(`"${type}" cannot be the type of a ledger entry.`);
  if (Array.isArray(body)) throw new EntryError('The body of a ledger entry must be an object.');
  return entryOf(h, type, canonicalJson(body));
}

/** The same of a body whose canonical JSON and type are known to be such. */
export function entryOf(h: Hashing, type: string, body: string): Uint8Array {
  const bytes = h.utf8(`${ENTRY_PREFIX}${type}\n${body}`);
  if (bytes.length > MAX_ENTRY_BYTES) throw tooLong(bytes.length);
  return bytes;
}

/** The reverse of `entryBytes`; accepts exactly what that can write, and throws EntryError for anything else. */
export function parseEntry(bytes: Uint8Array): Entry {
  if (bytes.length > MAX_ENTRY_BYTES) throw tooLong(bytes.length);
  try {
    return readEntry(decodeUtf8(bytes));
  } catch (cause) {
    if (cause instanceof EntryError || !(cause instanceof Malformed)) throw cause;
    throw new EntryError(cause.message, { cause });
  }
}

/** The entry of a text that hashes to a leaf of a tree we have signed: nothing of its form is checked again. */
export function knownEntry(text: string): Entry {
  const lineEnd = text.indexOf('\n');
  return { type: text.slice(ENTRY_PREFIX.length, lineEnd), body: JSON.parse(text.slice(lineEnd + 1)) as Entry['body'] };
}

function readEntry(text: string): Entry {
  const lineEnd = text.indexOf('\n');
  if (!text.startsWith(ENTRY_PREFIX) || lineEnd < 0) {
    throw new EntryError(`A ledger entry must begin with the line "${ENTRY_PREFIX}" and its type.`);
  }
  const type = text.slice(ENTRY_PREFIX.length, lineEnd);
  if (!TYPE.test(type)) throw new EntryError(`"${type}" cannot be the type of a ledger entry.`);
  const body = parseCanonical(text.slice(lineEnd + 1));
  if (!isObject(body)) throw new EntryError('The body of a ledger entry must be an object.');
  return { type, body };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tooLong(length: number): EntryError {
  return new EntryError(`A ledger entry has at most ${MAX_ENTRY_BYTES} bytes, this one has ${length}.`);
}
