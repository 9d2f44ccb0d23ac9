import type { Fact } from '#domain/ledger/fact.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import type { ActOutcome, Actor } from './staff-act.ts';

/** Who would be freed, or why nobody can be. */
export function planRelease(hall: Hall, number: string): Decision<Person> {
  const person = hall.personByNumber(number);
  if (person === undefined) return refuse('unknown-participant');
  return person.head.workstation === null ? refuse('wrong-phase') : accept(person);
}

/** Frees an attempt from its workstation, so that the person may sign in at another. */
export function releaseSignIn(desk: Desk, hall: Hall, number: string, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const person = planRelease(hall, number);
    if (!person.ok) return person;
    const { pid } = person.value.participant;
    const fact: Fact = { type: 'RELEASE', at: desk.now(), pid, by: by.name, reason: by.reason };
    const stored = await appendFacts(desk, hall, [fact], null);
    return stored.ok ? accept({ affected: [number], spared: [], entryIndex: stored.value }) : stored;
  });
}
