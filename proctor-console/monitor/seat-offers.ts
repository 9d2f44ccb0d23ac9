import { type RoomPlan, seatsOf } from '#domain/room/room-plan.ts';

interface Standing {
  readonly room: string;
  readonly seat: string;
}

/** Seats of each room at which no computer stands, in their order; rooms in which one stands everywhere are left out. */
export function seatsWithoutComputer(
  rooms: readonly RoomPlan[],
  computers: readonly Standing[],
): { readonly room: string; readonly seats: readonly string[] }[] {
  const taken = new Set(computers.map(({ room, seat }) => JSON.stringify([room, seat])));
  return rooms
    .map((plan) => ({
      room: plan.name,
      seats: seatsOf(plan).filter((seat) => !taken.has(JSON.stringify([plan.name, seat]))),
    }))
    .filter(({ seats }) => seats.length > 0);
}
