import type { StaffName } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Millis } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** Who acts, and why. The ledger keeps both. */
export interface Actor {
  readonly name: StaffName;
  readonly reason: string;
}

/** Whom an act reached, whom it did not and why, and the entry of its first fact. */
export interface ActOutcome {
  readonly affected: readonly string[];
  readonly spared: readonly { readonly number: string; readonly why: string }[];
  readonly entryIndex: number;
}

export type Whom = 'all' | readonly string[];

type ClockAct =
  { readonly type: 'EXTENSION'; readonly ms: Millis } | { readonly type: 'PAUSE' } | { readonly type: 'RESUME' };

export function extendTime(desk: Desk, hall: Hall, whom: Whom, ms: Millis, by: Actor): Promise<Decision<ActOutcome>> {
  return actOnClocks(desk, hall, whom, { type: 'EXTENSION', ms }, by);
}

export function pause(desk: Desk, hall: Hall, whom: Whom, by: Actor): Promise<Decision<ActOutcome>> {
  return actOnClocks(desk, hall, whom, { type: 'PAUSE' }, by);
}

export function unpause(desk: Desk, hall: Hall, whom: Whom, by: Actor): Promise<Decision<ActOutcome>> {
  return actOnClocks(desk, hall, whom, { type: 'RESUME' }, by);
}

function actOnClocks(desk: Desk, hall: Hall, whom: Whom, act: ClockAct, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    if (hall.session.phase !== 'open') return refuse('wrong-phase');
    const { reached, spared } = sortOut(hall, whom, act);
    const at = desk.now();
    const head = { at, by: by.name, reason: by.reason };
    const pids = whom === 'all' ? (['all'] as const) : reached.map((person) => person.participant.pid);
    if (pids.length === 0) return accept({ affected: [], spared, entryIndex: -1 });
    const facts = pids.map((pid): Fact => ({ ...act, ...head, pid }));
    const stored = await appendFacts(desk, hall, facts, null);
    if (!stored.ok) return stored;
    return accept({ affected: reached.map(numberOf), spared, entryIndex: stored.value });
  });
}

function sortOut(hall: Hall, whom: Whom, act: ClockAct) {
  const reached: Person[] = [];
  const spared: { number: string; why: string }[] = [];
  for (const number of whom === 'all' ? [...hall.people()].map(numberOf) : new Set(whom)) {
    const person = hall.personByNumber(number);
    const why = person === undefined ? 'unknown-participant' : whyNot(person, act);
    if (person !== undefined && why === null) reached.push(person);
    else spared.push({ number, why: why ?? 'unknown-participant' });
  }
  return { reached, spared };
}

/** Why an act on the clock does not reach a person, as a word that the console has a sentence for. */
function whyNot({ head }: Person, act: ClockAct): string | null {
  if (head.phase !== 'working') return head.phase === 'waiting' ? 'not-started' : 'already-finished';
  if (act.type === 'PAUSE' && head.clock.stoppedSince !== null) return 'already-paused';
  if (act.type === 'RESUME' && head.clock.stoppedSince === null) return 'not-paused';
  return null;
}

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

export function numberOf(person: Person): string {
  return person.participant.number;
}
