import type { StaffName } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { whyNotTold } from '#domain/session/decide-message.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Whom } from './pause-and-extend.ts';
import type { Person } from './person.ts';
import { type ActOutcome, numberOf } from './staff-act.ts';

/** Words of the staff to people who sit there: kept in the ledger, and shown until they are read. */
export function sendMessage(
  desk: Desk,
  hall: Hall,
  whom: Whom,
  { by, text }: { readonly by: StaffName; readonly text: string },
): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const planned = planMessage(hall, whom);
    if (!planned.ok) return planned;
    const { reached, spared } = planned.value;
    if (reached.length === 0) return accept({ affected: [], spared, entryIndex: -1 });
    const pids = whom === 'all' ? (['all'] as const) : reached.map(({ participant }) => participant.pid);
    const at = desk.now();
    const facts = pids.map((pid): Fact => ({ type: 'MESSAGE', at, pid, by, text }));
    const stored = await appendFacts(desk, hall, facts, null);
    return stored.ok ? accept({ affected: reached.map(numberOf), spared, entryIndex: stored.value }) : stored;
  });
}

/** Who would be told, and who not and why. */
export function planMessage(hall: Hall, whom: Whom): Decision<ReturnType<typeof sortOut>> {
  if (hall.session.phase === 'closed' || hall.isClosing) return refuse('wrong-phase');
  return accept(sortOut(hall, whom));
}

/** By what is on disk: a sign-in that is on its way might not arrive, and the words would be for nobody. */
function sortOut(hall: Hall, whom: Whom) {
  const reached: Person[] = [];
  const spared: { number: string; why: string }[] = [];
  const present = () => [...hall.people()].filter(({ saved }) => saved.epoch > 0).map(numberOf);
  for (const number of whom === 'all' ? present() : new Set(whom)) {
    const person = hall.personByNumber(number);
    const why = person === undefined ? 'unknown-participant' : whyNotTold(person.saved);
    if (person !== undefined && why === null) reached.push(person);
    else spared.push({ number, why: why ?? 'unknown-participant' });
  }
  return { reached, spared };
}
