import { type Instant, instant } from '#domain/time.ts';
import { refuse } from '#domain/session/refusal.ts';
import type { Offered } from '#protocol/candidate-down.ts';
import type { Offer } from '#protocol/candidate-up.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Desk } from '../actions/desk.ts';
import { type Offerer, holdAnswers, openOfferer } from '../actions/hold-answers.ts';
import { viewHeld } from '../actions/view-held.ts';

/** Answers an offer from any socket: its token says whose answers these are, and that token may be spent. */
export async function replyToOffer(
  desk: Desk,
  { answers, token, version }: Offer,
  onHeld: (offerer: Offerer) => void,
): Promise<Offered> {
  if (version !== PROTOCOL_VERSION) return refuse('outdated-client');
  const offerer = openOfferer(desk, token);
  if (!offerer.ok) return offerer;
  const { hall, person, epoch } = offerer.value;
  const offered = answers.map((answer) => ({ ...answer, recordedAt: instant(answer.recordedAt) as Instant }));
  const before = person.saved.heldAnswers.length;
  const outcomes = await holdAnswers(desk, offerer.value, offered);
  if (!outcomes.ok) return outcomes;
  if (person.saved.heldAnswers.length > before) onHeld(offerer.value);
  return {
    ok: true,
    session: hall.id,
    number: person.participant.number,
    outcomes: [...outcomes.value],
    // A later sign-in's answers are no business of an older workstation.
    held: viewHeld(person).filter((held) => held.epoch <= epoch),
  };
}
