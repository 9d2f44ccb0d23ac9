import type { Fact } from '#domain/ledger/fact.ts';
import { type Decision, accept } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Whom } from './pause-and-extend.ts';
import type { Person } from './person.ts';
import { type ActOutcome, type Actor, numberOf } from './staff-act.ts';

/** Frees the computers of people who have finished: they forget who sat there and are ready for the next. */
export function releaseWorkstations(desk: Desk, hall: Hall, whom: Whom, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const { reached, spared } = planFreeing(hall, whom);
    if (reached.length === 0) return accept({ affected: [], spared, entryIndex: -1 });
    const head = { type: 'RELEASE' as const, at: desk.now(), by: by.name, reason: by.reason };
    const facts = reached.map(({ participant }): Fact => ({ ...head, pid: participant.pid }));
    const stored = await appendFacts(desk, hall, facts, null);
    if (!stored.ok) return stored;
    return accept({ affected: reached.map(numberOf), spared, entryIndex: stored.value });
  });
}

/** Whose computers would be freed, and whose not and why. */
export function planFreeing(hall: Hall, whom: Whom) {
  const reached: Person[] = [];
  const spared: { number: string; why: string }[] = [];
  for (const number of whom === 'all' ? numbersAtAnEnd(hall) : new Set(whom)) {
    const person = hall.personByNumber(number);
    const why = person === undefined ? 'unknown-participant' : whyNot(person);
    if (person !== undefined && why === null) reached.push(person);
    else spared.push({ number, why: why ?? 'unknown-participant' });
  }
  return { reached, spared };
}

/** Of all, those who still work are nobody's concern here. */
function numbersAtAnEnd(hall: Hall): string[] {
  return [...hall.people()].filter(({ head }) => head.phase === 'finished' && head.workstation !== null).map(numberOf);
}

/** A word that the console has a sentence for. */
function whyNot({ head, unsent }: Person): string | null {
  if (head.phase !== 'finished') return 'not-finished';
  if (head.workstation === null) return 'no-workstation';
  // What is forgotten there could not be held any more.
  return unsent !== null && unsent.count > 0 ? 'unsent' : null;
}
