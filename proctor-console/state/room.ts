import type { MonitorDiff, MonitorRow, MonitorSnapshot } from '#protocol/proctor-down.ts';

export type MonitorHead = Omit<MonitorSnapshot, 'version' | 'rows'>;

/** One session as the staff see it. `heardAt` is a moment of this computer's clock. */
export interface Room {
  readonly version: number;
  readonly head: MonitorHead;
  readonly rows: ReadonlyMap<string, MonitorRow>;
  readonly heardAt: number;
}

export type RoomStep = { readonly kind: 'applied'; readonly room: Room } | { readonly kind: 'old' | 'gap' };

export function roomFrom(snapshot: MonitorSnapshot, heardAt: number): Room {
  const { version, rows, ...head } = snapshot;
  return { version, head, rows: new Map(rows.map((row) => [row.number, row])), heardAt };
}

/** Versions are consecutive: one that we have is old, one beyond the next means that something was missed. */
export function applyDiff(room: Room, diff: MonitorDiff, heardAt: number): RoomStep {
  if (diff.version <= room.version) return { kind: 'old' };
  if (diff.version > room.version + 1) return { kind: 'gap' };
  const { version, rows: changed, ...head } = diff;
  if (changed.length === 0) return { kind: 'applied', room: { version, head, rows: room.rows, heardAt } };
  const rows = new Map(room.rows);
  for (const row of changed) rows.set(row.number, row);
  return { kind: 'applied', room: { version, head, rows, heardAt } };
}
