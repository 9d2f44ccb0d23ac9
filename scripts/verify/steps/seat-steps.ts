import type { Bytes } from '../bytes.ts';
import { type Kept, type RoomSeats, type Seat, planSeats } from '../draw.ts';
import type { Entry } from '../entry.ts';
import type { Step } from '../finding.ts';
import type { Primitives } from '../primitives.ts';

interface Drawn {
  readonly p: Primitives;
  readonly seed: Bytes;
  readonly manifestHash: Bytes;
}

/** A part of V9: everybody's seat follows from the seed, and later changes go to seats that were free. */
export function checkSeats(entries: readonly Entry[], draw: Drawn, step: Step): void {
  const of = (type: string): Entry[] => entries.filter((entry) => entry.type === type);
  const rooms = of('ROOM');
  if (rooms.length === 0) {
    for (const { index } of ['SEAT_KEPT', 'SEAT', 'SEAT_CHANGE'].flatMap(of))
      step.fail('seat-without-room', `entry ${index}`);
    return step.skip('seats-not-drawn');
  }
  const pids = of('PAPER').map(({ body }) => body.pid);
  if (!areSound(rooms, of('SEAT_KEPT'), pids, step)) return;
  const bodies = <T>(some: readonly Entry[]): T[] => some.map(({ body }) => body as unknown as T);
  const expected = planSeats(draw.p, draw, bodies<RoomSeats>(rooms), bodies<Kept>(of('SEAT_KEPT')), pids);
  if (expected === null) return step.fail('seats-too-few', `entry ${(rooms[0] as Entry).index}`);
  const seated = new Map<string, string>();
  for (const { body, index } of of('SEAT')) {
    const drawn = expected.get(body.pid);
    if (seated.has(body.pid) || drawn === undefined || keyOf(drawn) !== keyOf(body as Seat))
      step.fail('seat-other', `entry ${index}`);
    seated.set(body.pid, keyOf(body as Seat));
  }
  for (const pid of pids) if (!seated.has(pid)) step.fail('seat-missing', `pid ${pid}`);
  followChanges(rooms, of('SEAT_CHANGE'), seated, step);
  step.note('seats-drawn', '', { count: expected.size });
}

function areSound(rooms: readonly Entry[], kept: readonly Entry[], pids: readonly string[], step: Step): boolean {
  let isSound = true;
  const fail = (code: string, { index }: Entry): void => {
    isSound = false;
    step.fail(code, `entry ${index}`);
  };
  const known = new Map<string, ReadonlySet<string>>();
  for (const entry of rooms) {
    const { room, seats, spare } = entry.body;
    const names = new Set(seats);
    if (known.has(room) || names.size !== seats.length || spare.some((one) => !names.has(one)))
      fail('room-unsound', entry);
    known.set(room, names);
  }
  const taken = new Set<string>();
  const there = new Set<string>();
  for (const entry of kept) {
    const { pid, room, seat } = entry.body;
    const isThere = seat === null ? known.has(room) : known.get(room)?.has(seat) === true;
    const place = keyOf({ room, seat: seat ?? '' });
    if (!isThere || !pids.includes(pid) || there.has(pid) || (seat !== null && taken.has(place)))
      fail('kept-not-possible', entry);
    there.add(pid);
    taken.add(place);
  }
  return isSound;
}

function followChanges(
  rooms: readonly Entry[],
  changes: readonly Entry[],
  seated: Map<string, string>,
  step: Step,
): void {
  const seats = new Set(rooms.flatMap(({ body }) => body.seats.map((seat) => keyOf({ room: body.room, seat }))));
  for (const { body, index } of changes) {
    const to = keyOf(body as Seat);
    if (!seats.has(to) || [...seated.values()].includes(to)) step.fail('seat-not-free', `entry ${index}`);
    seated.set(body.pid, to);
  }
}

function keyOf({ room, seat }: Seat): string {
  return JSON.stringify([room, seat]);
}
