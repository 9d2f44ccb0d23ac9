import { Malformed } from '../malformed.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** RFC 9285: two bytes are three characters of what a QR code holds as "alphanumeric", least significant first. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let value = isPair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
    for (let place = 0; place < (isPair ? 3 : 2); place += 1) {
      text += DIGITS[value % 45]!;
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** Accepts exactly what `toBase45` writes; throws Malformed otherwise. */
export function fromBase45(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const values = [...text.slice(at, at + 3)].map((character) => DIGITS.indexOf(character));
    const value = values.reduceRight((sum, digit) => sum * 45 + digit, 0);
    const most = values.length === 3 ? 0xffff : 0xff;
    if (values.length === 1 || values.includes(-1) || value > most) throw new Malformed('This is not base45.');
    if (values.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}
