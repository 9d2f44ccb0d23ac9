import type { StaffName } from '#domain/ids.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { despiteOf, lookAtPages } from './same-build.ts';
import { otherSoftware } from './other-software.ts';
import { selfTest } from './self-test.ts';
import { type ActOutcome, numberOf } from './staff-act.ts';

/**
 * Opens a session: one entry, from which everybody's time runs as the definition says. Where pages differ from what this engine
 * serves it takes a reason, and the entry says which.
 */
export function openSession(desk: Desk, hall: Hall, by: StaffName, reason = ''): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    if (hall.session.phase !== 'prepared') return refuse('wrong-phase');
    if (hall.preparation.lots === null) return refuse('not-drawn');
    const other = otherSoftware(desk, hall);
    if (other.length > 0) return refuse('other-software', { where: other.join(', ') });
    if (!selfTest(desk, hall)) return refuse('self-test-failed');
    const despite = despiteOf(lookAtPages(desk, hall));
    if (despite.length > 0 && reason === '') return refuse('pages-differ', { where: namesOf(despite) });
    const opening = { type: 'SESSION_OPEN' as const, at: desk.now(), by };
    const fact = despite.length === 0 ? opening : { ...opening, reason, despite };
    const stored = await appendFacts(desk, hall, [fact], null);
    if (!stored.ok) return stored;
    const affected = [...hall.people()].filter((person) => person.head.phase === 'working').map(numberOf);
    return accept({ affected, spared: [], entryIndex: stored.value });
  });
}

/** Nobody reads more than a few names in a sentence. */
const MOST_NAMES = 5;

function namesOf(despite: readonly { readonly workstation: string }[]): string {
  const names = [...new Set(despite.map(({ workstation }) => (workstation === '' ? 'server' : workstation)))];
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');
}
