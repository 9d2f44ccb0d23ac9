import type Database from 'better-sqlite3';
import type { CosignatureRecord, WitnessRecord } from './writer-messages.ts';

/** Writing of witnesses and of what they have cosigned. */
export function witnessStatements(db: Database.Database) {
  const witness = db.prepare(
    'INSERT INTO witness (name, vkey, enrolled_at, enrolled_by, reason, removed_at) VALUES (?,?,?,?,?,?) ON CONFLICT (name) DO UPDATE SET removed_at = excluded.removed_at',
  );
  const cosignature = db.prepare(
    'INSERT OR IGNORE INTO cosignature (session_no, size, name, time, line, note) VALUES (?,?,?,?,?,?)',
  );
  return {
    putWitness: (w: WitnessRecord) =>
      void witness.run(w.name, w.vkey, w.enrolledAt, w.enrolledBy, w.reason, w.removedAt),
    putCosignature: (sessionNo: number, c: CosignatureRecord) =>
      void cosignature.run(sessionNo, c.size, c.name, c.time, c.line, c.note),
  };
}
