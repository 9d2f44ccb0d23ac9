import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { canonicalJson } from '#domain/ledger/canonical-json.ts';

export const STAFF_ACTS = [
  'made',
  'locked',
  'unlocked',
  'reset',
  'placed',
  'signed-out',
  'factor-on',
  'factor-off',
] as const;

/** One act on an account. `by` is the account that did it, or `server` for who sits at the server itself. */
export interface StaffNote {
  readonly at: number;
  readonly by: string;
  readonly act: (typeof STAFF_ACTS)[number];
  readonly name: string;
  readonly reason: string;
  /** What it is from then on, where that changed. */
  readonly role: string | null;
  readonly rooms: 'all' | readonly string[] | null;
}

export interface JournalRow {
  readonly no: number;
  readonly entry: string;
  readonly hash: Uint8Array;
}

const FIRST = new Uint8Array(32);

export function journalHash(before: Uint8Array, entry: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(before).update(entry).digest());
}

/** The first line that does not follow from the one before it, by its number; null where all do. */
export function brokenJournal(rows: readonly JournalRow[]): number | null {
  let before: Uint8Array = FIRST;
  for (const [place, { entry, hash, no }] of rows.entries()) {
    if (no !== place + 1 || Buffer.compare(journalHash(before, entry), hash) !== 0) return place + 1;
    before = hash;
  }
  return null;
}

/** Appends a line within the transaction that it belongs to. */
export function journalStatements(db: Database.Database) {
  const newest = db.prepare<[], { no: number; hash: Uint8Array }>(
    'SELECT no, hash FROM staff_journal ORDER BY no DESC LIMIT 1',
  );
  const insert = db.prepare('INSERT INTO staff_journal (no, entry, hash) VALUES (?, ?, ?)');
  return {
    noteStaff: (note: StaffNote): void => {
      const last = newest.get();
      const entry = canonicalJson({ ...note });
      insert.run((last?.no ?? 0) + 1, entry, journalHash(last?.hash ?? FIRST, entry));
    },
  };
}
