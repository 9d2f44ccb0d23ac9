import Database from 'better-sqlite3';

/** Why a data file cannot be served, in a sentence for the person who starts the engine. */
export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase';
}

const OLDEST_SQLITE = [3, 51, 3] as const;
const FULL = 2;

/**
 * Opens the data file for the one writer. `synchronous=FULL` is set on every open and read back after a write: the library is
 * built with WAL's default of NORMAL, under which an acknowledged answer could be lost with the power.
 */
export function openForWriting(path: string): Database.Database {
  const db = new Database(path);
  try {
    refuseOldSqlite(db);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    // A longer log between checkpoints makes fewer pauses in the answer path; it is bounded by journal_size_limit.
    db.pragma('wal_autocheckpoint = 4000');
    db.pragma('journal_size_limit = 67108864');
    db.pragma('cache_size = -32768');
    readBackDurability(db);
    return db;
  } catch (fault) {
    db.close();
    throw readable(fault, path);
  }
}

/** Opens the data file for reading while the writer has it. */
export function openForReading(path: string): Database.Database {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma('query_only = ON');
    db.pragma('busy_timeout = 5000');
    return db;
  } catch (fault) {
    throw readable(fault, path);
  }
}

function refuseOldSqlite(db: Database.Database): void {
  const version = db.prepare('SELECT sqlite_version()').pluck().get() as string;
  const parts = version.split('.').map(Number);
  for (const [place, least] of OLDEST_SQLITE.entries()) {
    const part = parts[place] ?? 0;
    if (part > least) return;
    if (part < least) {
      throw new UnusableDatabase(
        `SQLite ${version} can damage a WAL file (fixed in ${OLDEST_SQLITE.join('.')}); install a newer better-sqlite3.`,
      );
    }
  }
}

/** The pragma tells its true value only after the connection has written once. */
export function readBackDurability(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  db.pragma(`user_version = ${version}`);
  const mode = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  const inMemory = db.memory;
  if ((mode !== 'wal' && !inMemory) || synchronous !== FULL) {
    throw new UnusableDatabase(
      `The disk mode could not be set: journal_mode=${String(mode)}, synchronous=${String(synchronous)} (wanted wal and ${FULL}). Answers would not be safe, so the engine does not start.`,
    );
  }
}

function readable(fault: unknown, path: string): Error {
  if (!(fault instanceof Database.SqliteError)) return fault as Error;
  const sentence: Record<string, string> = {
    SQLITE_NOTADB: 'is no database: it is damaged or another kind of file. Restore the last backup.',
    SQLITE_CORRUPT: 'is damaged. Keep a copy of the folder as it is, then restore the last backup.',
    SQLITE_CANTOPEN: 'cannot be opened: does the folder exist, and may this user write there?',
    SQLITE_FULL: 'cannot be written: the disk is full.',
    SQLITE_READONLY: 'is read-only for this user.',
    SQLITE_BUSY: 'is in use by another engine.',
  };
  const what = sentence[fault.code] ?? `cannot be used (${fault.code}): ${fault.message}`;
  return new UnusableDatabase(`${path} ${what}`, { cause: fault });
}
