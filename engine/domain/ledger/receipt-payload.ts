import { concatBytes, readU32 } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import type { Pid } from '../ids.ts';
import { Malformed } from '../malformed.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { fromHex, toHex } from './hex.ts';
import { taggedHash } from './tagged-hash.ts';

/** `TRR1`: a receipt of Terang, first form. */
const MAGIC = Uint8Array.of(0x54, 0x52, 0x52, 0x31);
const SESSION_BYTES = 8;

/** What the QR code of a receipt says (SPEC section 7). */
export interface ReceiptPayload {
  /** The first 8 bytes of `TH("receipt-session", origin)`: which ledger. */
  readonly session: Uint8Array;
  /** Of the SCORE, below 2^32, as the size is. */
  readonly index: number;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  readonly pid: Pid;
  /** Of the SCORE, 32 bytes. */
  readonly leaf: Uint8Array;
  /** 16 bytes that open every answer of this one person, and nobody else's. */
  readonly ownKey: Uint8Array;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  /** Of the checkpoint of this size and root, 64 bytes. */
  readonly signature: Uint8Array;
}

/** Lengths in their order; 178 bytes in all. */
const LENGTHS = [MAGIC.length, SESSION_BYTES, 4, 4, 32, 10, 32, 16, 4, 64] as const;
const BYTES = LENGTHS.reduce<number>((sum, length) => sum + length, 0);

export function receiptSession(h: Hashing, origin: string): Uint8Array {
  return taggedHash(h, 'receipt-session', origin).slice(0, SESSION_BYTES);
}

/** The 267 characters of the QR code. RangeError for what has no place in them. */
export function writeReceipt(receipt: ReceiptPayload): string {
  const { ownKey, index, keyId, leaf, pid, root, session, signature, size } = receipt;
  const pieces = [MAGIC, session, u32(index), u32(size), root, fromHex(pid), leaf, ownKey, keyId, signature];
  if (pieces.some(({ length }, place) => length !== LENGTHS[place])) throw new RangeError('a part has another length');
  return toBase45(concatBytes(...pieces));
}

/** As a scanner or a person gives it, blanks around it included; throws Malformed for anything that `writeReceipt` does not write. */
export function readReceipt(text: string): ReceiptPayload {
  const bytes = fromBase45(text.trim());
  if (bytes.length !== BYTES) throw new Malformed(`A receipt has ${BYTES} bytes.`);
  let at = 0;
  const [magic, session, index, size, root, pid, leaf, ownKey, keyId, signature] = LENGTHS.map((length) =>
    bytes.slice(at, (at += length)),
  );
  if (!magic!.every((byte, place) => byte === MAGIC[place])) throw new Malformed('This is no receipt of Terang.');
  return {
    ...{ session: session!, index: readU32(index!, 0), size: readU32(size!, 0), root: root!, leaf: leaf! },
    ...{ pid: toHex(pid!) as Pid, ownKey: ownKey!, keyId: keyId!, signature: signature! },
  };
}

function u32(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) throw new RangeError(`not in 4 bytes: ${value}`);
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
