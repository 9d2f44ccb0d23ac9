import type { Fact } from '#domain/ledger/fact.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { noteEngineAway } from './note-line.ts';
import { restartIncident } from './watch-incidents.ts';

/** Says in the ledger that the engine was away. No deadline moves by it: giving time back is a recorded act of the staff. */
export async function recordRecovery(desk: Desk, hall: Hall, lastAt: Fact['at']): Promise<void> {
  if (hall.session.phase !== 'open') return;
  const at = desk.now();
  noteEngineAway(hall, lastAt);
  await appendFacts(desk, hall, [{ type: 'RECOVERY', at, lastAt }, restartIncident(hall, at, lastAt)], null);
}
