import type { SessionId } from '#domain/ids.ts';
import { decideSignIn } from '#domain/session/decide-attempt.ts';
import { isTooLate } from '#domain/session/late.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendAhead } from './append-facts.ts';
import { makeToken, openToken } from './attempt-token.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { doorTimes } from './check-in.ts';
import { judgePlace, seatOf } from './judge-place.ts';
import type { Person } from './person.ts';
import { isPin, isSessionPin } from './pins.ts';
import type { ShownLockdown } from './shown-lockdown.ts';
import { NO_WORKSTATION, type ShownWorkstation } from './workstations.ts';

export interface SeatTaken {
  readonly hall: Hall;
  readonly person: Person;
  readonly token: string;
  /** For a new sign-in: the workstation that held the attempt until then, if the staff had not released it. */
  readonly before: string | null;
}

export interface Credentials {
  readonly participantNumber: string;
  readonly registrationPin: string;
  readonly sessionPin: string;
  readonly workstation: string;
  /** The socket that asks: it holds the attempt from the moment of the decision. */
  readonly socketId: string;
  readonly lockdown?: ShownLockdown | undefined;
  /** What the browser shows of its computer; its own word in `workstation` gives way to it. */
  readonly shown?: ShownWorkstation;
  /** The public key that its page signs with. */
  readonly key?: string | undefined;
}

/**
 * Three secrets, one person, one workstation at a time. Each sign-in raises the epoch and shuts out the workstation before.
 * Decided at once and written ahead, so that a hall that signs in together shares its commits, and two workstations that try
 * together do not both get in.
 */
export async function signInCandidate(desk: Desk, given: Credentials): Promise<Decision<SeatTaken>> {
  const found = findPerson(desk, given);
  if (!found.ok) return found;
  const { hall, person } = found.value;
  if (hall.preparation.lots === null) return refuse('not-drawn');
  if (comesTooLate(desk, hall, person)) return refuse('too-late');
  const at = judgePlace(desk, hall, person, given.shown ?? NO_WORKSTATION, given.lockdown, null);
  if (!at.ok) return at;
  const { elsewhere, enrolment, known, tier } = at.value;
  const decided = decideSignIn(
    person.head,
    {
      workstation: known?.name ?? given.workstation,
      heldByConnected: person.connection?.alive === true,
      tier,
      enrolment,
      key: given.key,
      elsewhere,
    },
    { session: hall.session, now: desk.now(), lagGrace: hall.definition.lagGrace },
  );
  if (!decided.ok) return decided;
  // Before anything is waited for: two sign-ins from one page are not both admitted.
  const seat = seatOf(hall, person, decided.value?.epoch ?? person.head.epoch);
  if (given.lockdown !== undefined) desk.entries.spend(given.lockdown.entry, seat);
  if (known !== null) desk.workstations.sit(known.id, person);
  if (decided.value === null) {
    return accept({ hall, person, token: tokenOf(desk, hall, person, person.head.epoch), before: null });
  }
  if (hall.isClosing) return refuse('session-closed');
  const { epoch } = decided.value;
  const before = person.connection;
  const { workstation } = person.head;
  const held = { socketId: given.socketId, since: decided.value.at, alive: true };
  person.connection = held;
  const then = { epoch, lastMutation: person.head.lastMutation };
  const stored = await appendAhead(desk, hall, person, [decided.value], then);
  if (stored.ok) return accept({ hall, person, token: tokenOf(desk, hall, person, epoch), before: workstation });
  if (person.connection === held) person.connection = before;
  // An answer before it was not stored, so the sign-in had nothing to stand on.
  return stored.refusal.word === 'out-of-order' ? refuse('not-stored') : stored;
}

/** Who was neither let in at the door nor here before: after the cut-off a sign-in needs the word of two people. */
function comesTooLate(desk: Desk, hall: Hall, { head, participant }: Person): boolean {
  if (head.epoch > 0 || hall.preparation.present.has(participant.pid)) return false;
  return isTooLate(hall.definition, doorTimes(hall), desk.now());
}

/**
 * The workstation that signed in comes back, after a reload or a lost connection. What the rules require of it they require
 * again: a token is a text, and could have been carried elsewhere.
 */
export function resumeAttempt(
  desk: Desk,
  text: string,
  shown: ShownWorkstation = NO_WORKSTATION,
  lockdown?: ShownLockdown,
): Decision<SeatTaken> {
  const token = openToken(desk, text);
  const hall = token === null ? undefined : desk.halls.get(token.session as SessionId);
  const person = token === null ? undefined : hall?.personByPid(token.pid);
  if (token === null || hall === undefined || person === undefined) return refuse('not-signed-in');
  if (person.head.epoch !== token.epoch) return refuse('stale-epoch');
  // A proctor has released this workstation: its token is spent.
  if (person.head.workstation === null) return refuse(isOver(person) ? 'already-finished' : 'not-signed-in');
  const seat = seatOf(hall, person, token.epoch);
  const at = judgePlace(desk, hall, person, shown, lockdown, seat);
  if (!at.ok) return at;
  const { workstations: policy } = hall.definition;
  const { enrolment } = person.head;
  const isLookedAt = policy === 'required' || policy === 'flagged';
  // Enrolled, but not the one that signed in.
  if (isLookedAt && typeof enrolment === 'string' && at.value.known?.id !== enrolment) return refuse('not-signed-in');
  if (lockdown !== undefined) desk.entries.spend(lockdown.entry, seat);
  if (typeof enrolment === 'string') desk.workstations.sit(enrolment, person);
  return accept({ hall, person, token: text, before: null });
}

/** Its workstation may forget everything: nothing of it can be needed again. */
function isOver({ head }: Person): boolean {
  return head.phase === 'finished';
}

function tokenOf(desk: Desk, hall: Hall, person: Person, epoch: number): string {
  return makeToken(desk, { session: hall.id, pid: person.participant.pid, epoch });
}

/** The first wrong field by name. A number may be in several sessions: the session PIN tells which is meant. */
function findPerson(desk: Desk, given: Credentials): Decision<{ hall: Hall; person: Person }> {
  const number = given.participantNumber.trim();
  const seats = [...desk.halls.values()].flatMap((hall) => {
    const person = hall.personByNumber(number);
    return person === undefined ? [] : [{ hall, person }];
  });
  if (seats.length === 0) return refuse('wrong-number');
  const own = seats.filter(({ hall, person }) =>
    isPin(desk, hall.id, person.participant.number, given.registrationPin, person.participant.pinHash),
  );
  if (own.length === 0) return refuse('wrong-registration-pin');
  const seat = own.find(({ hall }) => isSessionPin(hall.sessionPin, given.sessionPin));
  return seat === undefined ? refuse('wrong-session-pin') : accept(seat);
}
