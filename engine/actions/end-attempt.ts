import type { StaffName } from '#domain/ids.ts';
import { decideEnd, isOverdue } from '#domain/session/decide-attempt.ts';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import { evolveAttempt } from '#domain/session/attempt.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { scoreFact } from './record-change.ts';

/** The clock or a member of staff ends an attempt; its score is written beside the end. */
export async function endAttempt(
  desk: Desk,
  hall: Hall,
  person: Person,
  reason: 'expired' | 'terminated',
  by: { readonly name: StaffName; readonly note: string } | null,
): Promise<Decision<number>> {
  const end = decideEnd(person.head, reason, by, desk.now());
  if (end === null) return refuse('wrong-phase');
  const { epoch, lastMutation, pid } = person.head;
  const facts = [end, scoreFact(hall, person, end.at)];
  for (const fact of facts) person.head = evolveAttempt(person.head, fact, hall.setting);
  const fence = { pid, epoch, lastMutation, thenEpoch: epoch, thenLastMutation: lastMutation };
  const stored = await appendFacts(desk, hall, facts, fence);
  if (!stored.ok) person.fallBack();
  return stored;
}

/** Ends every attempt whose time and grace are over. Called a few times a second; finds nothing most of the time. */
export async function closeOverdue(desk: Desk, hall: Hall): Promise<readonly Person[]> {
  if (hall.session.phase !== 'open') return [];
  const now = desk.now();
  const overdue = [...hall.people()].filter((person) => isOverdue(person.head, now, hall.definition.lagGrace));
  await Promise.all(overdue.map((person) => endAttempt(desk, hall, person, 'expired', null)));
  return overdue;
}
