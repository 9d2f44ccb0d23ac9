import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { Instant } from '#domain/time.ts';
import { MIGRATIONS } from './migrate.ts';
import { UnusableDatabase, openForWriting } from './open-database.ts';
import { databasePath } from './open-writer.ts';
import { staffOf, staffSessionOf } from './read-staff.ts';
import { type StaffNote, journalStatements } from './staff-journal.ts';
import { staffStatements } from './staff-statements.ts';
import type { StaffSessionTable, StaffTable } from './tables.ts';
import type { StaffRecord, StaffSession } from './writer-messages.ts';

/** In the journal for whoever holds the data folder: no account is called so without one. */
const AT_THE_SERVER = 'server';

/**
 * The accounts of a data folder for the command line. It may be used while an engine serves: each act is one short transaction of its
 * own, no ledger is touched, and the engine looks accounts up anew for everything that is asked of it.
 */
export class StaffRegister {
  private readonly statements: ReturnType<typeof staffStatements>;
  private readonly journal: ReturnType<typeof journalStatements>;

  private constructor(private readonly db: Database.Database) {
    this.statements = staffStatements(db);
    this.journal = journalStatements(db);
  }

  static open(dataDir: string): StaffRegister {
    const path = databasePath(dataDir);
    if (!existsSync(path))
      throw new UnusableDatabase(`${dataDir} holds no data of an engine yet. Start it there once.`);
    const db = openForWriting(path, MIGRATIONS.length);
    if (db.pragma('user_version', { simple: true }) !== MIGRATIONS.length) {
      db.close();
      throw new UnusableDatabase(`The data in ${dataDir} is of an older Terang. Start this engine there once.`);
    }
    return new StaffRegister(db);
  }

  all(): StaffRecord[] {
    return (this.db.prepare('SELECT * FROM staff ORDER BY name').all() as StaffTable[]).map(staffOf);
  }

  sessions(): StaffSession[] {
    const rows = this.db.prepare('SELECT * FROM staff_session WHERE ended_at IS NULL ORDER BY name, used_at').all();
    return (rows as StaffSessionTable[]).map(staffSessionOf);
  }

  /** The account as it is from now on, and with it the end of what it was signed in as. */
  change(record: StaffRecord, now: Instant, act: StaffNote['act']): void {
    this.db.transaction(() => {
      this.statements.putStaff(record);
      const { name, role, rooms } = record;
      this.journal.noteStaff({ at: now, by: AT_THE_SERVER, act, name, reason: '', role, rooms });
      this.end(
        this.sessions().filter(({ name }) => name === record.name),
        now,
      );
    })();
  }

  end(sessions: readonly StaffSession[], now: Instant): void {
    this.statements.changeStaffSession({ kind: 'end', ids: sessions.map(({ id }) => id), at: now });
  }

  close(): void {
    this.db.close();
  }
}
