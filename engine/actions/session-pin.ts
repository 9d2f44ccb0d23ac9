import type { StaffName } from '#domain/ids.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { NewSession } from '../storage/writer-messages.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { makePin } from './pins.ts';
import type { Actor } from './staff-act.ts';

const PIN_LENGTH = 6;

/** Who is told the PIN of a session that they make, and where it is then written. */
export interface PinTold {
  readonly by: StaffName;
  readonly where: string;
}

/** What a new session begins with, and behind it that its PIN was told. */
export function withTelling(session: NewSession, { by, where }: PinTold): NewSession {
  const [{ at }] = session.facts.slice(-1) as [Fact];
  const told: Fact = { type: 'SESSION_PIN', at, by, reason: where, act: 'made' };
  return { ...session, facts: [...session.facts, told] };
}

/** The session's PIN, for the only time on the day; who saw it is on record before it is told. */
export function showSessionPin(desk: Desk, hall: Hall, by: Actor): Promise<Decision<string>> {
  return hall.inTurn(async () => {
    const { pin } = hall.preparation;
    if (pin !== null) return refuse('pin-shown', { where: pin.by });
    return tell(desk, hall, 'shown', by, hall.sessionPin);
  });
}

/** Another PIN, told once: the one before lets nobody in any more. Who is signed in goes on. */
export function renewSessionPin(desk: Desk, hall: Hall, by: Actor): Promise<Decision<string>> {
  return hall.inTurn(() => tell(desk, hall, 'renewed', by, makePin(desk, PIN_LENGTH)));
}

async function tell(
  desk: Desk,
  hall: Hall,
  act: Exclude<FactOf<'SESSION_PIN'>['act'], 'made'>,
  { name, reason }: Actor,
  sessionPin: string,
): Promise<Decision<string>> {
  if (hall.session.phase === 'closed' || hall.isClosing) return refuse('session-closed');
  const fact = { type: 'SESSION_PIN' as const, at: desk.now(), by: name, reason, act };
  const stored = await appendFacts(desk, hall, [fact], null, act === 'renewed' ? { sessionPin } : {});
  if (!stored.ok) return stored;
  hall.sessionPin = sessionPin;
  return accept(sessionPin);
}
