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
export function openForWriting(path: string, newestSchema: number): Database.Database {
  const db = open(path, {});
  try {
    refuseOldSqlite(db.prepare('SELECT sqlite_version()').pluck().get() as string);
    refuseNewerData(db, newestSchema);
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
  const db = open(path, { readonly: true, fileMustExist: true });
  try {
    db.pragma('query_only = ON');
    db.pragma('busy_timeout = 5000');
    return db;
  } catch (fault) {
    db.close();
    throw readable(fault, path);
  }
}

/**
 * Keeps a data folder for one engine until the returned database is closed or the process dies: two writers would each sign a
 * ledger of their own. The lock is the operating system's, so none is left behind by a crash.
 */
export function lockForOneEngine(path: string): Database.Database {
  const lock = open(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (fault) {
    lock.close();
    throw readable(fault, path);
  }
}

function open(path: string, options: Database.Options): Database.Database {
  try {
    return new Database(path, options);
  } catch (fault) {
    throw readable(fault, path);
  }
}

/** Data of a newer engine is refused before anything is written to it. */
export function refuseNewerData(db: Database.Database, newestSchema: number): void {
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found <= newestSchema) return;
  throw new UnusableDatabase(
    `The data was written by a newer Terang (schema ${found}, this one knows ${newestSchema}). Start the newer engine, or restore a backup made by this one.`,
  );
}

export function refuseOldSqlite(version: string): void {
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
  // The library's own word for a folder that is not there.
  if (fault instanceof TypeError) return unusable(path, 'SQLITE_CANTOPEN', fault);
  return isSqliteError(fault) ? unusable(path, fault.code, fault) : (fault as Error);
}

/** By its code: the class is that of whoever loaded the library first, which need not be this module. */
function isSqliteError(fault: unknown): fault is Error & { readonly code: string } {
  return typeof fault === 'object' && fault !== null && 'code' in fault && String(fault.code).startsWith('SQLITE_');
}

function unusable(path: string, code: string, fault: Error): UnusableDatabase {
  const sentence: Record<string, string> = {
    SQLITE_NOTADB: 'is no database: it is damaged or another kind of file. Restore the last backup.',
    SQLITE_CORRUPT: 'is damaged. Keep a copy of the folder as it is, then restore the last backup.',
    SQLITE_CANTOPEN: 'cannot be opened: does the folder exist, and may this user write there?',
    SQLITE_FULL: 'cannot be written: the disk is full.',
    SQLITE_READONLY: 'is read-only for this user.',
    SQLITE_BUSY: 'is in use by another engine.',
  };
  // Extended codes say more than the sentence needs: SQLITE_READONLY_DIRECTORY is a SQLITE_READONLY.
  const family = code.split('_').slice(0, 2).join('_');
  const what = sentence[family] ?? `cannot be used (${code}): ${fault.message}`;
  return new UnusableDatabase(`${path} ${what}`, { cause: fault });
}
