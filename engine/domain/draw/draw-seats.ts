import type { Pid } from '../ids.ts';
import { drawKey } from './draw-keys.ts';
import type { Hashing } from './hashing.ts';
import { RandomStream, shuffle } from './random-stream.ts';

/** One seat of the hall. */
export interface Seat {
  readonly room: string;
  readonly seat: string;
}

/** What a session's ledger says of a room before the lots. */
export interface RoomSeats {
  readonly room: string;
  readonly seats: readonly string[];
  /** Some of `seats`: the lots leave them empty. */
  readonly spare: readonly string[];
  /** Only who is kept to it sits in it. */
  readonly apart: boolean;
}

/** Somebody who was put somewhere before the lots: on a seat, or into a room to be drawn there. */
export interface KeptPerson {
  readonly pid: Pid;
  readonly room: string;
  readonly seat: string | null;
}

/**
 * Everybody's seat from the seed. Who is kept on a seat has it; who is kept to a room is drawn over its free seats with the key
 * `seat|ROOM`; all others over what is left of the rooms that are not apart with the key `seat`. People go by pseudonym, seats by
 * name within their room, both bytewise. Throws where there are too few seats: that was looked at before the lots.
 */
export function drawSeats(
  h: Hashing,
  draw: { readonly seed: Uint8Array; readonly manifestHash: Uint8Array },
  rooms: readonly RoomSeats[],
  kept: readonly KeptPerson[],
  pids: readonly Pid[],
): Map<Pid, Seat> {
  const places = new Map<Pid, Seat>();
  const deal = (label: string, people: readonly Pid[], seats: readonly Seat[]): readonly Seat[] => {
    if (people.length > seats.length)
      throw new RangeError(`${people.length} people for ${seats.length} seats (${label})`);
    const key = drawKey(h, draw.seed, draw.manifestHash, label);
    const order = shuffle(seats, new RandomStream(h, key));
    [...people].sort(byBytes).forEach((pid, place) => places.set(pid, order[place] as Seat));
    const dealt = new Set(order.slice(0, people.length));
    return seats.filter((seat) => !dealt.has(seat));
  };
  for (const { pid, room, seat } of kept) if (seat !== null) places.set(pid, { room, seat });
  const left = rooms.flatMap((one) => {
    const { apart, room } = one;
    const people = kept.filter((each) => each.room === room && each.seat === null).map(({ pid }) => pid);
    const over = deal(`seat|${room}`, people, freeSeats(one, kept));
    return apart ? [] : over;
  });
  const isKept = new Set(kept.map(({ pid }) => pid));
  deal(
    'seat',
    pids.filter((pid) => !isKept.has(pid)),
    left,
  );
  return places;
}

function freeSeats({ room, seats, spare }: RoomSeats, kept: readonly KeptPerson[]): Seat[] {
  const taken = new Set([...spare, ...kept.filter((each) => each.room === room).map(({ seat }) => seat)]);
  return seats
    .filter((seat) => !taken.has(seat))
    .sort(byBytes)
    .map((seat) => ({ room, seat }));
}

/** Both are ASCII, of which texts and bytes have the same order. */
function byBytes(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
