import type { Fact } from '#domain/ledger/fact.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';

/** Says in the ledger that the engine was away. No deadline moves by it: giving time back is a recorded act of the staff. */
export async function recordRecovery(desk: Desk, hall: Hall, lastAt: Fact['at']): Promise<void> {
  if (hall.session.phase !== 'open') return;
  await appendFacts(desk, hall, [{ type: 'RECOVERY', at: desk.now(), lastAt }], null);
}
