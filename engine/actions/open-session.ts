import type { StaffName } from '#domain/ids.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { selfTest } from './self-test.ts';
import { type ActOutcome, numberOf } from './staff-act.ts';

/** Opens a session: one entry, from which everybody's time runs as the definition says. */
export function openSession(desk: Desk, hall: Hall, by: StaffName): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    if (hall.session.phase !== 'prepared') return refuse('wrong-phase');
    if (hall.preparation.lots === null) return refuse('not-drawn');
    if (!selfTest(desk, hall)) return refuse('self-test-failed');
    const stored = await appendFacts(desk, hall, [{ type: 'SESSION_OPEN', at: desk.now(), by }], null);
    if (!stored.ok) return stored;
    const affected = [...hall.people()].filter((person) => person.head.phase === 'working').map(numberOf);
    return accept({ affected, spared: [], entryIndex: stored.value });
  });
}
