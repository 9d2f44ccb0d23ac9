import { accommodationsOf, grantsOf } from '#domain/definition/accommodation.ts';
import type { EngineSign } from '#domain/lockdown/sign.ts';
import { type SignOutcome, type SignsCommand, type ToldSign, decideSigns } from '#domain/session/decide-signs.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** While so many answers wait for the disk, signs wait in their browsers. */
const MOST_BEFORE_SIGNS = 500;
/** Messages of one person that wait for the one before. */
const MOST_WAITING = 3;
const TRY_AGAIN_MS = 5_000;
const BUSY = refuse('overloaded', { retryAfterMs: TRY_AGAIN_MS });

/**
 * Signs that a browser tells, written where they are notices and shown where they are not. One message of a person after the
 * other, each judged by what is on disk: so bounds hold, and the attempt's head, which answers are judged by, never waits.
 */
export async function recordSigns(
  desk: Desk,
  hall: Hall,
  person: Person,
  told: SignsCommand,
): Promise<Decision<readonly SignOutcome[]>> {
  if (person.signs.waiting >= MOST_WAITING || desk.queue.backlog() > MOST_BEFORE_SIGNS) return BUSY;
  return person.signs.inTurn(() => write(desk, hall, person, told));
}

/** What the engine saw itself. Where it cannot be written now it is lost: nobody's exam waits for it. */
export async function noteSign(desk: Desk, hall: Hall, person: Person, kind: EngineSign): Promise<void> {
  const { epoch } = person.head;
  const sign: ToldSign = { kind, clientAt: null, durationMs: 0, count: 1, pos: null };
  await recordSigns(desk, hall, person, { epoch, signs: [sign] });
}

async function write(
  desk: Desk,
  hall: Hall,
  person: Person,
  told: SignsCommand,
): Promise<Decision<readonly SignOutcome[]>> {
  // From the first step of closing on nothing may come between the last ends and the session's own.
  if (hall.isClosing) return refuse('session-closed');
  const now = desk.now();
  const decided = decideSigns(person.saved, told, {
    session: hall.session,
    now,
    mayLookAway: mayLookAway(hall, person),
  });
  if (!decided.ok) return decided;
  const { facts, outcomes } = decided.value;
  const stored = facts.length === 0 ? accept(0) : await appendFacts(desk, hall, facts, null);
  if (!stored.ok) return stored;
  const shown = told.signs.filter((_, place) => outcomes[place] === 'shown');
  if (shown.length > 0) {
    person.signs.show(now, shown);
    hall.touch(person);
  }
  return accept(outcomes);
}

function mayLookAway({ definition }: Hall, { participant }: Person): boolean {
  return grantsOf(accommodationsOf(definition, participant.accommodations)).screenReader;
}
