import { Malformed } from '../malformed.ts';

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const DIGITS = Array.from({ length: 16 }, (_, value) => value.toString(16).charCodeAt(0));

/** Of 32 bytes, as nearly all are: written again with every call, and read out before the next. */
const codes: number[] = new Array<number>(64).fill(0);

/** Lower-case, two digits per byte. A hash in one piece: a string grown byte by byte leaves one behind for each. */
export function toHex(bytes: Uint8Array): string {
  if (bytes.length !== 32) return pairsOf(bytes);
  for (let i = 0; i < 32; i++) {
    const byte = bytes[i]!;
    codes[2 * i] = DIGITS[byte >> 4]!;
    codes[2 * i + 1] = DIGITS[byte & 15]!;
  }
  return String.fromCharCode(...codes);
}

function pairsOf(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += PAIRS[bytes[i]!]!;
  return text;
}

/** By character code; what is no digit is below zero. */
const VALUES = new Int8Array(128).fill(-1);
DIGITS.forEach((code, value) => (VALUES[code] = value));

/** Accepts exactly what `toHex` writes, so that one value has one spelling; throws Malformed otherwise. */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0) throw noHex();
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = digit(text, 2 * i) * 16 + digit(text, 2 * i + 1);
  return bytes;
}

function digit(text: string, at: number): number {
  const value = VALUES[text.charCodeAt(at)] ?? -1;
  if (value < 0) throw noHex();
  return value;
}

function noHex(): Malformed {
  return new Malformed('This is not a whole number of bytes in lower-case hexadecimal.');
}
