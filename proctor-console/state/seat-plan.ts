import type { MonitorRow } from '#protocol/proctor-down.ts';

export interface SeatPlan {
  readonly columns: number;
  /** Seats in reading order; null where the room has a gap. */
  readonly cells: readonly (MonitorRow | null)[];
}

const SEAT = /^([A-Z]{1,2})-?(\d{1,2})$/i;
const WIDEST = 14;
const MOST_SEATS = 200;

/** A room whose seats are called, … can be drawn; any other is shown by the table alone. */
export function seatPlan(rows: Iterable<MonitorRow>): SeatPlan | null {
  const seats: { line: string; place: number; row: MonitorRow }[] = [];
  let unnamed = 0;
  for (const row of rows) {
    const found = SEAT.exec(row.seat ?? '');
    if (found === null) unnamed += 1;
    else seats.push({ line: (found[1] ?? '').toUpperCase(), place: Number(found[2]), row });
  }
  const columns = Math.max(0, ...seats.map(({ place }) => place));
  if (seats.length === 0 || unnamed > seats.length || seats.length > MOST_SEATS || columns > WIDEST) return null;
  const lines = [...new Set(seats.map(({ line }) => line))].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const cells: (MonitorRow | null)[] = Array.from({ length: lines.length * columns }, () => null);
  for (const { line, place, row } of seats) cells[lines.indexOf(line) * columns + place - 1] = row;
  return { columns, cells };
}
