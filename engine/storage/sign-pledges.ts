import type Database from 'better-sqlite3';
import type { Hashing } from '#domain/draw/hashing.ts';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import { MOST_TOGETHER, type Pledged, ackHash, acksText, pledgeBytes, rowsOf } from '#domain/ledger/pledge.ts';
import type { NoteSigner } from '#domain/ledger/signed-note.ts';

/** Something a workstation has signed, in a transaction that is not committed yet. */
export interface Owed {
  /** Of its group among those that are written together. */
  readonly place: number;
  readonly origin: string;
  readonly pledged: Pledged;
}

/**
 * The pledges of what has just been committed, by their places: one signature for up to 32 of one ledger. Called after COMMIT, so
 * that nothing is ever pledged that a power cut could take back.
 */
export function signPledges(h: Hashing, { sign }: NoteSigner, owed: readonly Owed[]): Map<number, string> {
  const byOrigin = new Map<string, Owed[]>();
  for (const one of owed) {
    const known = byOrigin.get(one.origin);
    if (known === undefined) byOrigin.set(one.origin, [one]);
    else known.push(one);
  }
  const pledges = new Map<number, string>();
  for (const [origin, all] of byOrigin) {
    for (let from = 0; from < all.length; from += MOST_TOGETHER) {
      const together = all.slice(from, from + MOST_TOGETHER);
      const rows = rowsOf(
        h,
        together.map(({ pledged }) => ackHash(h, origin, pledged)),
      );
      const signature = sign(h.utf8(acksText(origin, together.length, rows.at(-1)![0]!)));
      together.forEach(({ place }, at) => {
        const { buffer, byteLength, byteOffset } = pledgeBytes(rows, at, signature);
        pledges.set(place, Buffer.from(buffer, byteOffset, byteLength).toString('base64'));
      });
    }
  }
  return pledges;
}

/** Pledges once more what the disk has, for who did not hear it the first time; null where nobody signed that entry. */
export function pledgeReader(db: Database.Database, h: Hashing, signer: NoteSigner) {
  const entryAt = db.prepare('SELECT entry FROM ledger WHERE session_no = ? AND idx = ?').pluck();
  return (no: number, origin: string, index: number): string | null => {
    const entry = entryAt.get(no, index) as Uint8Array | undefined;
    if (entry === undefined) return null;
    const { body } = knownEntry(Buffer.from(entry).toString('utf8'));
    const { at, epoch, pid, said, seq } = body as Partial<Pledged>;
    if (said === undefined) return null;
    const pledged = { at, epoch, index, pid, said, seq } as Pledged;
    return signPledges(h, signer, [{ place: 0, origin, pledged }]).get(0)!;
  };
}
