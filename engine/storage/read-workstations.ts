import type { StaffName, WorkstationId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { WorkstationTable } from './tables.ts';
import type { WorkstationRecord } from './writer-messages.ts';

export function workstationOf(row: WorkstationTable): WorkstationRecord {
  return {
    id: row.id as WorkstationId,
    name: row.name,
    room: row.room,
    seat: row.seat,
    isKiosk: row.is_kiosk === 1,
    credentialHash: row.credential_hash,
    approvedAt: row.approved_at as Instant,
    approvedBy: row.approved_by as StaffName,
    revokedAt: row.revoked_at as Instant | null,
  };
}
