import type { Fact } from '#domain/ledger/fact.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { ActOutcome, Actor } from './staff-act.ts';

/** Frees an attempt from its workstation, so that the person may sign in at another. */
export function releaseSignIn(desk: Desk, hall: Hall, number: string, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const person = hall.personByNumber(number);
    if (person === undefined) return refuse('unknown-participant');
    if (person.head.workstation === null) return refuse('wrong-phase');
    const { pid } = person.participant;
    const fact: Fact = { type: 'RELEASE', at: desk.now(), pid, by: by.name, reason: by.reason };
    const stored = await appendFacts(desk, hall, [fact], null);
    return stored.ok ? accept({ affected: [number], spared: [], entryIndex: stored.value }) : stored;
  });
}
