import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface StoredEntry {
  readonly idx: number;
  readonly entry: Uint8Array;
  readonly leaf: Uint8Array;
  readonly opening: string | null;
}

export interface StoredMedium {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export interface StoredNote {
  readonly size: number;
  readonly note: string;
}

export interface StoredCosignature {
  readonly size: number;
  /** The log's own note of this size. */
  readonly note: string;
  /** A witness's line in it. */
  readonly line: string;
}

export interface StoredPerson {
  readonly pid: string;
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly seat: string | null;
  /** Null where the roster names no rooms. */
  readonly room: string | null;
  readonly pidSalt: Uint8Array;
  readonly answerKey: Uint8Array;
  /** JSON list of codes. */
  readonly accommodations: string;
  /** JSON; null where the paper's row is missing, as with everything below. */
  readonly plan: string | null;
  readonly formGzip: Uint8Array | null;
  readonly epoch: number | null;
  readonly lastMutation: number | null;
}

/** Everything that the data folder says of one session, as it stands there. */
export interface SessionEvidence {
  readonly no: number;
  readonly id: string;
  readonly origin: string;
  readonly definition: string;
  readonly bank: string;
  readonly seedSecret: Uint8Array;
  /** Null where the MANIFEST has no roots of bank and key. */
  readonly bankSalt: Uint8Array | null;
  readonly drawDigits: string;
  readonly manifestHash: Uint8Array;
  readonly entries: readonly StoredEntry[];
  readonly head: StoredNote | null;
  readonly kept: readonly StoredNote[];
  readonly cosignatures: readonly StoredCosignature[];
  readonly people: readonly StoredPerson[];
  /** Pictures and sounds: the name of each and its bytes. */
  readonly media: readonly StoredMedium[];
  /** When the people were forgotten, and the hashes of the roster's rows that are left; null while they are known. */
  readonly forgotten: { readonly at: number; readonly roster: readonly string[] } | null;
}

/** For a sentence: the day, in UTC. */
export function forgottenOn({ at }: { readonly at: number }): string {
  return `cannot be opened any more: forgotten on ${new Date(at).toISOString().slice(0, 10)}`;
}

export interface Evidence {
  readonly instance: { readonly name: string; readonly vkey: string } | null;
  /** What SQLite itself finds wrong with the file, `ok` if nothing. */
  readonly condition: string;
  readonly sessions: readonly SessionEvidence[];
  /** Rows that belong to no session or to no participant, by table. */
  readonly strays: readonly { readonly table: string; readonly rows: number }[];
}

/** There is nothing to judge, or it cannot be reached: says nothing of whether it is sound. */
export class NoEvidence extends Error {
  override name = 'NoEvidence';
}

/** Reads a data folder without changing it: one snapshot, also while an engine writes or after one was killed. */
export function readEvidence(dataDir: string): Evidence {
  const path = join(dataDir, 'terang.db');
  if (!existsSync(path)) throw new NoEvidence(`${dataDir} holds no terang.db: it is not the data folder of an engine.`);
  let db: Database.Database;
  try {
    db = openSnapshot(path);
  } catch {
    // A folder that this user may not write to has no room for the shared memory that a WAL reader needs.
    return readCopy(path);
  }
  return readAndClose(db);
}

function readCopy(path: string): Evidence {
  const place = mkdtempSync(join(tmpdir(), 'terang-verify-'));
  try {
    const copy = join(place, 'terang.db');
    copyFileSync(path, copy);
    // Without its log the copy would be older than what was acknowledged.
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    return readAndClose(openSnapshot(copy));
  } catch (fault) {
    if (fault instanceof NoEvidence) throw fault;
    throw new NoEvidence(`${path} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** One read transaction for everything, so that an engine that goes on writing cannot make the tables disagree. */
function openSnapshot(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    db.pragma('query_only = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('busy_timeout = 5000');
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (fault) {
    db.close();
    throw fault;
  }
}

function readAndClose(db: Database.Database): Evidence {
  try {
    const instance = db.prepare('SELECT name, ledger_vkey AS vkey FROM instance').get() as Evidence['instance'];
    const condition = db.pragma('integrity_check(1)', { simple: true }) as string;
    const sessions = db
      .prepare(SESSIONS(hasColumn(db, 'exam_session', 'bank_salt') ? 'bank_salt' : 'NULL'))
      .all() as SessionRow[];
    return {
      instance: instance ?? null,
      condition,
      sessions: sessions.map((session) => ({ ...session, ...partsOf(db, session.no) })),
      strays: strayRows(db),
    };
  } catch (fault) {
    throw new NoEvidence(
      `The tables of terang.db cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`,
      { cause: fault },
    );
  } finally {
    db.close();
  }
}

type SessionRow = Omit<SessionEvidence, PartName>;

type PartName = 'entries' | 'head' | 'kept' | 'cosignatures' | 'people' | 'media' | 'forgotten';

const SESSIONS = (
  bankSalt: string,
): string => `SELECT no, id, origin, definition, bank, seed_secret AS seedSecret, draw_digits AS drawDigits,
  manifest_hash AS manifestHash, ${bankSalt} AS bankSalt FROM exam_session ORDER BY no`;
const PEOPLE = (
  room: string,
): string => `SELECT pid, number, name, category, seat, ${room} AS room, pid_salt AS pidSalt, answer_key AS answerKey, accommodations, plan,
  form_gzip AS formGzip, epoch, last_mutation AS lastMutation FROM participant
  LEFT JOIN paper ON paper.participant_no = participant.no
  LEFT JOIN attempt ON attempt.participant_no = participant.no WHERE session_no = ?`;

function partsOf(db: Database.Database, no: number): Pick<SessionEvidence, PartName> {
  const all = <T>(sql: string): T[] => db.prepare(sql).all(no) as T[];
  return {
    entries: all('SELECT idx, entry, leaf, opening FROM ledger WHERE session_no = ? ORDER BY idx'),
    head: all<StoredNote>('SELECT size, note FROM checkpoint_head WHERE session_no = ?')[0] ?? null,
    kept: all('SELECT size, note FROM checkpoint WHERE session_no = ? ORDER BY size'),
    cosignatures: hasTable(db, 'cosignature')
      ? all('SELECT size, note, line FROM cosignature WHERE session_no = ? ORDER BY size, name')
      : [],
    // A data folder that no newer engine has opened since has no such column, and no such table.
    people: all(PEOPLE(hasColumn(db, 'participant', 'room') ? 'room' : 'NULL')),
    forgotten: hasTable(db, 'forgotten')
      ? forgottenFrom(all<{ at: number; roster: string }>('SELECT at, roster FROM forgotten WHERE session_no = ?')[0])
      : null,
    media: hasTable(db, 'medium') ? all('SELECT hash, bytes FROM medium WHERE session_no = ? ORDER BY hash') : [],
  };
}

function forgottenFrom(
  row: { readonly at: number; readonly roster: string } | undefined,
): SessionEvidence['forgotten'] {
  return row === undefined ? null : { at: row.at, roster: JSON.parse(row.roster) as string[] };
}

function hasTable(db: Database.Database, name: string): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;
}

function hasColumn(db: Database.Database, table: string, column: string): boolean {
  return db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined;
}

const OWNED: readonly (readonly [table: string, column: string, owner: string])[] = [
  ['ledger', 'session_no', 'exam_session'],
  ['checkpoint_head', 'session_no', 'exam_session'],
  ['checkpoint', 'session_no', 'exam_session'],
  ['cosignature', 'session_no', 'exam_session'],
  ['participant', 'session_no', 'exam_session'],
  ['paper', 'participant_no', 'participant'],
  ['attempt', 'participant_no', 'participant'],
  ['medium', 'session_no', 'exam_session'],
  ['forgotten', 'session_no', 'exam_session'],
];

function strayRows(db: Database.Database): Evidence['strays'] {
  return OWNED.filter(([table]) => hasTable(db, table)).flatMap(([table, column, owner]) => {
    const sql = `SELECT count(*) FROM ${table} WHERE ${column} NOT IN (SELECT no FROM ${owner})`;
    const rows = db.prepare(sql).pluck().get() as number;
    return rows === 0 ? [] : [{ table, rows }];
  });
}
