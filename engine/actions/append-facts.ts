import type { Fact } from '#domain/ledger/fact.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { QueueFull } from '../storage/commit-queue.ts';
import type { AppendResult, Fence } from '../storage/writer-messages.ts';
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
  /** Called when the disk has answered, before the hall takes the facts in. */
  onAnswer: (isStored: boolean) => void = () => undefined,
): Promise<Decision<number>> {
  let result: AppendResult;
  try {
    result = await desk.queue.append({ session: hall.id, facts, fence });
  } catch (fault) {
    onAnswer(false);
    if (fault instanceof QueueFull) return refuse('overloaded', { retryAfterMs: RETRY_AFTER_MS });
    return refuse('not-stored', { detail: fault instanceof Error ? fault.message : String(fault) });
  }
  onAnswer(result.ok);
  if (!result.ok) return result.why === 'not-stored' ? refuse('not-stored') : refuse('out-of-order');
  const { firstIndex } = result;
  facts.forEach((fact, place) => hall.settle(fact, firstIndex + place));
  return accept(firstIndex);
}

/** One person's facts: judged at once, so that what comes next is judged by them, and fenced, so that nothing slips between. */
export function appendAhead(
  desk: Desk,
  hall: Hall,
  person: Person,
  facts: readonly Fact[],
  then: { readonly epoch: number; readonly lastMutation: number },
  onAnswer: () => void = () => undefined,
): Promise<Decision<number>> {
  const { epoch, lastMutation, pid } = person.head;
  const ticket = person.runAhead(facts, hall.setting);
  const fence = { pid, epoch, lastMutation, thenEpoch: then.epoch, thenLastMutation: then.lastMutation };
  return appendFacts(desk, hall, facts, fence, (isStored) => {
    onAnswer();
    person.land(ticket, isStored);
  });
}
