import { type RoomPlan, seatsOf, sparesOf } from './room-plan.ts';
import type { Seated } from './seat-faults.ts';

/** Somebody of a roster; `isApart` where an accommodation asks for a room apart. */
export interface SentPerson extends Seated {
  readonly isApart: boolean;
}

/**
 * The room of each person, in their order; undefined where the lots decide. Who is to sit apart and is sent nowhere by the roster goes to the
 * first room apart that has a seat left for the lots, else to the first, where the want of seats is told. Null: there is no such room.
 */
export function sendApart(
  rooms: readonly RoomPlan[],
  people: readonly SentPerson[],
): readonly (string | null | undefined)[] {
  const apart = rooms.filter((room) => room.apart);
  const left = new Map(apart.map((room) => [room.name, seatsOf(room).length - sparesOf(room).length]));
  const take = (room: string): void => void left.set(room, (left.get(room) ?? 0) - 1);
  for (const { room } of people) if (room !== undefined) take(room);
  return people.map(({ isApart, room, seat }) => {
    if (room !== undefined || !isApart || seat !== null || rooms.length === 0) return room;
    const found = (apart.find(({ name }) => (left.get(name) ?? 0) > 0) ?? apart[0])?.name ?? null;
    if (found !== null) take(found);
    return found;
  });
}
