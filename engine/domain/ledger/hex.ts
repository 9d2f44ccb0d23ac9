import { Malformed } from '../malformed.ts';

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const DIGITS = Array.from({ length: 16 }, (_, value) => value.toString(16).charCodeAt(0));

/** Lower-case, two digits per byte. Four bytes at a time: a string grown byte by byte leaves one behind for each. */
export function toHex(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 4);
  let text = '';
  for (let i = 0; i < whole; i += 4) text += fourBytes(bytes[i]!, bytes[i + 1]!, bytes[i + 2]!, bytes[i + 3]!);
  for (let i = whole; i < bytes.length; i++) text += PAIRS[bytes[i]!];
  return text;
}

function fourBytes(a: number, b: number, c: number, d: number): string {
  const [a1, a2, b1, b2] = [DIGITS[a >> 4]!, DIGITS[a & 15]!, DIGITS[b >> 4]!, DIGITS[b & 15]!];
  const [c1, c2, d1, d2] = [DIGITS[c >> 4]!, DIGITS[c & 15]!, DIGITS[d >> 4]!, DIGITS[d & 15]!];
  return String.fromCharCode(a1, a2, b1, b2, c1, c2, d1, d2);
}

/** Accepts exactly what `toHex` writes, so that one value has one spelling; throws Malformed otherwise. */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    throw new Malformed('This is not a whole number of bytes in lower-case hexadecimal.');
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
