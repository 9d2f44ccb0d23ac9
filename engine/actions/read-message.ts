import { decideRead } from '#domain/session/decide-message.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** Keeps that a message was read. One word of a person after the other, judged by what is on disk. */
export function readMessage(
  desk: Desk,
  hall: Hall,
  person: Person,
  read: { readonly epoch: number; readonly message: number },
): Promise<Decision<null>> {
  return person.signs.inTurn(async () => {
    if (hall.session.phase === 'closed' || hall.isClosing) return refuse('session-closed');
    const decided = decideRead(person.saved, read, desk.now());
    if (!decided.ok) return decided;
    if (decided.value === null) return accept(null);
    const stored = await appendFacts(desk, hall, [decided.value], null);
    return stored.ok ? accept(null) : stored;
  });
}
