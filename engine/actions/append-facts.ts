import type { Fact } from '#domain/ledger/fact.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { type Landing, QueueFull } from '../storage/commit-queue.ts';
import type { AppendGroup, AppendResult, Fence } from '../storage/writer-messages.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** How long who is turned away should wait: about as long as a full queue takes to empty. */
const RETRY_AFTER_MS = 1_000;
/** The fence's epoch after an end. No workstation ever has it, so nothing passes. */
export const ENDED = -1;

/** Writes facts together or not at all, and lets the hall take them in once they are on disk. Gives the first one's index. */
export async function appendFacts(
  desk: Desk,
  hall: Hall,
  facts: readonly Fact[],
  fence: Fence | null,
  rows: Pick<AppendGroup, 'workstations' | 'draw' | 'cards' | 'sessionPin'> = {},
): Promise<Decision<number>> {
  let result: AppendResult;
  try {
    result = await desk.queue.append({ session: hall.id, facts, fence, ...rows });
  } catch (fault) {
    return notTaken(fault);
  }
  return takeIn(hall, facts, result);
}

interface After {
  readonly epoch: number;
  readonly lastMutation: number;
}

/** Where the fence stands, or will when what is on its way is on disk. */
export function fenceEpoch({ head }: Person): number {
  return head.phase === 'finished' ? ENDED : head.epoch;
}

/** One person's facts: judged at once, so that what comes next is judged by them, and fenced, so that nothing slips between. */
export function appendAhead(
  desk: Desk,
  hall: Hall,
  person: Person,
  facts: readonly Fact[],
  after: After,
): Promise<Decision<number>> {
  return new Promise((tell, fail) => {
    appendAheadAnd(desk, hall, person, facts, after, { tell, fail });
  });
}

/** Who is told once what the disk made of facts, or the fault that this met. */
export interface Outcome {
  tell(stored: Decision<number>, said?: string, pledge?: string): void;
  fail(fault: unknown): void;
}

/**
 * The same without a promise: while the disk writes, thousands of answers wait here, and the collector carries whatever each of
 * them holds.
 */
export function appendAheadAnd(
  desk: Desk,
  hall: Hall,
  person: Person,
  facts: readonly Fact[],
  after: After,
  outcome: Outcome,
): void {
  const { lastMutation, pid } = person.head;
  const epoch = fenceEpoch(person);
  const ticket = person.runAhead(facts, hall.setting);
  const fence = { pid, epoch, lastMutation, thenEpoch: after.epoch, thenLastMutation: after.lastMutation };
  try {
    desk.queue.enqueue({ session: hall.id, facts, fence }, new Ahead(hall, person, facts, ticket, outcome));
  } catch (fault) {
    person.land(ticket, false);
    outcome.tell(notTaken(fault));
  }
}

/** Facts of one person on their way to the disk. */
class Ahead implements Landing {
  constructor(
    private readonly hall: Hall,
    private readonly person: Person,
    private readonly facts: readonly Fact[],
    private readonly ticket: number,
    private readonly outcome: Outcome,
  ) {}

  settle(result: AppendResult): void {
    try {
      this.person.land(this.ticket, result.ok);
      const taken = takeIn(this.hall, this.facts, result);
      if (result.ok) this.outcome.tell(taken, result.said, result.pledge);
      else this.outcome.tell(taken);
    } catch (fault) {
      this.outcome.fail(fault);
    }
  }
}

function takeIn(hall: Hall, facts: readonly Fact[], result: AppendResult): Decision<number> {
  if (!result.ok) return result.why === 'not-stored' ? refuse('not-stored') : refuse('out-of-order');
  const { firstIndex } = result;
  facts.forEach((fact, place) => hall.settle(fact, firstIndex + place));
  return accept(firstIndex);
}

function notTaken(fault: unknown): Decision<number> {
  if (fault instanceof QueueFull) return refuse('overloaded', { retryAfterMs: RETRY_AFTER_MS });
  return refuse('not-stored', { detail: fault instanceof Error ? fault.message : String(fault) });
}
