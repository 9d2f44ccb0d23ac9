import type { Seat } from '#domain/draw/draw-seats.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { type ActOutcome, type Actor, numberOf } from './staff-act.ts';

/**
 * Somebody's seat is another one from now on, and their computer lets go of them: one act, as a person who moves is at neither place
 * in between. The seat must be one of the session's rooms and nobody's.
 */
export function moveSeat(desk: Desk, hall: Hall, number: string, to: Seat, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const planned = planMove(hall, number, to);
    if (!planned.ok) return planned;
    const person = planned.value;
    const { pid } = person.participant;
    const act = { at: desk.now(), pid, by: by.name, reason: by.reason };
    const isSeated = person.head.workstation !== null;
    const facts: Fact[] = [
      ...(isSeated ? [{ type: 'RELEASE' as const, ...act }] : []),
      { type: 'SEAT_CHANGE', ...act, room: to.room, seat: to.seat },
    ];
    const stored = await appendFacts(desk, hall, facts, null);
    return stored.ok ? accept({ affected: [number], spared: [], entryIndex: stored.value }) : stored;
  });
}

/** Who would move, or why they cannot. */
export function planMove(hall: Hall, number: string, to: Seat): Decision<Person> {
  const person = hall.personByNumber(number);
  if (person === undefined) return refuse('unknown-participant');
  if (person.seated === null || hall.session.phase === 'closed' || person.head.phase === 'finished')
    return refuse('wrong-phase');
  if (!hasSeat(hall, to)) return refuse('unknown-seat', { where: `${to.room}, ${to.seat}` });
  const holder = sitterOf(hall, to);
  return holder === null ? accept(person) : refuse('seat-taken', { where: numberOf(holder) });
}

function hasSeat({ preparation }: Hall, { room, seat }: Seat): boolean {
  return preparation.seating.some((fact) => fact.type === 'ROOM' && fact.room === room && fact.seats.includes(seat));
}

function sitterOf(hall: Hall, { room, seat }: Seat) {
  for (const person of hall.people()) {
    if (person.seated?.room === room && person.seated.seat === seat) return person;
  }
  return null;
}
