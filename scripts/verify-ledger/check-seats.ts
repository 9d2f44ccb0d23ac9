import { type KeptPerson, type RoomSeats, type Seat, drawSeats } from '../../engine/domain/draw/draw-seats.ts';
import type { Pid } from '../../engine/domain/ids.ts';
import type { PublicEntry } from './check-entries.ts';
import type { SessionEvidence, StoredPerson } from './evidence.ts';
import { hashing as h } from './node-crypto.ts';
import type { Findings } from './report.ts';

interface Drawn {
  readonly seed: Uint8Array;
  readonly manifestHash: Uint8Array;
}

/** A part of check 9: who was kept where is as the roster says, everybody sits as drawn, and who moved came to a free seat. */
export function checkSeats(
  draw: Drawn,
  { forgotten, people }: Pick<SessionEvidence, 'forgotten' | 'people'>,
  entries: readonly PublicEntry[],
  found: Findings,
): void {
  const rooms = bodiesOf<RoomSeats>(entries, 'ROOM');
  const kept = bodiesOf<KeptPerson>(entries, 'SEAT_KEPT');
  if (rooms.length === 0) return refuseStray(entries, found);
  if (!checkKept(rooms, kept, forgotten === null ? people : null, found)) return;
  let expected: ReadonlyMap<Pid, Seat>;
  try {
    expected = drawSeats(
      h,
      draw,
      rooms,
      kept,
      people.map(({ pid }) => pid as Pid),
    );
  } catch (fault) {
    return found.fail('ROOM', fault instanceof Error ? fault.message : String(fault));
  }
  const seated = new Map<string, string>();
  for (const { body, index } of entries.filter(({ type }) => type === 'SEAT')) {
    const pid = body['pid'] as Pid;
    const drawn = expected.get(pid);
    if (seated.has(pid)) found.fail(`entry ${index}`, 'seats somebody a second time');
    if (drawn === undefined || keyOf(drawn) !== keyOf(body as unknown as Seat))
      found.fail(`entry ${index}`, 'is another seat than was drawn');
    seated.set(pid, keyOf(body as unknown as Seat));
  }
  for (const { pid } of people) if (!seated.has(pid)) found.fail(`participant ${pid}`, 'has no SEAT entry');
  followChanges(rooms, seated, entries, found);
}

function checkKept(
  rooms: readonly RoomSeats[],
  kept: readonly KeptPerson[],
  /** Null where the roster is forgotten, so that nobody can say who was to be kept where. */
  people: readonly StoredPerson[] | null,
  found: Findings,
): boolean {
  const names = new Set(rooms.map(({ room }) => room));
  const isSound =
    names.size === rooms.length &&
    rooms.every(
      ({ seats, spare }) => new Set(seats).size === seats.length && spare.every((one) => seats.includes(one)),
    );
  if (!isSound) found.fail('ROOM', 'names a room or a seat twice, or a spare that is no seat');
  if (people === null) return isSound;
  const sent = people.flatMap(({ pid, room, seat }) => (room === null ? [] : [JSON.stringify([pid, room, seat])]));
  const said = kept.map(({ pid, room, seat }) => JSON.stringify([pid, room, seat]));
  const isAsRoster = said.length === sent.length && [...said].sort().join() === [...sent].sort().join();
  if (!isAsRoster) found.fail('SEAT_KEPT', 'keeps other people, or elsewhere, than the roster sends');
  return isSound && isAsRoster;
}

function followChanges(
  rooms: readonly RoomSeats[],
  seated: Map<string, string>,
  entries: readonly PublicEntry[],
  found: Findings,
): void {
  const known = new Set(rooms.flatMap(({ room, seats }) => seats.map((seat) => keyOf({ room, seat }))));
  for (const { body, index } of entries.filter(({ type }) => type === 'SEAT_CHANGE')) {
    const to = keyOf(body as unknown as Seat);
    if (!known.has(to)) found.fail(`entry ${index}`, 'moves somebody to a seat that no room has');
    if ([...seated.values()].includes(to)) found.fail(`entry ${index}`, 'moves somebody to a seat that is taken');
    seated.set(body['pid'] as string, to);
  }
}

function refuseStray(entries: readonly PublicEntry[], found: Findings): void {
  for (const { index, type } of entries) {
    if (['SEAT_KEPT', 'SEAT', 'SEAT_CHANGE'].includes(type))
      found.fail(`entry ${index}`, `${type} in a session without rooms`);
  }
}

function bodiesOf<Body>(entries: readonly PublicEntry[], type: string): Body[] {
  return entries.filter((entry) => entry.type === type).map(({ body }) => body as unknown as Body);
}

function keyOf({ room, seat }: Seat): string {
  return JSON.stringify([room, seat]);
}
