import type { Fact, Seconded } from '#domain/ledger/fact.ts';
import { evolveAttempt } from '#domain/session/attempt.ts';
import { amendKeys } from '#domain/score/amend-key.ts';
import type { KeyedPlace } from '#domain/score/key-sheet.ts';
import { scorePaper } from '#domain/score/score-paper.ts';
import { decideAmend } from '#domain/session/decide-amend.ts';
import { decideEnd } from '#domain/session/decide-attempt.ts';
import { decideOnHeld } from '#domain/session/decide-held.ts';
import { decideDisqualify, decideReopen } from '#domain/session/decide-outcome.ts';
import type { ProposedAct } from '#domain/session/proposed-act.ts';
import { isTooLate } from '#domain/session/late.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Instant } from '#domain/time.ts';
import { doorTimes } from './check-in.ts';
import { ENDED, fenceEpoch } from './append-facts.ts';
import type { Hall } from './hall.ts';
import { planOnClocks } from './pause-and-extend.ts';
import type { Person } from './person.ts';
import { isSameSheet } from '#domain/score/score-book.ts';
import { scoreOf } from './record-change.ts';
import { type Spared, numberOf } from './staff-act.ts';

/** What an act would write at this moment, and whom it would reach. A look beforehand and the act itself are this one plan. */
export interface ActPlan {
  readonly facts: readonly Fact[];
  readonly affected: readonly string[];
  readonly spared: readonly Spared[];
  /** Where it is about the attempt of one person: whose, and where the fence stands behind it. */
  readonly fenced: {
    readonly person: Person;
    readonly after: { readonly epoch: number; readonly lastMutation: number };
  } | null;
}

export function planAct(hall: Hall, act: ProposedAct, by: Seconded, now: Instant): Decision<ActPlan> {
  switch (act.kind) {
    case 'disqualify':
      return aboutOne(hall, act.pid, (person) => planDisqualify(hall, person, by, now));
    case 'reopen':
      return aboutOne(hall, act.pid, (person) => {
        const decided = decideReopen(person.head, act.ms, by, { session: hall.session, now });
        return decided.ok ? accept(planFor(person, [decided.value], person.head.epoch)) : decided;
      });
    case 'held':
      return aboutOne(hall, act.pid, (person) => planHeld(hall, person, act, by, now));
    case 'check-in':
      return aboutOne(hall, act.pid, (person) => planCheckIn(hall, person, by, now));
    case 'extend':
      return planExtension(hall, act, by, now);
    case 'amend':
      return planAmend(hall, act, by, now);
  }
}

function aboutOne(hall: Hall, pid: string, plan: (person: Person) => Decision<ActPlan>): Decision<ActPlan> {
  const person = hall.personByPid(pid);
  return person === undefined ? refuse('unknown-participant') : plan(person);
}

function planFor(person: Person, facts: readonly Fact[], epoch: number): ActPlan {
  const after = { epoch, lastMutation: person.head.lastMutation };
  return { facts, affected: [numberOf(person)], spared: [], fenced: { person, after } };
}

/** Whoever still works is ended first, and scored by what was saved until then. */
function planDisqualify(hall: Hall, person: Person, by: Seconded, now: Instant): Decision<ActPlan> {
  const decided = decideDisqualify(person.head, by, { session: hall.session, now });
  if (!decided.ok) return decided;
  const end = decideEnd(person.head, 'terminated', { name: by.by, note: by.reason }, now);
  if (end === null) return accept(planFor(person, [decided.value], fenceEpoch(person)));
  const score = scoreOf(hall, person, person.head.sheet, now);
  return accept(planFor(person, [end, score, decided.value], ENDED));
}

function planHeld(
  hall: Hall,
  person: Person,
  { answers, verdict }: Extract<ProposedAct, { kind: 'held' }>,
  { by, reason, ...second }: Seconded,
  now: Instant,
): Decision<ActPlan> {
  const decided = decideOnHeld(person.head, { answers, verdict, by, reason }, { session: hall.session, now });
  if (!decided.ok) return decided;
  const fact = { ...decided.value, ...second };
  const after = evolveAttempt(person.head, fact, hall.setting);
  const facts: Fact[] = [fact];
  if (verdict === 'admit' && after.phase === 'finished') facts.push(scoreOf(hall, person, after.sheet, now));
  return accept(planFor(person, facts, fenceEpoch(person)));
}

/** Nobody comes in alone once the door is shut; before that no second person is asked for. */
function planCheckIn(hall: Hall, person: Person, by: Seconded, now: Instant): Decision<ActPlan> {
  if (hall.session.phase === 'closed' || hall.isClosing) return refuse('session-closed');
  const { pid } = person.participant;
  if (hall.preparation.present.has(pid)) return refuse('already-present');
  const isShut = hall.preparation.checkInClosedAt !== null || isTooLate(hall.definition, doorTimes(hall), now);
  if (!isShut) return refuse('check-in-open');
  const fact: Fact = { type: 'CHECK_IN', at: now, pid, ...by };
  return accept({ facts: [fact], affected: [numberOf(person)], spared: [], fenced: null });
}

/** Everybody who has a score gets a new one, so that whose stays the same is on record too; affected is whose becomes another. */
function planAmend(
  hall: Hall,
  { item, rule }: Extract<ProposedAct, { kind: 'amend' }>,
  by: Seconded,
  now: Instant,
): Decision<ActPlan> {
  const { bank, definition, session } = hall;
  const decided = decideAmend(bank.byId.get(item), rule, by, { session, definition, now });
  if (!decided.ok) return decided;
  const known = new Map<KeyedPlace, KeyedPlace>();
  const affected: string[] = [];
  const scores = [...hall.people()].flatMap(({ head, keys, participant }): Fact[] => {
    if (head.phase !== 'finished') return [];
    const { sections, total } = scorePaper(definition, amendKeys(keys, item, rule, definition, known), head.sheet);
    if (head.score === null || !isSameSheet(head.score, { sections, total })) affected.push(participant.number);
    return [{ type: 'SCORE', at: now, pid: participant.pid, sections, total }];
  });
  return accept({ facts: [decided.value, ...scores], affected, spared: [], fenced: null });
}

function planExtension(
  hall: Hall,
  { ms, pids }: Extract<ProposedAct, { kind: 'extend' }>,
  by: Seconded,
  now: Instant,
): Decision<ActPlan> {
  const whom = pids === 'all' ? pids : pids.map((pid) => hall.personByPid(pid)?.participant.number ?? pid);
  const planned = planOnClocks(hall, whom, { type: 'EXTENSION', ms, seenAt: null, by: by.by }, by, now);
  if (!planned.ok) return planned;
  const { facts, reached, spared } = planned.value;
  if (facts.length === 0) return refuse('wrong-phase');
  return accept({ facts, affected: reached.map(numberOf), spared, fenced: null });
}
