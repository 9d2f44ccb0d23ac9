import type Database from 'better-sqlite3';
import { firstTables } from './migrations/0001-first-tables.ts';
import { workstations } from './migrations/0002-workstations.ts';
import { media } from './migrations/0003-media.ts';
import { rooms } from './migrations/0004-rooms.ts';
import { staff } from './migrations/0005-staff.ts';
import { roomPlans } from './migrations/0006-room-plans.ts';
import { witnesses } from './migrations/0007-witnesses.ts';
import { staffJournal } from './migrations/0008-staff-journal.ts';
import { forgotten } from './migrations/0009-forgotten.ts';
import { bankSalt } from './migrations/0010-bank-salt.ts';
import { refuseNewerData } from './open-database.ts';

/** Forward only: a migration that has landed is never edited, the next one mends it. */
export const MIGRATIONS: readonly string[] = [
  firstTables,
  workstations,
  media,
  rooms,
  staff,
  roomPlans,
  witnesses,
  staffJournal,
  forgotten,
  bankSalt,
];

/** Brings the file to this engine's schema. A file from a newer engine is refused untouched. */
export function migrate(db: Database.Database, migrations: readonly string[] = MIGRATIONS): void {
  const found = db.pragma('user_version', { simple: true }) as number;
  refuseNewerData(db, migrations.length);
  for (let next = found; next < migrations.length; next += 1) {
    db.transaction(() => {
      db.exec(migrations[next] as string);
      db.pragma(`user_version = ${next + 1}`);
    })();
  }
}
