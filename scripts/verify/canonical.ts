/** SPEC section 2: one value has one text. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const DEEPEST = 64;

/** The value of a text that is the one text of its value; undefined for any other text. */
export function parseCanonical(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Throws for a value that has no canonical text. */
export function canonical(value: Json, depth = 0): string {
  if (depth > DEEPEST) throw new RangeError('nested too deep');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return whole(value);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((one: Json) => canonical(one, depth + 1)).join(',')}]`;
  const fields = value as JsonObject;
  const names = Object.keys(fields).sort();
  return `{${names.map((name) => `${key(name)}:${canonical(fields[name] as Json, depth + 1)}`).join(',')}}`;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError('no whole number');
  return String(value);
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text) || text.normalize('NFC') !== text) throw new RangeError('no text in normal form');
  return JSON.stringify(text);
}

function key(name: string): string {
  if (!/^[\x00-\x7f]*$/.test(name)) throw new RangeError('a key that is not ASCII');
  return JSON.stringify(name);
}
