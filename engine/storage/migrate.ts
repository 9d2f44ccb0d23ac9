import type Database from 'better-sqlite3';
import { firstTables } from './migrations/0001-first-tables.ts';
import { UnusableDatabase } from './open-database.ts';

/** Forward only: a migration that has landed is never edited, the next one mends it. */
export const MIGRATIONS: readonly string[] = [firstTables];

/** Brings the file to this engine's schema. A file from a newer engine is refused untouched. */
export function migrate(db: Database.Database, migrations: readonly string[] = MIGRATIONS): void {
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found > migrations.length) {
    throw new UnusableDatabase(
      `The data was written by a newer Terang (schema ${found}, this one knows ${migrations.length}). Start the newer engine, or restore a backup made by this one.`,
    );
  }
  for (let next = found; next < migrations.length; next += 1) {
    db.transaction(() => {
      db.exec(migrations[next] as string);
      db.pragma(`user_version = ${next + 1}`);
    })();
  }
}
