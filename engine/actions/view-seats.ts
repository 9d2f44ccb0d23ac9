import type { Seat } from '#domain/draw/draw-seats.ts';
import { type Rooms, reaches } from '#domain/staff/rooms.ts';
import type { Hall } from './hall.ts';

/** Who sits where of the rooms within reach, by room and seat; empty before the lots and where seats are the roster's. */
export function viewSeats(hall: Hall, within: Rooms) {
  const { seating } = hall.preparation;
  const kept = new Map(seating.flatMap((fact) => (fact.type === 'SEAT_KEPT' ? [[fact.pid, fact] as const] : [])));
  const rooms = seating.flatMap((fact) => (fact.type === 'ROOM' ? [fact.room] : []));
  const rows = [...hall.people()].flatMap(({ drawnSeat, participant, seated }) => {
    if (seated === null || drawnSeat === null || !reaches(within, seated.room)) return [];
    const { name, number, pid } = participant;
    return [
      { ...seated, number, name, isKept: (kept.get(pid)?.seat ?? null) !== null, isMoved: !isSame(seated, drawnSeat) },
    ];
  });
  const inOrder = new Intl.Collator('en', { numeric: true });
  return rows.sort((a, b) => rooms.indexOf(a.room) - rooms.indexOf(b.room) || inOrder.compare(a.seat, b.seat));
}

/** For a sheet: one row for each person, under its headings. */
export function seatSheet(hall: Hall, within: Rooms): string[][] {
  const rows = viewSeats(hall, within).map(({ isKept, isMoved, name, number, room, seat }) => {
    return [room, seat, number, name, isMoved ? 'pindah' : isKept ? 'ditetapkan' : 'undian'];
  });
  return [['ruang', 'meja', 'nomor', 'nama', 'asal'], ...rows];
}

function isSame(one: Seat, other: Seat): boolean {
  return one.room === other.room && one.seat === other.seat;
}
