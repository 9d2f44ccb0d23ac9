import { type IdentityCommand, decideIdentity } from '#domain/session/decide-attempt.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendAhead } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** Keeps what whoever signed in says of who they are: until it is yes they get no paper and change no answer. */
export async function confirmIdentity(
  desk: Desk,
  hall: Hall,
  person: Person,
  command: IdentityCommand,
): Promise<Decision<null>> {
  const decided = decideIdentity(person.head, command, { session: hall.session, now: desk.now() });
  if (!decided.ok) return decided;
  if (decided.value === null) return accept(null);
  if (hall.isClosing) return refuse('session-closed');
  const { epoch, lastMutation } = person.head;
  const stored = await appendAhead(desk, hall, person, [decided.value], { epoch, lastMutation });
  if (stored.ok) return accept(null);
  // Something before it was not stored, so it had nothing to stand on.
  return stored.refusal.word === 'out-of-order' ? refuse('not-stored') : stored;
}
