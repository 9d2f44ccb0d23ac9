import type Database from 'better-sqlite3';
import type { StaffRecord, StaffSessionChange } from './writer-messages.ts';

const STAFF_COLUMNS =
  'name, role, password_hash, uses_initial_password, credential_version, rooms, disabled_at, totp_secret, totp_step, recovery';

/** A statement that writes a row whole, whether it is there or not. The first column is its key. */
function writeWhole(db: Database.Database, table: string, columns: string): Database.Statement<unknown[]> {
  const [key, ...others] = columns.split(', ');
  const values = [key, ...others].map(() => '?').join(', ');
  const again = others.map((column) => `${column} = excluded.${column}`).join(', ');
  return db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${values}) ON CONFLICT (${key}) DO UPDATE SET ${again}`);
}

/** How accounts and sign-ins are written, by the engine's writer and by who keeps the accounts from the command line. */
export function staffStatements(db: Database.Database) {
  const staff = writeWhole(db, 'staff', STAFF_COLUMNS);
  const begin = db.prepare(
    'INSERT INTO staff_session (token_hash, id, name, started_at, used_at, address) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const use = db.prepare('UPDATE staff_session SET used_at = max(used_at, ?) WHERE token_hash = ?');
  const end = db.prepare('UPDATE staff_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL');
  return {
    putStaff: (s: StaffRecord) => {
      const account = [s.name, s.role, s.passwordHash, s.usesInitialPassword ? 1 : 0, s.credentialVersion];
      const factor = [s.totp?.secret ?? null, s.totp?.step ?? 0, JSON.stringify(s.recovery)];
      staff.run(...account, JSON.stringify(s.rooms), s.disabledAt, ...factor);
    },
    changeStaffSession: (change: StaffSessionChange) => {
      if (change.kind === 'use') return void use.run(change.at, change.tokenHash);
      if (change.kind === 'end') return change.ids.forEach((id) => end.run(change.at, id));
      const { address, id, name, startedAt, tokenHash, usedAt } = change.session;
      begin.run(tokenHash, id, name, startedAt, usedAt, address);
    },
  };
}
