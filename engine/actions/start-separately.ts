import type { Fact } from '#domain/ledger/fact.ts';
import { isToBeStarted } from '#domain/session/decide-attempt.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { type ActOutcome, type Actor, numberOf } from './staff-act.ts';

/** Starts the clocks of people who begin apart from the others: each has the whole allotment from this entry on. */
export function startSeparately(
  desk: Desk,
  hall: Hall,
  numbers: readonly string[],
  by: Actor,
): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const planned = planStart(hall, numbers);
    if (!planned.ok) return planned;
    const { reached, spared } = planned.value;
    if (reached.length === 0) return accept({ affected: [], spared, entryIndex: -1 });
    const head = { type: 'START', at: desk.now(), by: by.name, reason: by.reason } as const;
    const facts = reached.map(({ participant }): Fact => ({ ...head, pid: participant.pid }));
    const stored = await appendFacts(desk, hall, facts, null);
    return stored.ok ? accept({ affected: reached.map(numberOf), spared, entryIndex: stored.value }) : stored;
  });
}

/** Whose clocks would start, and whose not and why. */
export function planStart(hall: Hall, numbers: readonly string[]) {
  if (hall.session.phase !== 'open' || hall.isClosing) return refuse('wrong-phase');
  const reached: Person[] = [];
  const spared: { number: string; why: string }[] = [];
  for (const number of new Set(numbers)) {
    const person = hall.personByNumber(number);
    const why = person === undefined ? 'unknown-participant' : whyNot(person);
    if (person !== undefined && why === null) reached.push(person);
    else spared.push({ number, why: why ?? 'unknown-participant' });
  }
  return accept({ reached, spared });
}

/** Why nobody can start this person, as a word that the console has a sentence for. */
function whyNot({ head, saved }: Person): string | null {
  if (head.start !== 'proctor') return 'starts-by-itself';
  if (head.phase === 'finished') return 'already-finished';
  if (head.phase === 'working') return 'already-started';
  // A sign-in that is still on its way to the disk might not arrive, and the start would then be about nobody.
  return isToBeStarted(saved) ? null : 'not-signed-in';
}
