import { concatBytes, readU64, writeU64 } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import { toBase64 } from './base64.ts';
import { type NoteKey, type Verify, isSameKey, splitNote } from './signed-note.ts';

/** Type of a witness's key: Ed25519 over the checkpoint and the moment at which it was seen. */
export const COSIGNATURE = 0x04;

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

export interface Cosignature {
  readonly key: Pick<NoteKey, 'name' | 'id'>;
  /** Unix seconds, by the witness's clock. */
  readonly time: number;
  /** The line as it stands in a note, with its line feed. */
  readonly line: string;
}

/** What a witness signs, C2SP tlog-cosignature: `cosignature/v1`, the time and the checkpoint's text. */
export function cosignedText(time: number, checkpoint: string): string {
  return `cosignature/v1\ntime ${time}\n${checkpoint}`;
}

/** A line of a note: `— name base64(key id ‖ u64be(time) ‖ signature)`. */
export function cosignatureLine(key: Pick<NoteKey, 'name' | 'id'>, time: number, signature: Uint8Array): string {
  const moment = new Uint8Array(TIME_BYTES);
  writeU64(moment, 0, time);
  return `\u2014 ${key.name} ${toBase64(concatBytes(key.id, moment, signature))}\n`;
}

/**
 * The good cosignatures of these witnesses in a note, one of each. `wrong` names witnesses whose line is there and is not good: a
 * note that holds one is no note of theirs. Throws NoteError where the note is not in its form.
 */
export function cosignaturesIn(
  h: Hashing,
  note: string,
  witnesses: readonly NoteKey[],
  verify: Verify,
): { readonly good: readonly Cosignature[]; readonly wrong: readonly string[] } {
  const { signatures, text } = splitNote(note);
  const good: Cosignature[] = [];
  const wrong: string[] = [];
  for (const { bytes, key } of signatures) {
    const witness = witnesses.find((one) => isSameKey(one, key));
    if (witness === undefined || good.some((one) => isSameKey(one.key, key))) continue;
    const time = bytes.length === TIME_BYTES + SIGNATURE_BYTES ? readU64(bytes, 0) : -1;
    const signature = bytes.slice(TIME_BYTES);
    const isGood = time > 0 && verify(witness.publicKey, h.utf8(cosignedText(time, text)), signature);
    if (isGood) good.push({ key, time, line: cosignatureLine(key, time, signature) });
    else wrong.push(key.name);
  }
  return { good, wrong };
}
