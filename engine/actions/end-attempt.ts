import { MINUTE, type Millis, after } from '#domain/time.ts';
import type { StaffName } from '#domain/ids.ts';
import { decideEnd, isOverdue } from '#domain/session/decide-attempt.ts';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import { ENDED, appendAhead } from './append-facts.ts';
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
  const { lastMutation } = person.head;
  const facts = [end, scoreFact(hall, person, end.at)];
  const stored = await appendAhead(desk, hall, person, facts, { epoch: ENDED, lastMutation });
  // An answer before it was not stored, so the end had nothing to stand on.
  return stored.ok || stored.refusal.word !== 'out-of-order' ? stored : refuse('not-stored');
}

/** Ends every attempt whose time and grace are over. Called a few times a second; finds nothing most of the time. */
export async function closeOverdue(desk: Desk, hall: Hall): Promise<readonly Person[]> {
  if (overdue(desk, hall).length === 0) return [];
  // In turn: an extension or a pause that is on its way to the disk comes first.
  return hall.inTurn(async () => {
    const ended = await Promise.all(
      overdue(desk, hall).map(async (person) => {
        const end = await endAttempt(desk, hall, person, 'expired', null);
        return end.ok ? [person] : [];
      }),
    );
    return ended.flat();
  });
}

/**
 * After the engine was away nobody is closed by the clock for this long: the staff may first give back the minutes that the
 * outage ate. Nothing is gained by it, as an answer after its deadline is refused all the same.
 */
const HOLD_AFTER_RECOVERY = (5 * MINUTE) as Millis;

function overdue(desk: Desk, hall: Hall): Person[] {
  if (hall.session.phase !== 'open') return [];
  const now = desk.now();
  if (hall.recoveredAt !== null && now < after(hall.recoveredAt, HOLD_AFTER_RECOVERY)) return [];
  return [...hall.people()].filter((person) => isOverdue(person.head, now, hall.definition.lagGrace));
}
