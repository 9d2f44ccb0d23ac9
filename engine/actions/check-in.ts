import type { Fact } from '#domain/ledger/fact.ts';
import { type DoorTimes, isTooLate } from '#domain/session/late.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { hashPin, makePin } from './pins.ts';
import type { Actor } from './staff-act.ts';

const PIN_LENGTH = 8;

/** Somebody is known at the door. After it was closed nobody comes in without a reason on record, and after the cut-off not by one alone. */
export function checkIn(desk: Desk, hall: Hall, number: string, { name, reason }: Actor): Promise<Decision<number>> {
  return hall.inTurn(async () => {
    const found = whoCanStillCome(hall, number);
    if (!found.ok) return found;
    const { pid } = found.value.participant;
    if (hall.preparation.present.has(pid)) return refuse('already-present');
    const isLate = hall.preparation.checkInClosedAt !== null;
    if (isLate && reason === '') return refuse('reason-missing');
    if (isTooLate(hall.definition, doorTimes(hall), desk.now())) return refuse('too-late');
    const fact: Fact = { type: 'CHECK_IN', at: desk.now(), pid, by: name, reason };
    return appendFacts(desk, hall, [fact], null);
  });
}

/** A new registration PIN for who has lost theirs; the one before opens nothing any more. Told once, to who asked for it. */
export function renewCard(desk: Desk, hall: Hall, number: string, { name, reason }: Actor): Promise<Decision<string>> {
  return hall.inTurn(async () => {
    const found = whoCanStillCome(hall, number);
    if (!found.ok) return found;
    const { participant } = found.value;
    const pin = makePin(desk, PIN_LENGTH);
    const pinHash = hashPin(desk, hall.id, participant.number, pin);
    const fact: Fact = { type: 'CARD', at: desk.now(), pid: participant.pid, by: name, reason };
    const stored = await appendFacts(desk, hall, [fact], null, { cards: [{ pid: participant.pid, pinHash }] });
    if (!stored.ok) return stored;
    found.value.renewPin(pinHash);
    return accept(pin);
  });
}

/** The door is shut: from here on the lots may be drawn, and who comes later needs a reason. */
export function closeCheckIn(desk: Desk, hall: Hall, { name, reason }: Actor): Promise<Decision<number>> {
  return hall.inTurn(async () => {
    if (hall.session.phase !== 'prepared' || hall.preparation.checkInClosedAt !== null) return refuse('wrong-phase');
    return appendFacts(desk, hall, [{ type: 'CHECK_IN_CLOSE', at: desk.now(), by: name, reason }], null);
  });
}

/** When the door was shut, as the ledger has it. */
export function doorTimes({ preparation, session }: Hall): DoorTimes {
  return { checkInClosedAt: preparation.checkInClosedAt, openedAt: session.openedAt };
}

function whoCanStillCome(hall: Hall, number: string): Decision<Person> {
  if (hall.session.phase === 'closed' || hall.isClosing) return refuse('session-closed');
  const person = hall.personByNumber(number.trim());
  return person === undefined ? refuse('unknown-participant') : accept(person);
}
