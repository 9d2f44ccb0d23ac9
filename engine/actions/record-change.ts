import type { AnswerSheet, Change } from '#domain/answer/answer-sheet.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import { scorePaper } from '#domain/score/score-paper.ts';
import {
  type ChangeCommand,
  type ChangeSituation,
  decideChange,
  decideHandIn,
} from '#domain/session/decide-attempt.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { ENDED, appendAheadAnd } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { type PendingMutation, type Person, type Receipt, isSame } from './person.ts';

/** A candidate's choice, clearing or flag: decided at once, acknowledged when it is on disk. */
export function recordChange(
  desk: Desk,
  hall: Hall,
  person: Person,
  command: ChangeCommand,
): Promise<Decision<Receipt>> {
  const decided = decideChange(person.head, person.keys, command, situation(desk, hall));
  if (!decided.ok) return Promise.resolve(decided);
  if (decided.value.kind === 'duplicate') return repeatReceipt(desk, hall, person, command.mutation, command.change);
  const { fact } = decided.value;
  return store(desk, hall, person, command.mutation, command.change, [fact], fact.signature);
}

/** Handing in: from its entry on nothing can change, and the score is written beside it. */
export function handIn(
  desk: Desk,
  hall: Hall,
  person: Person,
  command: Omit<ChangeCommand, 'change'>,
): Promise<Decision<Receipt>> {
  const decided = decideHandIn(person.head, command, situation(desk, hall));
  if (!decided.ok) return Promise.resolve(decided);
  if (decided.value.kind === 'duplicate') return repeatReceipt(desk, hall, person, command.mutation, 'hand-in');
  const { fact } = decided.value;
  return store(
    desk,
    hall,
    person,
    command.mutation,
    'hand-in',
    [fact, scoreFact(hall, person, fact.at)],
    fact.signature,
  );
}

export function scoreFact(hall: Hall, person: Person, at: Fact['at']): FactOf<'SCORE'> {
  return scoreOf(hall, person, person.head.sheet, at);
}

export function scoreOf(hall: Hall, person: Person, sheet: AnswerSheet, at: Fact['at']): FactOf<'SCORE'> {
  const { sections, total } = scorePaper(hall.definition, person.keys, sheet);
  return { type: 'SCORE', at, pid: person.participant.pid, sections, total };
}

function situation(desk: Desk, hall: Hall): ChangeSituation {
  return { session: hall.session, now: desk.now(), lagGrace: hall.definition.lagGrace, blocks: hall.blocks };
}

/** What was pledged is not kept: it is signed anew from what the disk has. */
async function repeatReceipt(
  desk: Desk,
  hall: Hall,
  person: Person,
  mutation: number,
  change: Change | 'hand-in',
): Promise<Decision<Receipt>> {
  const pending = person.pending.get(mutation);
  const stored = await pending?.stored;
  if (stored !== undefined && !stored.ok) return refuse('not-stored');
  const known = stored?.value ?? person.mutation(mutation);
  if (known === undefined || !isSame(known.change, change)) return refuse('mutation-conflict');
  const pledge = person.chain.isKeyed ? await desk.queue.pledge(hall.id, known.index) : null;
  return accept({ ...known, mutation, duplicate: true, ...(pledge !== null && { pledge }) });
}

function store(
  desk: Desk,
  hall: Hall,
  person: Person,
  mutation: number,
  change: Change | 'hand-in',
  facts: readonly [Fact, ...Fact[]],
  signature: string | undefined,
): Promise<Decision<Receipt>> {
  const ticket = hall.saveTimes.begin(desk.now());
  const pending: PendingMutation = { stored: undefined };
  person.pending.set(mutation, pending);
  const after = { epoch: change === 'hand-in' ? ENDED : person.head.epoch, lastMutation: mutation };
  pending.stored = appendAheadAnd(desk, hall, person, facts, after, (stored, said, pledge): Decision<Receipt> => {
    person.pending.delete(mutation);
    if (said !== undefined) person.chain.add(said, signature ?? '');
    hall.saveTimes.end(ticket, desk.now(), stored.ok);
    if (stored.ok) {
      const receipt = { change, index: stored.value, at: facts[0].at, mutation, duplicate: false };
      return accept(pledge === undefined ? receipt : { ...receipt, pledge });
    }
    if (stored.refusal.word !== 'out-of-order') return stored;
    return refuse('out-of-order', { lastMutation: person.saved.lastMutation });
  });
  return pending.stored;
}
