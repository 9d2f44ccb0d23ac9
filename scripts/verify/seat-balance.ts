import { type Labelled, type Table, bandAt, bandsOf, unevenness } from './balance.ts';
import type { Seat } from './draw.ts';

/** Somebody whose seat the lots gave, in the order of the roster. */
export interface Seated extends Seat {
  readonly pid: string;
  /** As the roster has it; null for who does not hold the roster. */
  readonly category: string | null;
}

export const SEAT_TABLES = ['order-rooms', 'order-places', 'category-rooms', 'category-places'] as const;
export type SeatTable = (typeof SEAT_TABLES)[number];

/** Order in the roster and category against rooms and against where in the room a seat is; what cannot be told is left out. */
export function seatTables(seated: readonly Seated[]): ReadonlyMap<SeatTable, Table> {
  const bands = bandsOf(seated.length);
  const places = placesIn(seated, bands);
  const labels = (row: (one: Seated, at: number) => string, column: (one: Seated) => string): Labelled =>
    seated.map((one, at) => [row(one, at), column(one)]);
  const order = (_: Seated, at: number): string => bandAt(at, seated.length, bands);
  const room = (one: Seated): string => one.room;
  const place = (one: Seated): string => places.get(one) as string;
  const tables: [SeatTable, Labelled][] = [
    ['order-rooms', labels(order, room)],
    ['order-places', labels(order, place)],
  ];
  if (seated.every(({ category }) => category !== null)) {
    const category = (one: Seated): string => one.category as string;
    tables.push(['category-rooms', labels(category, room)], ['category-places', labels(category, place)]);
  }
  return new Map(
    tables.flatMap(([name, all]) => {
      const table = unevenness(all);
      return table === null ? [] : [[name, table] as const];
    }),
  );
}

/** Which part of its room each seat is in: seats of one room by name, bytewise. */
function placesIn(seated: readonly Seated[], bands: number): ReadonlyMap<Seated, string> {
  const rooms = new Map<string, Seated[]>();
  for (const one of seated) rooms.set(one.room, [...(rooms.get(one.room) ?? []), one]);
  const found = new Map<Seated, string>();
  for (const here of rooms.values()) {
    here.sort((a, b) => (a.seat < b.seat || (a.seat === b.seat && a.pid < b.pid) ? -1 : 1));
    here.forEach((one, at) => found.set(one, bandAt(at, here.length, bands)));
  }
  return found;
}
