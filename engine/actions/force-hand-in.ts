import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Desk } from './desk.ts';
import { endAttempt } from './end-attempt.ts';
import type { Hall } from './hall.ts';
import type { ActOutcome, Actor } from './staff-act.ts';

/** Staff end one person's attempt; what was saved until then counts. */
export function forceHandIn(desk: Desk, hall: Hall, number: string, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const person = hall.personByNumber(number);
    if (person === undefined) return refuse('unknown-participant');
    if (hall.session.phase !== 'open') return refuse('wrong-phase');
    const ended = await endAttempt(desk, hall, person, 'terminated', { name: by.name, note: by.reason });
    return ended.ok ? accept({ affected: [number], spared: [], entryIndex: ended.value }) : ended;
  });
}
