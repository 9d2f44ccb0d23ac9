import { decideEnd } from '#domain/session/decide-attempt.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Instant } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { endAttempt } from './end-attempt.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import type { ActOutcome, Actor } from './staff-act.ts';

/** Whose attempt would end, or why none can. */
export function planEnd(hall: Hall, number: string, by: Actor, now: Instant): Decision<Person> {
  const person = hall.personByNumber(number);
  if (person === undefined) return refuse('unknown-participant');
  if (hall.session.phase !== 'open') return refuse('wrong-phase');
  const end = decideEnd(person.head, 'terminated', { name: by.name, note: by.reason }, now);
  return end === null ? refuse('wrong-phase') : accept(person);
}

/** Staff end one person's attempt; what was saved until then counts. */
export function forceHandIn(desk: Desk, hall: Hall, number: string, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const planned = planEnd(hall, number, by, desk.now());
    if (!planned.ok) return planned;
    const ended = await endAttempt(desk, hall, planned.value, 'terminated', { name: by.name, note: by.reason });
    return ended.ok ? accept({ affected: [number], spared: [], entryIndex: ended.value }) : ended;
  });
}
