import type { MonitorRow } from '#protocol/proctor-down.ts';

/** A person in few words: the seat where there is one, else the number. */
export function shortName(row: MonitorRow): string {
  return row.seat ?? row.number;
}

/** As one says of whom something is done: two rooms may both have an A-01, so the number stands beside the seat. */
export function exactName({ number, seat }: MonitorRow): string {
  return seat === null ? number : `${seat} (${number})`;
}

/** Where to walk to, unless the seat's own name says it. */
export function roomOf({ room, seat }: MonitorRow): string {
  return room === null || seat?.startsWith(room) === true ? '' : room;
}

const MOST = 6;

/** A list of people that stays on one line; one alone has the name too. */
export function someOf(rows: readonly MonitorRow[], more: (count: number) => string): string {
  const [first] = rows;
  if (first !== undefined && rows.length === 1) return `${exactName(first)} ${first.name}`;
  const named = rows.slice(0, MOST).map(exactName).join(', ');
  return rows.length > MOST ? `${named} ${more(rows.length - MOST)}` : named;
}
