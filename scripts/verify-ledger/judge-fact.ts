import type { ExamDefinition } from '../../engine/domain/definition/exam-definition.ts';
import type { Fact, FactOf, MutationFact } from '../../engine/domain/ledger/fact.ts';
import { BROWSER_SIGNS, signLevel } from '../../engine/domain/lockdown/sign.ts';
import type { Attempt } from '../../engine/domain/session/attempt.ts';
import { timeLeft } from '../../engine/domain/session/decide-outcome.ts';
import { isToBeStarted } from '../../engine/domain/session/decide-attempt.ts';
import { type ExamClock, deadline, isInTime } from '../../engine/domain/session/exam-clock.ts';
import { MOST_SIGNS } from '../../engine/domain/session/decide-signs.ts';
import type { Instant, Millis } from '../../engine/domain/time.ts';

type Numbered = MutationFact | FactOf<'FINISH'>;

/** What is wrong with a fact after all that came before it, its time apart, or null. */
export function wrongOrder(fact: Fact, attempt: Attempt): string | null {
  switch (fact.type) {
    case 'SIGN_IN':
      if (attempt.phase === 'finished') return 'is a sign-in after the end';
      return fact.epoch === attempt.epoch + 1 ? null : `has epoch ${fact.epoch} after ${attempt.epoch}`;
    case 'IDENTITY':
      return wrongIdentity(fact, attempt);
    case 'ANSWER':
    case 'CLEAR':
    case 'FLAG':
    case 'PLAY':
    case 'LOCK':
    case 'FINISH':
      return wrongNumber(fact, attempt);
    case 'SCORE':
      return attempt.phase === 'finished' ? null : 'scores who has not finished';
    case 'ABSENT':
      return attempt.epoch === 0 ? null : 'calls absent who has signed in';
    case 'START':
      return isToBeStarted(attempt) ? null : 'starts who does not sit there waiting for the staff';
    case 'LINE_GAP':
      if (attempt.phase === 'finished') return 'is about the line after the end';
      return fact.epoch >= 1 && fact.epoch <= attempt.epoch ? null : `is of epoch ${fact.epoch}`;
    case 'DISQUALIFY':
      if (attempt.phase !== 'finished') return 'disqualifies who has not ended';
      return attempt.disqualified === undefined ? null : 'disqualifies a second time';
    case 'REOPEN':
      if (attempt.phase !== 'finished') return 'opens again what has not ended';
      return timeLeft(attempt) + fact.ms > 0 ? null : 'opens again without any time left';
    case 'ASSISTANT':
      return attempt.phase === 'finished' ? 'is an assistant after the end' : null;
    default:
      return fact.type === 'INTEGRITY' ? wrongSign(fact, attempt) : null;
  }
}

/** Whether the rules ask for a locked browser and a sign-in does not say that there was one, or null. */
export function wrongTier(fact: Fact, { lockdown }: Pick<ExamDefinition, 'lockdown'>): string | null {
  if (fact.type !== 'SIGN_IN' || lockdown === undefined || lockdown.seb === 'off') return null;
  if (fact.tier === undefined) return 'does not say from what kind of browser, and the rules ask for it';
  const isLocked = fact.tier === 'seb' || (fact.tier === 'managed-kiosk' && lockdown.acceptsManagedKiosk === true);
  return lockdown.seb === 'required' && !isLocked ? `is from ${fact.tier}, the rules require seb` : null;
}

/** Whether a sign-in is from a computer that the rules do not admit or that had been shut out before, or null. */
export function wrongWorkstation(
  fact: Fact,
  { workstations: policy }: Pick<ExamDefinition, 'workstations'>,
  revoked: ReadonlySet<string>,
): string | null {
  if (fact.type !== 'SIGN_IN') return null;
  const { enrolment } = fact;
  if (fact.tier === 'managed-kiosk' && typeof enrolment !== 'string') return 'is from a managed kiosk and names none';
  if (typeof enrolment === 'string')
    return revoked.has(enrolment) ? `is from workstation ${enrolment}, which was revoked before` : null;
  if (policy === 'required') return 'is from an unknown workstation, the rules require an enrolled one';
  return policy === 'flagged' && enrolment === undefined ? 'does not say whether its workstation is enrolled' : null;
}

/** Whether a sign-in is at another seat against the rules, or does not say which, or null. */
export function wrongSeat(fact: Fact, { seats }: Pick<ExamDefinition, 'seats'>, hasRooms: boolean): string | null {
  if (fact.type !== 'SIGN_IN' || seats === undefined || !hasRooms) return null;
  if (fact.elsewhere === undefined) return 'does not say whether it is at this person’s seat';
  return fact.elsewhere && seats === 'required' ? 'is at another seat, the rules require one’s own' : null;
}

function wrongSign(fact: FactOf<'INTEGRITY'>, attempt: Attempt): string | null {
  if (attempt.phase === 'waiting') return 'is a sign from before the attempt began';
  if (fact.epoch < 1 || fact.epoch > attempt.epoch) return `is of epoch ${fact.epoch}, there were ${attempt.epoch}`;
  if (fact.pos !== null && fact.pos >= attempt.sheet.responses.length) return 'is about a place that the paper lacks';
  const isTold = (BROWSER_SIGNS as readonly string[]).includes(fact.kind);
  if (isTold === (fact.clientAt === null)) return `${fact.kind} ${isTold ? 'lacks' : 'has'} the time of a browser`;
  if (fact.count < 1) return 'is a sign of nothing';
  if (signLevel(fact.kind, fact.durationMs) === 'info')
    return `${fact.kind} of ${fact.durationMs} ms is not to be written`;
  return attempt.signs.entries > MOST_SIGNS ? 'is one more than are written of one attempt' : null;
}

function wrongNumber(fact: Numbered, attempt: Attempt): string | null {
  if (attempt.phase === 'finished') return `${fact.type} after the end`;
  if (fact.epoch !== attempt.epoch) return `is of epoch ${fact.epoch}, the workstation's is ${attempt.epoch}`;
  if (attempt.identity === 'denied' && !isMadeEnd(fact)) return 'is by who said that they are somebody else';
  if ('pos' in fact && fact.pos >= attempt.sheet.responses.length) return 'is about a place that the paper lacks';
  // An end by clock or staff is no mutation of the participant's and repeats the last number.
  const expected = attempt.lastMutation + (isMadeEnd(fact) ? 0 : 1);
  return fact.seq === expected ? null : `has number ${fact.seq}, expected ${expected}`;
}

function isMadeEnd(fact: Numbered): boolean {
  return fact.type === 'FINISH' && fact.reason !== 'submitted';
}

/** Older ledgers have none of them, so none is asked for. */
function wrongIdentity({ epoch }: FactOf<'IDENTITY'>, attempt: Attempt): string | null {
  if (attempt.phase === 'finished') return 'is about who sits there after the end';
  if (epoch !== attempt.epoch) return `is of epoch ${epoch}, the workstation's is ${attempt.epoch}`;
  if (attempt.workstation === null) return 'is from a workstation that was free';
  return attempt.identity === 'unconfirmed' ? null : 'is said a second time for one sign-in';
}

/** What is wrong with the moment of a fact under its participant's clock, or null. */
export function wrongTime(
  fact: Fact,
  attempt: Attempt,
  lagGrace: Millis,
  stop: StaffStop = { stands: false, lastAt: null },
): string | null {
  if (!('seq' in fact) || attempt.phase === 'finished') return null;
  if (attempt.phase === 'waiting') return endsUnstarted(fact, attempt) ? null : `${fact.type} before the attempt began`;
  return fact.type === 'FINISH' && fact.reason !== 'submitted'
    ? wrongEnd(fact, attempt.clock)
    : wrongMoment(fact.at, attempt.clock, lagGrace, attempt.blocked ? stop : null);
}

/** Who was never started is ended by the staff, with nothing on the paper. */
function endsUnstarted(fact: Numbered, attempt: Attempt): boolean {
  return fact.type === 'FINISH' && fact.reason === 'terminated' && fact.by !== null && isToBeStarted(attempt);
}

function wrongEnd(fact: FactOf<'FINISH'>, clock: ExamClock): string | null {
  if (fact.reason === 'terminated') return fact.by === null ? 'ends an attempt and does not say who did it' : null;
  const early = deadline(clock, fact.at) - fact.at;
  return early > 0 || clock.stoppedSince !== null ? `ends an attempt ${early} ms before its time` : null;
}

/** Whether the staff hold a clock, of one person or of everybody, and when they did so last. */
export interface StaffStop {
  readonly stands: boolean;
  readonly lastAt: Instant | null;
}

/** `beside`: where the engine stopped the clock, how it stands with the staff. What the engine's stop waits for is let in. */
function wrongMoment(at: Instant, clock: ExamClock, lagGrace: Millis, beside: StaffStop | null): string | null {
  if (!isInTime(clock, at, lagGrace)) return `is ${at - deadline(clock, at)} ms after the deadline`;
  // What was on its way when the clock was stopped is let in like what was on its way at the deadline.
  const since = beside === null ? clock.stoppedSince : beside.stands ? beside.lastAt : null;
  const standing = since === null ? 0 : at - since;
  return standing > lagGrace ? `was made ${standing} ms after the clock was stopped` : null;
}
