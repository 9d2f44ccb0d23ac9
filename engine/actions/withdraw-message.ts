import type { Fact } from '#domain/ledger/fact.ts';
import { type ToldMessage, withdrawable } from '#domain/session/message-book.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Whom } from './pause-and-extend.ts';
import type { Person } from './person.ts';
import { type ActOutcome, type Actor, type Spared, numberOf } from './staff-act.ts';

/**
 * Words of the staff are taken back from whom they were said to: whoever was told reads that they are, and why. `entry` is the first entry
 * of what was said at once. Words to everybody are taken back from everybody. The ledger keeps them.
 */
export function withdrawMessage(
  desk: Desk,
  hall: Hall,
  { entry, whom }: { readonly whom: Whom; readonly entry: number },
  { name: by, reason }: Actor,
): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    if (hall.session.phase === 'closed' || hall.isClosing) return refuse('session-closed');
    const isToAll = hall.acts.some(({ fact, index }) => index === entry && fact.type === 'MESSAGE');
    if (isToAll && whom !== 'all') return refuse('other-room');
    const { spared, told } = sortOut(hall, whom, entry);
    const affected = told.map(({ person }) => numberOf(person));
    const said = isToAll ? told.slice(0, 1) : told;
    if (said.length === 0) return accept({ affected, spared, entryIndex: -1 });
    const at = desk.now();
    const facts = said.map(({ message, person }): Fact => {
      const pid = isToAll ? ('all' as const) : person.participant.pid;
      return { type: 'MESSAGE_WITHDRAW', at, by, reason, pid, message };
    });
    const stored = await appendFacts(desk, hall, facts, null);
    return stored.ok ? accept({ affected, spared, entryIndex: stored.value }) : stored;
  });
}

function sortOut(hall: Hall, whom: Whom, entry: number) {
  const first = [...hall.people()].flatMap(({ saved }) => saved.messages ?? []).find((told) => told.entry === entry);
  const told: { person: Person; message: number }[] = [];
  const spared: Spared[] = [];
  const numbers = whom === 'all' ? [...hall.people()].map(numberOf) : new Set(whom);
  for (const number of numbers) {
    const person = hall.personByNumber(number);
    const all = (person?.saved.messages ?? []).filter((one) => isOf(one, first));
    const message = withdrawable(all)[0]?.entry ?? null;
    if (person !== undefined && message !== null) told.push({ person, message });
    else if (person === undefined) spared.push({ number, why: 'unknown-participant' });
    else if (all.length > 0) spared.push({ number, why: 'withdrawn-already' });
    else if (whom !== 'all') spared.push({ number, why: 'never-told' });
  }
  return { told, spared };
}

/** Whether it is of the same saying: one entry for each person, or one for all. */
function isOf(one: ToldMessage, first: ToldMessage | undefined): boolean {
  return first !== undefined && one.at === first.at && one.by === first.by && one.text === first.text;
}
