import type { MonitorRow } from '#protocol/proctor-down.ts';

/** A person in few words: the seat where there is one, else the number. */
export function shortName(row: MonitorRow): string {
  return row.seat ?? row.number;
}

const MOST = 6;

/** A list of people that stays on one line. */
export function someOf(rows: readonly MonitorRow[], more: (count: number) => string): string {
  const named = rows.slice(0, MOST).map(shortName).join(', ');
  return rows.length > MOST ? `${named} ${more(rows.length - MOST)}` : named;
}
