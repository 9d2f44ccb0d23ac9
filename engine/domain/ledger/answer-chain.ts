import type { Change } from '../answer/answer-sheet.ts';
import { concatBytes, writeU64 } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import type { Pid } from '../ids.ts';
import { choiceText } from './answer-text.ts';
import { fromBase64 } from './base64.ts';
import { canonicalJson } from './canonical-json.ts';
import { PROTOCOL_PREFIX, taggedHash } from './tagged-hash.ts';

/**
 * The chain of what one workstation said under one sign-in (SPEC section 6): every change is joined to all before it, and the
 * workstation signs where its chain stands. One signature over the newest link speaks for all of them.
 */

/** What a candidate did, as their own browser said it: what is signed. Texts are trimmed and in Unicode NFC, as stored. */
export type SaidDeed =
  | { readonly change: Change; readonly clientAt: number; readonly epoch: number; readonly mutation: number }
  | { readonly change: { readonly kind: 'hand-in' }; readonly epoch: number; readonly mutation: number };

const KEY_LABEL = 'chain';
const LINK_BYTES = 32;

/** Before the first link of a person. */
export const NO_LINK: Uint8Array = new Uint8Array(LINK_BYTES);

/** `HMAC(answer key, "chain")`: hides from the public what was said, and is known to the person's own browser. 32 bytes. */
export function chainKey(h: Hashing, answerKey: Uint8Array): Uint8Array {
  return h.hmac(answerKey, h.utf8(KEY_LABEL));
}

/** `HMAC(chain key, canonical JSON of the deed)`: 32 bytes. */
export function saidHash(h: Hashing, key: Uint8Array, deed: SaidDeed): Uint8Array {
  return h.hmac(key, h.utf8(canonicalJson(deed)));
}

/** The same of a choice, as nearly every deed is: its text is put together without looking for its form. */
export function choiceHash(
  h: Hashing,
  key: Uint8Array,
  choice: Parameters<typeof choiceText>[0],
  when: Parameters<typeof choiceText>[1],
): Uint8Array {
  return h.hmac(key, h.utf8(choiceText(choice, when)));
}

export interface ChainStart {
  readonly origin: string;
  readonly pid: Pid;
  readonly epoch: number;
  /** Of the workstation, as in SIGN_IN: a byte for its kind, then the key. */
  readonly key: Uint8Array;
  /** Where the chain of the sign-in before ended; `NO_LINK` where none was. */
  readonly before: Uint8Array;
}

/** `TH("chain-start", origin, pid, u64be(epoch), key, before)`: where the chain of a sign-in begins. */
export function chainStart(h: Hashing, { before, epoch, key, origin, pid }: ChainStart): Uint8Array {
  const number = new Uint8Array(8);
  writeU64(number, 0, epoch);
  return taggedHash(h, 'chain-start', origin, pid, number, key, before);
}

/** `TH("chain", before, said)`. */
export function chainLink(h: Hashing, before: Uint8Array, said: Uint8Array): Uint8Array {
  return taggedHash(h, 'chain', before, said);
}

/** What a workstation signs: never a bare hash, so that no signature can be taken for another protocol's. */
export function chainSigned(h: Hashing, link: Uint8Array): Uint8Array {
  return concatBytes(h.utf8(`${PROTOCOL_PREFIX}chain\n`), link);
}

/** A workstation's key as it stands in SIGN_IN. */
export interface StationKey {
  readonly kind: 'ed25519' | 'p256';
  /** Raw: 32 bytes; the point with its leading 0x04 in 65. */
  readonly publicKey: Uint8Array;
}

const KINDS = [
  { kind: 'ed25519', byte: 0x01, length: 32 },
  { kind: 'p256', byte: 0x02, length: 65 },
] as const;

/** Null for what is no key. */
export function readStationKey(text: string): (StationKey & { readonly bytes: Uint8Array }) | null {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(text);
  } catch {
    return null;
  }
  const found = KINDS.find(({ byte, length }) => bytes[0] === byte && bytes.length === 1 + length);
  if (found === undefined || (found.kind === 'p256' && bytes[1] !== 0x04)) return null;
  return { kind: found.kind, publicKey: bytes.slice(1), bytes };
}
