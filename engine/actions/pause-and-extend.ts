import type { StaffName } from '#domain/ids.ts';
import type { Fact, Seconded } from '#domain/ledger/fact.ts';
import type { Attempt } from '#domain/session/attempt.ts';
import { beyondLimit } from '#domain/session/decide-outcome.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Instant, Millis } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { type ActOutcome, type Actor, type Spared, numberOf } from './staff-act.ts';

export type Whom = 'all' | readonly string[];

export type ClockAct =
  | { readonly type: 'EXTENSION'; readonly ms: Millis; readonly seenAt: Instant | null; readonly by: StaffName }
  | { readonly type: 'PAUSE' }
  | { readonly type: 'RESUME' };

/**
 * `seenAt`: how fresh the picture was by which the time is given. Who was given time by somebody else since then is left out, so that
 * two who answer to the same raised hand do not both give it; null gives it whatever happened.
 */
export function extendTime(
  desk: Desk,
  hall: Hall,
  { ms, seenAt, whom }: { readonly whom: Whom; readonly ms: Millis; readonly seenAt: Instant | null },
  by: Actor,
): Promise<Decision<ActOutcome>> {
  return actOnClocks(desk, hall, whom, { type: 'EXTENSION', ms, seenAt, by: by.name }, by);
}

export function pause(desk: Desk, hall: Hall, whom: Whom, by: Actor): Promise<Decision<ActOutcome>> {
  return actOnClocks(desk, hall, whom, { type: 'PAUSE' }, by);
}

export function unpause(desk: Desk, hall: Hall, whom: Whom, by: Actor): Promise<Decision<ActOutcome>> {
  return actOnClocks(desk, hall, whom, { type: 'RESUME' }, by);
}

function actOnClocks(desk: Desk, hall: Hall, whom: Whom, act: ClockAct, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const planned = planOnClocks(hall, whom, act, { by: by.name, reason: by.reason }, desk.now());
    if (!planned.ok) return planned;
    const { facts, reached, spared } = planned.value;
    if (facts.length === 0) return accept({ affected: [], spared, entryIndex: -1 });
    const stored = await appendFacts(desk, hall, facts, null);
    if (!stored.ok) return stored;
    return accept({ affected: reached.map(numberOf), spared, entryIndex: stored.value });
  });
}

export interface OnClocks {
  readonly facts: readonly Fact[];
  readonly reached: readonly Person[];
  readonly spared: readonly Spared[];
}

/** What an act on clocks would do at this moment. More time than one account may give needs who confirmed it. */
export function planOnClocks(
  hall: Hall,
  whom: Whom,
  act: ClockAct,
  by: { readonly by: StaffName; readonly reason: string } | Seconded,
  at: Instant,
): Decision<OnClocks> {
  if (hall.session.phase !== 'open') return refuse('wrong-phase');
  const { reached, spared } = sortOut(hall, whom, act);
  if (act.type === 'EXTENSION' && !('confirmedBy' in by) && needsSecond(hall, whom, reached, act.ms)) {
    return refuse('second-person-needed');
  }
  const pids = whom === 'all' ? (['all'] as const) : reached.map((person) => person.participant.pid);
  const what = act.type === 'EXTENSION' ? { type: act.type, ms: act.ms } : act;
  return accept({ facts: pids.map((pid): Fact => ({ ...what, at, ...by, pid })), reached, spared });
}

/** Time for everybody counts for who is still to come too. */
function needsSecond(hall: Hall, whom: Whom, reached: readonly Person[], ms: Millis): boolean {
  const forAll = hall.session.clock?.extended ?? 0;
  const given = whom === 'all' ? [...hall.people()].filter(({ head }) => head.phase !== 'finished') : reached;
  const soFar = given.map(({ head }) => ((head.givenAlone ?? 0) + forAll) as Millis);
  return beyondLimit(soFar, ms, hall.definition.extensionLimit);
}

function sortOut(hall: Hall, whom: Whom, act: ClockAct) {
  const reached: Person[] = [];
  const spared: Spared[] = [];
  for (const number of whom === 'all' ? presentNumbers(hall) : new Set(whom)) {
    const person = hall.personByNumber(number);
    const why = person === undefined ? 'unknown-participant' : whyNot(person, act, whom === 'all', hall);
    if (person !== undefined && why === null) reached.push(person);
    else spared.push({ number, why: why ?? 'unknown-participant', ...whose(why, person) });
  }
  return { reached, spared };
}

const BY_AN_ACT = ['already-finished', 'already-paused', 'not-paused', 'acted-meanwhile'];

/** The act that made this one needless, where it was one. */
function whose(why: string | null, person: Person | undefined): Pick<Spared, 'by' | 'at'> {
  const last = person?.lastAct ?? null;
  return last === null || !BY_AN_ACT.includes(why ?? '') ? {} : { by: last.by, at: last.at };
}

function presentNumbers(hall: Hall): string[] {
  return [...hall.people()].filter(({ head }) => head.epoch > 0).map(numberOf);
}

/** Why an act on the clock does not reach a person, as a word that the console has a sentence for. */
function whyNot({ head, lastAct }: Person, act: ClockAct, isForAll: boolean, hall: Hall): string | null {
  if (head.phase === 'finished') return 'already-finished';
  if (act.type === 'RESUME') return whyNotResumed(head, isForAll, hall);
  if (act.type === 'PAUSE') return head.held || (isForAll && isPausedForAll(hall)) ? 'already-paused' : null;
  if (act.seenAt !== null && lastAct?.kind === 'extend-time' && lastAct.by !== act.by && lastAct.at > act.seenAt) {
    return 'acted-meanwhile';
  }
  const hasOwnClock = hall.definition.clockStarts === 'sign-in' || head.start !== undefined;
  const beginsLaterAndWhole = head.phase === 'waiting' && isForAll && hasOwnClock;
  return beginsLaterAndWhole ? 'not-started' : null;
}

/** A person's pause and everybody's are apart: lifting one does not start a clock that the other still holds. */
function whyNotResumed(head: Attempt, isForAll: boolean, hall: Hall): string | null {
  if (isForAll) {
    if (head.held) return 'paused-alone';
    return isPausedForAll(hall) ? null : 'not-paused';
  }
  if (isPausedForAll(hall)) return 'session-paused';
  if (head.held) return null;
  return head.blocked ? 'stopped-by-engine' : 'not-paused';
}

function isPausedForAll({ session }: Hall): boolean {
  return session.phase === 'open' && session.clock.stoppedSince !== null;
}
