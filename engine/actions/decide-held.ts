import type { HeldRef } from '#domain/answer/held-book.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { evolveAttempt } from '#domain/session/attempt.ts';
import { decideOnHeld } from '#domain/session/decide-held.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendAhead, fenceEpoch } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { scoreOf } from './record-change.ts';
import type { ActOutcome, Actor } from './staff-act.ts';

export interface OnHeld {
  readonly number: string;
  readonly verdict: 'admit' | 'reject';
  readonly answers: readonly HeldRef[];
}

/**
 * Admits or rejects held answers of one person. Of who has finished the new score is written beside the admission; the old one
 * stays in the ledger. A second person's word will be asked for between the decision and its writing: here both are one step.
 */
export function decideHeldAnswers(desk: Desk, hall: Hall, act: OnHeld, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const person = hall.personByNumber(act.number);
    if (person === undefined) return refuse('unknown-participant');
    const { answers, number, verdict } = act;
    const situation = { session: hall.session, now: desk.now() };
    const decided = decideOnHeld(person.head, { answers, verdict, by: by.name, reason: by.reason }, situation);
    if (!decided.ok) return decided;
    const fact = decided.value;
    const after = evolveAttempt(person.head, fact, hall.setting);
    const facts: Fact[] = [fact];
    if (verdict === 'admit' && after.phase === 'finished') facts.push(scoreOf(hall, person, after.sheet, fact.at));
    const stands = { epoch: fenceEpoch(person), lastMutation: person.head.lastMutation };
    const stored = await appendAhead(desk, hall, person, facts, stands);
    if (stored.ok) return accept({ affected: [number], spared: [], entryIndex: stored.value });
    // An answer before it was not stored, so the decision had nothing to stand on.
    return stored.refusal.word === 'out-of-order' ? refuse('not-stored') : stored;
  });
}
