import { type Bytes, hex } from './bytes.ts';

/** What the QR code of a receipt says, SPEC section 7. */
export interface ReceiptCode {
  readonly session: Bytes;
  readonly index: number;
  readonly size: number;
  readonly root: Bytes;
  readonly pid: string;
  readonly leaf: Bytes;
  readonly answerKey: Bytes;
  readonly keyId: Bytes;
  readonly signature: Bytes;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const CHARACTERS = 267;
const MAGIC = '54525231';

/** Base45 of RFC 9285, for an even number of bytes; null for anything that an encoder would not write. */
function fromBase45(text: string): Bytes | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const [low = -1, middle = -1, high = -1] = [...text.slice(at, at + 3)].map((one) => DIGITS.indexOf(one));
    const value = low + middle * 45 + high * 2025;
    if (low < 0 || middle < 0 || high < 0 || value > 0xffff) return null;
    bytes.push(value >> 8, value & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** As scanned, white space around it included; null for anything else. */
export function parseReceiptCode(given: string): ReceiptCode | null {
  const text = given.trim();
  const bytes = text.length === CHARACTERS ? fromBase45(text) : null;
  if (bytes === null || hex(bytes.subarray(0, 4)) !== MAGIC) return null;
  const view = new DataView(bytes.buffer);
  return {
    ...{ session: bytes.subarray(4, 12), index: view.getUint32(12), size: view.getUint32(16) },
    ...{ root: bytes.subarray(20, 52), pid: hex(bytes.subarray(52, 62)), leaf: bytes.subarray(62, 94) },
    ...{ answerKey: bytes.subarray(94, 110), keyId: bytes.subarray(110, 114), signature: bytes.subarray(114) },
  };
}
