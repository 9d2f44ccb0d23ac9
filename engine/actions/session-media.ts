import { sentence } from '#domain/sentences/sentence.ts';
import type { ItemBank } from '#domain/bank/bank.ts';
import type { Hashing } from '#domain/draw/hashing.ts';
import { toHex } from '#domain/ledger/hex.ts';
import type { Problem } from '#domain/problem.ts';
import type { StoredMedium } from '../storage/writer-messages.ts';

/** The bytes of a bank's pictures and sounds by their path, as `readBankFolder` gives them. */
export type MediaBytes = ReadonlyMap<string, { readonly bytes: Uint8Array }>;

const NONE: MediaBytes = new Map();

/** Whether every picture and sound of a bank is there, with the bytes that the bank was read with. */
export function checkMedia(h: Hashing, { media }: ItemBank, given: MediaBytes = NONE): Problem[] {
  return Object.entries(media).flatMap(([path, { hash }]) => {
    const bytes = given.get(path)?.bytes;
    if (bytes === undefined) return [{ where: path, what: sentence('its-bytes-were-not-given-with-the-bank') }];
    return toHex(h.sha256(bytes)) === hash
      ? []
      : [{ where: path, what: sentence('its-bytes-are-not-those-of-the-bank') }];
  });
}

/** Each once, however many files have the same bytes. */
export function storedMedia({ media }: ItemBank, given: MediaBytes = NONE): StoredMedium[] {
  const byHash = new Map<string, StoredMedium>();
  for (const [path, { hash, type }] of Object.entries(media)) {
    const bytes = given.get(path)?.bytes;
    if (bytes !== undefined) byHash.set(hash, { hash, type, bytes });
  }
  return [...byHash.values()];
}
