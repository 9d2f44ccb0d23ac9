import type { RoomPlan } from '#domain/room/room-plan.ts';
import type { MonitorRow } from '#protocol/proctor-down.ts';

/** A place of a drawn room: somebody's seat, a seat that nobody has, or neither. */
export type PlanCell = { readonly row: MonitorRow } | { readonly seat: string; readonly spare: boolean } | null;

export interface SeatPlan {
  /** Empty where no room was laid out. */
  readonly room: string;
  readonly columns: number;
  /** Seats in reading order. */
  readonly cells: readonly PlanCell[];
}

const SEAT = /^([A-Z]{1,2})-?(\d{1,2})$/i;
const WIDEST = 14;
const MOST_SEATS = 200;

/** The rooms as the committee laid them out, those in which anybody of these rows sits. */
export function laidOutPlans(rooms: readonly RoomPlan[], rows: Iterable<MonitorRow>): SeatPlan[] {
  if (rooms.length === 0) return [];
  const sitting = new Map<string, MonitorRow>();
  for (const row of rows) sitting.set(JSON.stringify([row.room, row.seat]), row);
  const used = new Set([...sitting.values()].map(({ room }) => room));
  return rooms
    .filter(({ name }) => used.has(name))
    .map(({ cells, columns, name }) => ({
      room: name,
      columns,
      cells: cells.map((cell): PlanCell => {
        if (cell.kind !== 'seat') return null;
        const row = sitting.get(JSON.stringify([name, cell.seat]));
        return row === undefined ? { seat: cell.seat, spare: cell.spare } : { row };
      }),
    }));
}

/** A room whose seats are called, … can be drawn without a plan; any other is shown by the table alone. */
export function guessedPlan(rows: Iterable<MonitorRow>): SeatPlan | null {
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
  const cells: PlanCell[] = Array.from({ length: lines.length * columns }, () => null);
  for (const { line, place, row } of seats) cells[lines.indexOf(line) * columns + place - 1] = { row };
  return { room: '', columns, cells };
}

/** Seats that nobody has, spares first: where somebody whose computer fails may go. */
export function freeSeats(
  plans: readonly SeatPlan[],
  own: string | null,
): { room: string; seat: string; spare: boolean }[] {
  const free = plans.flatMap(({ cells, room }) =>
    cells.flatMap((cell) => (cell !== null && 'seat' in cell ? [{ room, ...cell }] : [])),
  );
  return free.sort((a, b) => Number(b.room === own) - Number(a.room === own) || Number(b.spare) - Number(a.spare));
}
