import { Malformed } from '../malformed.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));

/** RFC 4648 section 4: the standard alphabet, padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET[group >>> 18]! + ALPHABET[(group >>> 12) & 63]!;
    text += left > 1 ? ALPHABET[(group >>> 6) & 63]! : '=';
    text += left > 2 ? ALPHABET[group & 63]! : '=';
  }
  return text;
}

/** Accepts exactly what `toBase64` writes (padding there, unused bits zero, no blanks); throws Malformed otherwise. */
export function fromBase64(text: string): Uint8Array {
  const body = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let pending = 0;
  let bits = 0;
  let at = 0;
  for (const letter of body) {
    const value = VALUES.get(letter);
    if (value === undefined) throw notBase64();
    pending = ((pending << 6) | value) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = pending >>> bits;
    }
  }
  if (text.length % 4 !== 0 || body.length % 4 === 1 || (pending & ((1 << bits) - 1)) !== 0) throw notBase64();
  return bytes;
}

function notBase64(): Malformed {
  return new Malformed('This is not base64 in the standard alphabet with its padding.');
}
