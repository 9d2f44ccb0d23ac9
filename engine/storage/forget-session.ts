import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { type RosterPerson, rosterHash, rosterRow } from '#domain/ledger/commitments.ts';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import { toHex } from '#domain/ledger/hex.ts';
import type { Instant } from '#domain/time.ts';
import { MIGRATIONS, migrate } from './migrate.ts';
import { nodeHashing } from './node-hashing.ts';
import { UnusableDatabase, lockForOneEngine, openForWriting } from './open-database.ts';

/** What is there of one session's people, or when it was forgotten. */
export interface Rememberable {
  readonly id: string;
  readonly people: number;
  readonly openings: number;
  readonly forgottenAt: Instant | null;
}

interface SessionRow {
  readonly no: number;
  readonly people: number;
  readonly openings: number;
  readonly at: number | null;
}

const SESSION = `SELECT no, at,
  (SELECT count(*) FROM participant WHERE session_no = exam_session.no) AS people,
  (SELECT count(opening) FROM ledger WHERE session_no = exam_session.no) AS openings
  FROM exam_session LEFT JOIN forgotten ON forgotten.session_no = exam_session.no WHERE id = ?`;

const PEOPLE = `SELECT number, name, category, accommodations, seat, room, pid_salt AS pidSalt
  FROM participant WHERE session_no = ? ORDER BY number`;

/** The pseudonym stays, as the ledger names it; everything from which somebody could be told, and every key, goes. */
const ERASED = [
  'UPDATE ledger SET opening = NULL WHERE session_no = ? AND opening IS NOT NULL',
  `UPDATE participant SET number = pid, name = '', category = '', accommodations = '[]', seat = NULL, room = NULL,
     pin_hash = x'', pid_salt = x'', answer_key = x'' WHERE session_no = ?`,
  // A paper as it was sent tells what was granted to whom it was sent to.
  "UPDATE paper SET form_gzip = x'' WHERE participant_no IN (SELECT no FROM participant WHERE session_no = ?)",
  "UPDATE exam_session SET session_pin = '' WHERE no = ?",
];

/**
 * Deletes for good what opens the commitments of a closed session and what names its people: salts, answer keys, openings,
 * PINs and the roster's rows. The ledger stays. Nothing is done to a session that was forgotten before. With `at` null
 * nothing is deleted either. Throws UnusableDatabase where an engine serves the folder, the session is not closed, or
 * the roster is not the one of its ledger.
 */
export function forgetSession(dataDir: string, id: string, at: Instant | null): Rememberable {
  const path = join(dataDir, 'terang.db');
  if (!existsSync(path))
    throw new UnusableDatabase(`${dataDir} holds no terang.db: it is not the data folder of an engine.`);
  const lock = lockForOneEngine(join(dataDir, 'engine.lock'));
  try {
    const db = openForWriting(path, MIGRATIONS.length);
    try {
      migrate(db);
      return forgetIn(db, id, at);
    } finally {
      db.close();
    }
  } finally {
    lock.close();
  }
}

function forgetIn(db: Database.Database, id: string, at: Instant | null): Rememberable {
  const row = db.prepare<[string], SessionRow>(SESSION).get(id);
  if (row === undefined) throw new UnusableDatabase(`There is no session "${id}".`);
  const { no, openings, people } = row;
  if (row.at !== null) return { id, people, openings, forgottenAt: row.at as Instant };
  const roster = rosterIn(db, id, no);
  if (at === null) return { id, people, openings, forgottenAt: null };
  // Freed pages are overwritten with zeroes, in the file and in its log.
  db.pragma('secure_delete = ON');
  db.transaction(() => {
    db.prepare('INSERT INTO forgotten (session_no, at, roster) VALUES (?, ?, ?)').run(no, at, JSON.stringify(roster));
    for (const sql of ERASED) db.prepare(sql).run(no);
  })();
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
  return { id, people, openings, forgottenAt: at };
}

/** The hashes of the roster's rows, once they are found to be those that the ledger began with. */
function rosterIn(db: Database.Database, id: string, no: number): string[] {
  const facts = db
    .prepare<[number], string>('SELECT CAST(entry AS TEXT) FROM ledger WHERE session_no = ? ORDER BY idx')
    .pluck();
  let manifest: string | undefined;
  let isClosed = false;
  for (const text of facts.iterate(no)) {
    const { body, type } = knownEntry(text);
    if (type === 'MANIFEST') manifest = (body as { roster: string }).roster;
    if (type === 'SEED_REVEAL') isClosed = true;
  }
  if (!isClosed) throw new UnusableDatabase(`Session "${id}" is not closed: what it still needs cannot be forgotten.`);
  type Row = Omit<RosterPerson, 'accommodations' | 'room'> & { accommodations: string; room: string | null };
  const people = db
    .prepare<[number], Row>(PEOPLE)
    .all(no)
    .map(({ accommodations, room, ...person }): RosterPerson => {
      return { ...person, accommodations: JSON.parse(accommodations) as string[], ...(room !== null && { room }) };
    });
  if (rosterHash(nodeHashing, people) !== manifest)
    throw new UnusableDatabase(
      `The roster of session "${id}" is not the one that its ledger began with. Run "terang verify-ledger" first.`,
    );
  const sorted = people.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  return sorted.map((person) => toHex(rosterRow(nodeHashing, person)));
}
