import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import { isTooLongAgo, whyNotTakenBack } from '#domain/session/decide-withdrawal.ts';
import { isGiven } from '#domain/session/given-time.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Instant } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Whom } from './pause-and-extend.ts';
import type { Person } from './person.ts';
import { type ActOutcome, type Actor, type Spared, numberOf } from './staff-act.ts';

interface Plan {
  readonly facts: readonly Fact[];
  readonly affected: readonly string[];
  readonly spared: readonly Spared[];
}

/**
 * Time that was given by mistake is taken back, while nobody has used any of it (`decide-withdrawal.ts`). `entry` is the first entry of what was
 * given at once. What everybody was given is taken back from everybody or from nobody.
 */
export function withdrawExtension(
  desk: Desk,
  hall: Hall,
  { entry, whom }: { readonly whom: Whom; readonly entry: number },
  by: Actor,
): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    if (hall.session.phase !== 'open' || hall.isClosing) return refuse('wrong-phase');
    const given = givenAt(hall, whom, entry);
    if (given === null) return accept({ affected: [], spared: neverGiven(whom), entryIndex: -1 });
    if (given.pid === 'all' && whom !== 'all') return refuse('other-room');
    const what = { by: by.name, reason: by.reason, at: desk.now(), given: given.at, ms: given.ms };
    const { affected, facts, spared } =
      given.pid === 'all' ? planForAll(hall, what) : planForSome(hall, whom === 'all' ? everybody(hall) : whom, what);
    if (facts.length === 0) return accept({ affected, spared, entryIndex: -1 });
    const stored = await appendFacts(desk, hall, facts, null);
    return stored.ok ? accept({ affected, spared, entryIndex: stored.value }) : stored;
  });
}

type What = Omit<FactOf<'EXTENSION_WITHDRAW'>, 'type' | 'pid'>;

function givenAt(hall: Hall, whom: Whom, entry: number): FactOf<'EXTENSION'> | null {
  const numbers = whom === 'all' ? everybody(hall) : whom;
  const own = numbers.flatMap((number) => hall.personByNumber(number)?.chronicle.facts() ?? []);
  const found = [...hall.acts, ...own].find(({ index }) => index === entry)?.fact;
  return found?.type === 'EXTENSION' ? found : null;
}

function planForSome(hall: Hall, numbers: readonly string[], what: What): Plan {
  const reached: Person[] = [];
  const spared: Spared[] = [];
  for (const number of new Set(numbers)) {
    const person = hall.personByNumber(number);
    const why = person === undefined ? 'unknown-participant' : whyNot(person, { ...what, pid: person.head.pid });
    if (person !== undefined && why === null) reached.push(person);
    else spared.push({ number, why: why ?? 'unknown-participant' });
  }
  const facts = reached.map(({ participant: { pid } }): Fact => ({ type: 'EXTENSION_WITHDRAW', pid, ...what }));
  return { facts, affected: reached.map(numberOf), spared };
}

/** One clock that would be left with too little keeps everybody's as they are: one entry is about all of them. */
function planForAll(hall: Hall, what: What): Plan {
  const named = { ...what, pid: 'all' as const };
  const book = hall.session.phase === 'open' ? hall.session.given : undefined;
  const people = [...hall.people()];
  const kept = (why: string, whose: readonly Person[]): Plan => {
    return { facts: [], affected: [], spared: whose.map((person) => ({ number: numberOf(person), why })) };
  };
  if (!isGiven(book ?? [], named)) return kept('never-given', people);
  if (isTooLongAgo(named, what.at)) return kept('given-too-long-ago', people);
  const short = people.filter((person) => whyNot(person, named) === 'too-little-left');
  if (short.length > 0) return kept('too-little-left-of-one', short);
  const reached = people.filter((person) => whyNot(person, named) === null);
  return { facts: [{ type: 'EXTENSION_WITHDRAW', ...named }], affected: reached.map(numberOf), spared: [] };
}

function whyNot({ head }: Person, fact: What & { readonly pid: FactOf<'EXTENSION_WITHDRAW'>['pid'] }): string | null {
  return whyNotTakenBack(head, fact, fact.at as Instant);
}

function neverGiven(whom: Whom): Spared[] {
  return whom === 'all' ? [] : whom.map((number) => ({ number, why: 'never-given' }));
}

function everybody(hall: Hall): string[] {
  return [...hall.people()].map(numberOf);
}
