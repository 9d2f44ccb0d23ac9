import type Database from 'better-sqlite3';
import type { Hashing } from '#domain/draw/hashing.ts';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import { MOST_TOGETHER, type Pledged, ackHash, acksText, pledgeBytes, rowsOf } from '#domain/ledger/pledge.ts';
import type { NoteSigner } from '#domain/ledger/signed-note.ts';

/** Something a workstation has signed, and the word that it gets for it once it is committed. */
export interface Owed {
  readonly origin: string;
  readonly pledged: Pledged;
  /** Of `said`. */
  readonly saidBytes?: Uint8Array;
  /** Base64; empty before it is signed. */
  pledge: string;
}

/**
 * Pledges what has just been committed: one signature for up to 32 of one ledger. Called after COMMIT, so that nothing is ever
 * pledged that a power cut could take back.
 */
export function signPledges(h: Hashing, signer: NoteSigner, owed: readonly Owed[]): void {
  for (const origin of new Set(owed.map((one) => one.origin))) {
    const all = owed.filter((one) => one.origin === origin);
    for (let from = 0; from < all.length; from += MOST_TOGETHER) {
      signTogether(h, signer, origin, all.slice(from, from + MOST_TOGETHER));
    }
  }
}

function signTogether(h: Hashing, { sign }: NoteSigner, origin: string, together: readonly Owed[]): void {
  const leaves = together.map(({ pledged, saidBytes }) => ackHash(h, origin, pledged, saidBytes));
  const rows = rowsOf(h, leaves);
  const signature = sign(h.utf8(acksText(origin, together.length, rows.at(-1)![0]!)));
  together.forEach((one, place) => {
    const { buffer, byteLength, byteOffset } = pledgeBytes(rows, place, signature);
    one.pledge = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  });
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
    const owed = { origin, pledged, pledge: '' };
    signPledges(h, signer, [owed]);
    return owed.pledge;
  };
}
