import { sentence } from '../sentences/sentence.ts';
import type { Problem } from '../problem.ts';
import { type RoomPlan, seatsOf, sparesOf } from './room-plan.ts';

/** Somebody of a roster, as far as rooms go. */
export interface Seated {
  readonly room?: string;
  readonly seat: string | null;
}

/** How many people a session's rooms take. */
export interface Capacity {
  readonly people: number;
  /** Seats that lots are drawn for: no spares. */
  readonly seats: number;
  readonly spares: number;
  /** People without a seat; 0 where all have one. */
  readonly short: number;
}

export function capacityOf(rooms: readonly RoomPlan[], people: number): Capacity {
  const spares = rooms.reduce((sum, room) => sum + sparesOf(room).length, 0);
  const seats = rooms.reduce((sum, room) => sum + seatsOf(room).length, 0) - spares;
  return { people, seats, spares, short: Math.max(0, people - seats) };
}

/**
 * Whether everybody can be given a seat: who has a room in the roster sits in it, who has a seat there too sits on it, and all others
 * are drawn over what is left of the rooms that are not apart. Sentences as all problems of a preparation have them.
 */
export function seatProblems<Person extends Seated>(
  rooms: readonly RoomPlan[],
  people: readonly Person[],
  placeOf: (person: Person, index: number) => string,
): Problem[] {
  if (rooms.length === 0) return [];
  const problems: Problem[] = [];
  const places = new Map(rooms.map((room) => [room.name, new PlaceCount(room)]));
  let free = 0;
  people.forEach((person, index) => {
    const where = placeOf(person, index);
    if (person.room === undefined) {
      if (person.seat !== null) problems.push({ where, what: sentence('the-seat-has-no-room', { seat: person.seat }) });
      else free += 1;
      return;
    }
    const place = places.get(person.room);
    if (place === undefined)
      problems.push({ where, what: sentence('the-room-is-none-of-the-session', { room: person.room }) });
    else problems.push(...place.take(person.seat, where));
  });
  for (const place of places.values()) problems.push(...place.overfull());
  const open = [...places.values()].reduce((sum, place) => sum + (place.room.apart ? 0 : place.left()), 0);
  if (free > open) {
    problems.push({
      where: 'rooms',
      what: sentence('too-few-seats-for-the-lots', { people: free, seats: open }),
    });
  }
  return problems;
}

class PlaceCount {
  private readonly taken = new Set<string>();
  private readonly seats: ReadonlySet<string>;
  private readonly spares: ReadonlySet<string>;
  private drawn = 0;

  constructor(readonly room: RoomPlan) {
    this.seats = new Set(seatsOf(room));
    this.spares = new Set(sparesOf(room));
  }

  take(seat: string | null, where: string): Problem[] {
    if (seat === null) {
      this.drawn += 1;
      return [];
    }
    if (!this.seats.has(seat))
      return [{ where, what: sentence('the-room-has-no-such-seat', { room: this.room.name, seat }) }];
    if (this.taken.has(seat))
      return [{ where, what: sentence('the-seat-is-of-somebody-else', { seat, room: this.room.name }) }];
    this.taken.add(seat);
    return [];
  }

  /** Seats for the lots that nobody was sent to. */
  left(): number {
    return Math.max(0, this.forLots() - this.drawn);
  }

  overfull(): Problem[] {
    if (this.drawn <= this.forLots()) return [];
    const { drawn: people } = this;
    const what = sentence('too-many-people-for-the-room', { people, room: this.room.name, seats: this.forLots() });
    return [{ where: 'rooms', what }];
  }

  private forLots(): number {
    return [...this.seats].filter((seat) => !this.spares.has(seat) && !this.taken.has(seat)).length;
  }
}
