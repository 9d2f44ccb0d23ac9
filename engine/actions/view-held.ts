import type { HeldAnswer } from '#domain/answer/held-book.ts';
import type { Person } from './person.ts';

/** A person's held answers, for themselves and for the staff: which, when and why, never what was answered. */
export function viewHeld({ saved }: Person) {
  return saved.heldAnswers.map((held: HeldAnswer) => ({
    epoch: held.epoch,
    mutation: held.mutation,
    position: held.pos,
    why: held.why,
    recordedAt: held.recordedAt,
    receivedAt: held.receivedAt,
    decision: held.decision,
  }));
}

/** How many wait for a decision. */
export function countUndecided({ saved }: Person): number {
  let count = 0;
  for (const { decision } of saved.heldAnswers) if (decision === null) count += 1;
  return count;
}
