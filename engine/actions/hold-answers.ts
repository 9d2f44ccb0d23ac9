import type { SessionId } from '#domain/ids.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import { evolveAttempt } from '#domain/session/attempt.ts';
import { type OfferedAnswer, decideHeld } from '#domain/session/decide-held.ts';
import { type Decision, type RefusalWord, accept, refuse } from '#domain/session/refusal.ts';
import { appendAhead, fenceEpoch } from './append-facts.ts';
import { openToken } from './attempt-token.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { type Person, isSame } from './person.ts';

/** Whose answers a workstation may offer: those given under its own sign-in or an earlier one. */
export interface Offerer {
  readonly hall: Hall;
  readonly person: Person;
  readonly epoch: number;
}

/** `counted`: it was saved in the ordinary way, and only its receipt was lost. */
export type OfferOutcome =
  { readonly kind: 'held' | 'counted' } | { readonly kind: 'refused'; readonly word: RefusalWord };

/** Who a workstation sat, by the token of its sign-in, spent or not: it opens nothing but the way to a decision. */
export function openOfferer(desk: Desk, text: string): Decision<Offerer> {
  const token = openToken(desk, text);
  const hall = token === null ? undefined : desk.halls.get(token.session as SessionId);
  const person = token === null ? undefined : hall?.personByPid(token.pid);
  if (token === null || hall === undefined || person === undefined) return refuse('not-signed-in');
  return token.epoch > person.head.epoch ? refuse('not-signed-in') : accept({ hall, person, epoch: token.epoch });
}

/** One after the other for each person: who is told that an answer is held is told of what is on disk. */
const turns = new WeakMap<Person, Promise<unknown>>();

/** Keeps what can no longer be saved in the ordinary way, for a decision. All that can be held is, together, or nothing. */
export function holdAnswers(
  desk: Desk,
  offerer: Offerer,
  offered: readonly OfferedAnswer[],
): Promise<Decision<readonly OfferOutcome[]>> {
  const { person } = offerer;
  const hold = (): Promise<Decision<readonly OfferOutcome[]>> => holdInTurn(desk, offerer, offered);
  const mine = (turns.get(person) ?? Promise.resolve()).then(hold);
  turns.set(
    person,
    mine.catch(() => undefined),
  );
  return mine;
}

async function holdInTurn(
  desk: Desk,
  { hall, person, epoch }: Offerer,
  offered: readonly OfferedAnswer[],
): Promise<Decision<readonly OfferOutcome[]>> {
  const facts: FactOf<'HELD'>[] = [];
  let attempt = person.head;
  const situation = { session: hall.session, now: desk.now(), lagGrace: hall.definition.lagGrace };
  const outcomes = offered.map((answer): OfferOutcome => {
    if (isCounted(person, answer)) return { kind: 'counted' };
    if (answer.epoch > epoch) return { kind: 'refused', word: 'stale-epoch' };
    const decided = decideHeld(attempt, person.keys, answer, situation);
    if (!decided.ok) return { kind: 'refused', word: decided.refusal.word };
    if (!('type' in decided.value)) return { kind: 'held' };
    // While the session closes, everything that is to stand before its end has been counted.
    if (hall.isClosing) return { kind: 'refused', word: 'session-closed' };
    facts.push(decided.value);
    attempt = evolveAttempt(attempt, decided.value, hall.setting);
    return { kind: 'held' };
  });
  if (facts.length === 0) return accept(outcomes);
  const after = { epoch: fenceEpoch(person), lastMutation: person.head.lastMutation };
  const stored = await appendAhead(desk, hall, person, facts, after);
  if (stored.ok) return accept(outcomes);
  return stored.refusal.word === 'out-of-order' ? refuse('not-stored') : stored;
}

function isCounted(person: Person, { change, mutation }: OfferedAnswer): boolean {
  const recorded = person.mutation(mutation);
  return recorded !== undefined && isSame(recorded.change, change);
}
