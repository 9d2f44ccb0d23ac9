import type { StaffName } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { WitnessTable } from './tables.ts';
import type { WitnessRecord } from './writer-messages.ts';

export function witnessOf(row: WitnessTable): WitnessRecord {
  return {
    name: row.name,
    vkey: row.vkey,
    enrolledAt: row.enrolled_at as Instant,
    enrolledBy: row.enrolled_by as StaffName,
    reason: row.reason,
    removedAt: row.removed_at as Instant | null,
  };
}
