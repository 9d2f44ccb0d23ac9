/** Where an account may act: everywhere, or in the rooms named. */
export type Rooms = 'all' | readonly string[];

/** Whether somebody or something in a room is within reach; what is in no room is within reach of who has all of them. */
export function reaches(rooms: Rooms, room: string | null): boolean {
  return rooms === 'all' || (room !== null && rooms.includes(room));
}

/** A seat is called by its room and its place, `LAB1-07`; null where it names no room. */
export function roomOfSeat(seat: string | null): string | null {
  const end = seat?.lastIndexOf('-') ?? -1;
  return seat === null || end < 1 ? null : seat.slice(0, end);
}

/** One text for one set of rooms, to tell two accounts' views apart. */
export function roomsKey(rooms: Rooms): string {
  return rooms === 'all' ? 'all' : JSON.stringify([...new Set(rooms)].sort());
}
