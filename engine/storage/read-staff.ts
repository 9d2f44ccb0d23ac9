import type { StaffName } from '#domain/ids.ts';
import type { Rooms } from '#domain/staff/rooms.ts';
import type { Instant } from '#domain/time.ts';
import type { StaffSessionTable, StaffTable } from './tables.ts';
import type { StaffRecord, StaffSession } from './writer-messages.ts';

/** An account as it begins: of all rooms, with one factor, under a password that was told to somebody. */
export function newAccount(
  who: Pick<StaffRecord, 'name' | 'role' | 'passwordHash'> & Partial<StaffRecord>,
): StaffRecord {
  const factors = { usesInitialPassword: true, credentialVersion: 1, totp: null, recovery: [] };
  return { ...factors, rooms: 'all', disabledAt: null, ...who };
}

export function staffOf(row: StaffTable): StaffRecord {
  return {
    name: row.name as StaffName,
    role: row.role,
    passwordHash: row.password_hash,
    usesInitialPassword: row.uses_initial_password === 1,
    credentialVersion: row.credential_version,
    rooms: JSON.parse(row.rooms) as Rooms,
    disabledAt: row.disabled_at as Instant | null,
    totp: row.totp_secret === null ? null : { secret: row.totp_secret, step: row.totp_step },
    recovery: JSON.parse(row.recovery) as string[],
  };
}

export function staffSessionOf(row: StaffSessionTable): StaffSession {
  return {
    tokenHash: row.token_hash,
    id: row.id,
    name: row.name as StaffName,
    startedAt: row.started_at as Instant,
    usedAt: row.used_at as Instant,
    address: row.address,
    endedAt: row.ended_at as Instant | null,
  };
}
