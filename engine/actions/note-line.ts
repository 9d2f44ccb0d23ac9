import type { Fact } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** Shorter ones are blinks: reloads, a plug that was touched. */
export const LEAST_GAP_MS = 10_000;

/** The line to a workstation is gone; what is known already to be gone stays so from then on. */
export function noteLineLost(person: Person, at: Instant): void {
  person.lineLostAt ??= at;
}

/** Nobody has had a line since the last entry before the engine stopped. */
export function noteEngineAway(hall: Hall, lastAt: Instant): void {
  for (const person of hall.people()) {
    if (person.saved.phase === 'working' && person.saved.workstation !== null) noteLineLost(person, lastAt);
  }
}

/** Somebody at work is back: the ledger says how long there was no line, so that what it cost can be given back. */
export async function noteLineBack(desk: Desk, hall: Hall, person: Person): Promise<void> {
  const since = person.lineLostAt;
  person.lineLostAt = null;
  const until = desk.now();
  if (since === null || until - since < LEAST_GAP_MS) return;
  if (hall.session.phase !== 'open' || hall.isClosing || person.saved.phase !== 'working') return;
  const { epoch, pid } = person.saved;
  const fact: Fact = { type: 'LINE_GAP', at: until, pid, epoch, since, until };
  await appendFacts(desk, hall, [fact], null);
}
