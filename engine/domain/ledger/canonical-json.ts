import { Malformed } from '../malformed.ts';
import { isWellFormed } from './utf8.ts';

/** Deeper nesting is refused, so that neither a cycle nor a hostile text can exhaust the stack. */
const MAX_DEPTH = 64;

const PLAIN = /^[ !#-[\]-~]*$/;
const ASCII = /^[\0-\x7f]*$/;

/**
 * The one text of a value: RFC 8785 narrowed to null, booleans, whole numbers below 2^53 in size, well-formed NFC
 * strings, arrays, and plain objects with ASCII keys. Throws TypeError for anything else, `undefined` included.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** The value of a canonical text; throws Malformed for any text that is not the one text of its value. */
export function parseCanonical(text: string): unknown {
  let value: unknown;
  let again: string;
  try {
    value = JSON.parse(text);
    again = canonicalJson(value);
  } catch (cause) {
    throw new Malformed(`This is not canonical JSON: ${(cause as Error).message}`, { cause });
  }
  // Doubled keys, blanks, 1.0, -0 and needless escapes all disappear on the way through, so this comparison finds them.
  if (again !== text) throw new Malformed('This JSON is not written in its canonical form.');
  return value;
}

function write(value: unknown, depth: number): string {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number below 2^53`);
    return `${value}`;
  }
  if (value === null || value === true || value === false) return `${value}`;
  if (typeof value !== 'object') throw new TypeError(`a value of type ${typeof value} has no canonical form`);
  if (depth >= MAX_DEPTH) throw new TypeError(`the value is nested deeper than ${MAX_DEPTH}`);
  return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1);
}

/** The same of a string, for who puts a text together out of parts whose order is known. */
export function canonicalString(text: string): string {
  return writeString(text);
}

function writeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!isWellFormed(text)) throw new TypeError('the string holds half a surrogate pair');
  if (text.normalize('NFC') !== text) throw new TypeError('the string is not in Unicode normalisation form C');
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], depth: number): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ',') + write(items[i], depth);
  return `${text}]`;
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  // A plain object's prototype ends the chain; comparing with Object.prototype would refuse objects of another realm.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('only plain objects and arrays have a canonical form');
  }
  const fields = object as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of inOrder(Object.keys(object))) {
    const field = writeKey(key) + write(fields[key], depth);
    text = text === '' ? field : `${text},${field}`;
  }
  return `{${text}}`;
}

/** Most objects are made with their fields in order, and to see that costs a tenth of sorting. */
function inOrder(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}

/** A few dozen keys are written again with every entry. Bounded, as a text from outside may bring any. */
const MOST_KEYS = 256;
const writtenKeys = new Map<string, string>();

function writeKey(key: string): string {
  const known = writtenKeys.get(key);
  if (known !== undefined) return known;
  if (!ASCII.test(key)) throw new TypeError('the key of a field is not ASCII');
  const written = `${writeString(key)}:`;
  if (writtenKeys.size < MOST_KEYS) writtenKeys.set(key, written);
  return written;
}
