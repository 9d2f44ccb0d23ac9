import type { Fact } from '#domain/ledger/fact.ts';
import { beyondLimit } from '#domain/session/decide-outcome.ts';
import { decidePropose } from '#domain/session/decide-proposal.ts';
import { type Incident, endOf } from '#domain/session/incident.ts';
import { type LostTime, lostTime, timeRecord } from '#domain/session/lost-time.ts';
import { evolveProposals, openProposals } from '#domain/session/proposal.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Rooms } from '#domain/staff/rooms.ts';
import type { Instant, Millis } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { incidentWithin, peopleOf } from './incidents.ts';
import type { Person } from './person.ts';
import { type Actor, numberOf } from './staff-act.ts';

/** Less is no loss: a line that came back within a breath. */
const LEAST_MS = 1_000;

type WhyNot = 'not-started' | 'already-finished' | 'still-away' | 'nothing-lost' | 'given-already';

interface Loss extends LostTime {
  readonly person: Person;
  /** Null where something is owed. */
  readonly why: WhyNot | null;
}

/** What each person lost in an incident by the ledger, and who lost nothing and why. Nothing is written. */
export function viewLosses(desk: Desk, hall: Hall, rooms: Rooms, number: number) {
  const found = incidentWithin(hall, rooms, number);
  if (!found.ok) return found;
  const now = desk.now();
  const losses = peopleOf(hall, rooms, found.value).map((person) => lossOf(person, found.value, now));
  return accept(
    losses.map(({ givenMs, lostMs, owedMs, parts, person, why }) => ({
      number: person.participant.number,
      name: person.participant.name,
      seat: person.participant.seat,
      lostMs,
      givenMs,
      owedMs: why === null ? owedMs : (0 as Millis),
      parts: parts.map(({ from, to }) => ({ from, to })),
      why,
    })),
  );
}

function lossOf(person: Person, incident: Incident, now: Instant): Loss {
  const { saved } = person;
  const facts = person.chronicle.facts().map(({ fact }) => fact);
  const record = timeRecord(facts, saved.clock?.startedAt ?? null, now);
  const lost = lostTime(record, { from: incident.since, to: endOf(incident) ?? now });
  return { ...lost, person, why: whyNot(person, lost) };
}

function whyNot({ lineLostAt, saved }: Person, { lostMs, owedMs }: LostTime): WhyNot | null {
  if (saved.phase === 'finished') return 'already-finished';
  if (saved.phase === 'waiting') return 'not-started';
  if (lineLostAt !== null) return 'still-away';
  if (owedMs >= LEAST_MS) return null;
  return lostMs >= LEAST_MS ? 'given-already' : 'nothing-lost';
}

/** More time in all than one account may give is proposed, and confirmed by a second one. */
function whyNotSoMuch(hall: Hall, { owedMs, person }: Loss, ms: Millis): string | null {
  if (ms > owedMs) return 'more-than-lost';
  const soFar = person.saved.clock?.extended ?? (0 as Millis);
  if (!beyondLimit([soFar], ms, hall.definition.extensionLimit)) return null;
  const isAsked = openProposals(hall.proposals).some(
    ({ act }) => act.kind === 'extend' && act.pids !== 'all' && act.pids.includes(person.participant.pid),
  );
  return isAsked ? 'already-proposed' : 'second-person-needed';
}

interface Amount {
  readonly number: string;
  readonly ms: Millis;
}

export interface Compensated {
  /** Nothing was given to them yet: a second person is waited for. */
  readonly proposed: readonly string[];
  readonly given: readonly { readonly person: Person; readonly ms: Millis }[];
  readonly spared: readonly { readonly number: string; readonly why: string }[];
  readonly entryIndex: number;
}

/**
 * Gives people back what they lost: never more than the ledger says at this moment, so that of two who press at once the second
 * gives nothing. Who is asked for more than that is left out and told. What one account may not give alone is proposed in the same
 * commit, all who get the same in one proposal.
 */
export function compensate(
  desk: Desk,
  hall: Hall,
  rooms: Rooms,
  { amounts, incident }: { readonly incident: number; readonly amounts: readonly Amount[] },
  by: Actor,
): Promise<Decision<Compensated>> {
  return hall.inTurn(async () => {
    if (hall.session.phase !== 'open' || hall.isClosing) return refuse('wrong-phase');
    const found = incidentWithin(hall, rooms, incident);
    if (!found.ok) return found;
    const at = desk.now();
    const within = new Map(peopleOf(hall, rooms, found.value).map((person) => [numberOf(person), person]));
    const facts: Fact[] = [];
    const given: { person: Person; ms: Millis }[] = [];
    const spared: { number: string; why: string }[] = [];
    const forSecond: { person: Person; ms: Millis }[] = [];
    for (const [number, ms] of new Map(amounts.map((one) => [one.number, one.ms]))) {
      const person = within.get(number);
      const loss = person === undefined ? null : lossOf(person, found.value, at);
      const why = loss === null ? 'unknown-participant' : (loss.why ?? whyNotSoMuch(hall, loss, ms));
      if (why === 'second-person-needed' && person !== undefined) {
        forSecond.push({ person, ms });
        continue;
      }
      const [first, last] = [loss?.parts[0], loss?.parts.at(-1)];
      if (why !== null || person === undefined || first === undefined || last === undefined) {
        spared.push({ number, why: why ?? 'nothing-lost' });
        continue;
      }
      const what = { type: 'EXTENSION', at, by: by.name, reason: by.reason, ms, incident } as const;
      facts.push({ ...what, pid: person.participant.pid, since: first.from, until: last.to });
      given.push({ person, ms });
    }
    const asked = proposeRest(hall, forSecond, by, at);
    facts.push(...asked.facts);
    spared.push(...asked.spared);
    const { proposed } = asked;
    if (facts.length === 0) return accept({ given, proposed, spared, entryIndex: -1 });
    const stored = await appendFacts(desk, hall, facts, null);
    return stored.ok ? accept({ given, proposed, spared, entryIndex: stored.value }) : stored;
  });
}

/** An entry holds no more people. */
const MOST_IN_ONE = 500;

function byAmount(people: readonly { readonly person: Person; readonly ms: Millis }[]) {
  const groups = new Map<Millis, Person[]>();
  for (const { ms, person } of people) groups.set(ms, [...(groups.get(ms) ?? []), person]);
  return [...groups].flatMap(([ms, all]) =>
    Array.from({ length: Math.ceil(all.length / MOST_IN_ONE) }, (_, part) => {
      return [ms, all.slice(part * MOST_IN_ONE, (part + 1) * MOST_IN_ONE)] as const;
    }),
  );
}

/** As time added: it counts as given by hand since the incident began, so that nobody is given it a second time. */
function proposeRest(
  hall: Hall,
  people: readonly { readonly person: Person; readonly ms: Millis }[],
  by: Actor,
  at: Instant,
) {
  const facts: Fact[] = [];
  const proposed: string[] = [];
  const spared: { number: string; why: string }[] = [];
  let book = hall.proposals;
  for (const [ms, group] of byAmount(people)) {
    const numbers = group.map(numberOf);
    const pids = group.map(({ participant }) => participant.pid);
    const decided = decidePropose(book, { kind: 'extend', pids, ms }, { by: by.name, reason: by.reason }, at);
    if (!decided.ok) {
      spared.push(...numbers.map((number) => ({ number, why: decided.refusal.word })));
      continue;
    }
    book = evolveProposals(book, decided.value);
    facts.push(decided.value);
    proposed.push(...numbers);
  }
  return { facts, proposed, spared };
}
