import type { KeptSheet, Change } from '#domain/answer/answer-sheet.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import { scorePaper } from '#domain/score/score-paper.ts';
import {
  type ChangeCommand,
  type ChangeSituation,
  decideChange,
  decideHandIn,
} from '#domain/session/decide-attempt.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { ENDED, type Outcome, appendAheadAnd } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { RecordedMutation } from './mutation-log.ts';
import { type PendingMutation, type Person, type Receipt, isSame } from './person.ts';

/** Who is told once what became of a mutation: a receipt or a refusal, or the fault that it met. */
export interface Sender {
  tell(stored: Decision<Receipt>): void;
  fail(fault: unknown): void;
}

/** A candidate's choice, clearing or flag: decided at once, acknowledged when it is on disk. */
export function recordChange(desk: Desk, hall: Hall, person: Person, command: ChangeCommand, sender: Sender): void {
  const decided = decideChange(person.head, person.keys, command, situation(desk, hall));
  if (!decided.ok) return sender.tell(decided);
  const { change, mutation } = command;
  if (decided.value.kind === 'duplicate') return repeatReceipt(desk, hall, person, mutation, change, sender);
  const { fact } = decided.value;
  store(desk, hall, person, mutation, change, [fact], fact.signature, sender);
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
  const { mutation } = command;
  const { value } = decided;
  return new Promise((tell, fail) => {
    if (value.kind === 'duplicate') return repeatReceipt(desk, hall, person, mutation, 'hand-in', { tell, fail });
    const facts = [value.fact, scoreFact(hall, person, value.fact.at)] as const;
    store(desk, hall, person, mutation, 'hand-in', facts, value.fact.signature, { tell, fail });
  });
}

export function scoreFact(hall: Hall, person: Person, at: Fact['at']): FactOf<'SCORE'> {
  return scoreOf(hall, person, person.head.sheet, at);
}

export function scoreOf(hall: Hall, person: Person, sheet: KeptSheet, at: Fact['at']): FactOf<'SCORE'> {
  const { sections, total } = scorePaper(hall.definition, person.keys, sheet);
  return { type: 'SCORE', at, pid: person.participant.pid, sections, total };
}

function situation(desk: Desk, hall: Hall): ChangeSituation {
  return { session: hall.session, now: desk.now(), lagGrace: hall.definition.lagGrace, blocks: hall.blocks };
}

/** What was pledged is not kept: it is signed anew from what the disk has. */
function repeatReceipt(
  desk: Desk,
  hall: Hall,
  person: Person,
  mutation: number,
  change: Change | 'hand-in',
  { fail, tell }: Sender,
): void {
  const repeat = (known: RecordedMutation | undefined): void => {
    if (known === undefined || !isSame(known.change, change)) return tell(refuse('mutation-conflict'));
    const again = { ...known, mutation, duplicate: true };
    if (!person.chain.isKeyed) return tell(accept(again));
    desk.queue
      .pledge(hall.id, known.index)
      .then((pledge) => tell(accept(pledge === null ? again : { ...again, pledge })))
      .catch(fail);
  };
  const pending = person.pending.get(mutation);
  if (pending === undefined) return repeat(person.mutation(mutation));
  pending.whenStored((stored) => (stored.ok ? repeat(stored.value) : tell(refuse('not-stored'))));
}

function store(
  desk: Desk,
  hall: Hall,
  person: Person,
  mutation: number,
  change: Change | 'hand-in',
  facts: readonly [Fact, ...Fact[]],
  signature: string | undefined,
  sender: Sender,
): void {
  const ticket = hall.saveTimes.begin(desk.now());
  const underway = new Underway(desk, hall, person, { change, at: facts[0].at, mutation }, signature, ticket, sender);
  person.pending.set(mutation, underway);
  const after = { epoch: change === 'hand-in' ? ENDED : person.head.epoch, lastMutation: mutation };
  appendAheadAnd(desk, hall, person, facts, after, underway);
}

/** A mutation on its way to the disk. */
class Underway implements PendingMutation, Outcome {
  private others: ((stored: Decision<Receipt>) => void)[] | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly hall: Hall,
    private readonly person: Person,
    private readonly what: Pick<Receipt, 'at' | 'change' | 'mutation'>,
    private readonly signature: string | undefined,
    private readonly ticket: number,
    private readonly sender: Sender,
  ) {}

  whenStored(tell: (stored: Decision<Receipt>) => void): void {
    (this.others ??= []).push(tell);
  }

  tell(stored: Decision<number>, said?: string, pledge?: string): void {
    if (said !== undefined) this.person.chain.add(said, this.signature ?? '');
    const result = receiptOf(this.person, this.what, stored, pledge);
    this.end(result);
    this.sender.tell(result);
  }

  fail(fault: unknown): void {
    this.end(refuse('not-stored'));
    this.sender.fail(fault);
  }

  private end(result: Decision<Receipt>): void {
    this.person.pending.delete(this.what.mutation);
    this.hall.saveTimes.end(this.ticket, this.desk.now(), result.ok);
    for (const tell of this.others ?? []) tell(result);
    this.others = null;
  }
}

function receiptOf(
  person: Person,
  { at, change, mutation }: Pick<Receipt, 'at' | 'change' | 'mutation'>,
  stored: Decision<number>,
  pledge: string | undefined,
): Decision<Receipt> {
  if (stored.ok) {
    const index = stored.value;
    if (pledge === undefined) return accept({ change, index, at, mutation, duplicate: false });
    return accept({ change, index, at, mutation, duplicate: false, pledge });
  }
  if (stored.refusal.word !== 'out-of-order') return stored;
  return refuse('out-of-order', { lastMutation: person.saved.lastMutation });
}
