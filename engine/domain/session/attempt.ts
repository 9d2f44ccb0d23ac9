import { type Change, type KeptSheet, applyChange, blankSheet } from '../answer/answer-sheet.ts';
import { Places } from '../answer/places.ts';
import type { Pid, WorkstationId } from '../ids.ts';
import type { OwnStart } from '../definition/accommodation.ts';
import { type HeldAnswer, withAdmitted, withDecision } from '../answer/held-book.ts';
import type { Fact, FactOf, FinishReason, MutationFact } from '../ledger/fact.ts';
import type { ClientTier } from '../lockdown/client-tier.ts';
import type { ScoreSheet } from '../score/score-sheet.ts';
import type { Instant, Millis } from '../time.ts';
import {
  type ExamClock,
  extendClock,
  resumeClock,
  startClock,
  stopClock,
  stopClockFrom,
  withoutExtension,
} from './exam-clock.ts';
import { type GivenBook, isGiven, withGiven, withoutGiven } from './given-time.ts';
import type { ExamSession } from './exam-session.ts';
import { whyNotTold } from './decide-message.ts';
import { type MessageBook, withMessage, withRead, withWithdrawal } from './message-book.ts';
import { type NoticeBook, withNotice } from './notice-book.ts';
import { NO_SIGNS, type SignBook, withSign } from './sign-book.ts';

export const IDENTITY_STATES = ['unconfirmed', 'confirmed', 'denied'] as const;
export type IdentityState = (typeof IDENTITY_STATES)[number];

interface AttemptFacts {
  readonly pid: Pid;
  /** Whole time from the beginning, with the extensions granted before it. */
  readonly allotted: Millis;
  /** Whether staff have stopped this one person's clock. Whether everybody's stands is the session's to know. */
  readonly held: boolean;
  /** Whether the engine has stopped it, because answers could not be saved. */
  readonly blocked: boolean;
  /** Since when the clock runs, or ran when it was stopped last; null before it begins. */
  readonly runsFrom: Instant | null;
  /** 0 before the first sign-in; each sign-in raises it and shuts out the workstation before. */
  readonly epoch: number;
  readonly workstation: string | null;
  /** What the last sign-in came from, where the exam has a rule about it. */
  readonly tier?: ClientTier;
  /** What whoever signed in last has said of who they are. */
  readonly identity: IdentityState;
  /** Which enrolment the last sign-in showed; null where the exam looks and it showed none. */
  readonly enrolment?: WorkstationId | null;
  /** The key of the workstation that signed in last, where it has one. */
  readonly stationKey?: string;
  /** Whether the last sign-in was at another seat than this person's; only where the exam has a rule about it. */
  readonly elsewhere?: boolean;
  /** Only where the clock does not begin as everybody's. */
  readonly start?: OwnStart;
  /** Who sits beside the person to help, as recorded last. */
  readonly assistant?: string;
  /** The number of the last mutation that changed this attempt. */
  readonly lastMutation: number;
  readonly lastSavedAt: Instant | null;
  readonly sheet: KeptSheet;
  /** When each place was last answered or cleared, by the engine's clock; 0 where never. */
  readonly changedAt: Places<number>;
  /** By epoch: when something was last saved before the next sign-in. The epoch that goes on has none yet. */
  readonly savedBefore: readonly number[];
  /** What arrived too late to count by itself, in the order of its arrival. */
  readonly heldAnswers: readonly HeldAnswer[];
  readonly signs: SignBook;
  /** Not ranked any more, since when and why. */
  readonly disqualified?: { readonly at: Instant; readonly reason: string };
  /** All time that was given to this one person; absent where none was. */
  readonly givenAlone?: Millis;
  /** Of it and of what everybody was given, what could still be taken back; absent before the first. */
  readonly given?: GivenBook;
  /** What the staff have said to this person; absent before the first word. */
  readonly messages?: MessageBook;
  /** What acts of the staff made of this person's time; absent before the first. */
  readonly notices?: NoticeBook;
}

/** One person's sitting. `waiting`: not begun. `working`: the paper is open. `finished`: nothing can change any more. */
export type Attempt = AttemptFacts &
  (
    | { readonly phase: 'waiting'; readonly clock: null }
    | { readonly phase: 'working'; readonly clock: ExamClock }
    | {
        readonly phase: 'finished';
        readonly clock: ExamClock | null;
        readonly finishedAt: Instant;
        readonly reason: FinishReason;
        readonly score: ScoreSheet | null;
      }
  );

/** What an attempt needs to know of its session to begin. */
export interface AttemptSetting {
  readonly session: ExamSession;
  readonly clockStarts: 'session' | 'sign-in';
}

export function newAttempt(pid: Pid, allotted: Millis, items: number, start: OwnStart | null = null): Attempt {
  return {
    pid,
    allotted,
    ...(start === null ? {} : { start }),
    held: false,
    blocked: false,
    runsFrom: null,
    epoch: 0,
    workstation: null,
    identity: 'unconfirmed',
    lastMutation: 0,
    lastSavedAt: null,
    sheet: blankSheet(items),
    changedAt: Places.filled<number>(items, 0),
    savedBefore: [],
    heldAnswers: [],
    signs: NO_SIGNS,
    phase: 'waiting',
    clock: null,
  };
}

/**
 * The attempt after a fact that is about it or about everybody. The session in `setting` has evolved by the fact already. `entry` is the
 * fact's place in the ledger, where it has one: later facts may name it.
 */
export function evolveAttempt(
  attempt: Attempt,
  fact: Fact,
  setting: AttemptSetting,
  entry: number | null = null,
): Attempt {
  switch (fact.type) {
    case 'SIGN_IN':
      return beginByItself(signedIn(attempt, fact), fact.at, setting);
    case 'IDENTITY':
      return identified(attempt, fact);
    case 'SESSION_OPEN':
      return beginByItself(attempt, fact.at, setting);
    case 'START':
      return begin(attempt, fact.at, setting);
    case 'ASSISTANT':
      return { ...attempt, assistant: fact.assistant };
    case 'ANSWER':
    case 'CLEAR':
    case 'FLAG':
    case 'PLAY':
    case 'LOCK':
      return afterMutation(attempt, fact);
    case 'HELD':
      return withHeld(attempt, fact);
    case 'ADMIT':
    case 'REJECT':
      return afterDecision(attempt, fact);
    case 'PAUSE':
    case 'RESUME':
      return withNotice(attempt, afterStop(attempt, fact, setting.session), fact);
    case 'EXTENSION':
      return withNotice(attempt, afterExtension(attempt, fact), fact);
    case 'EXTENSION_WITHDRAW':
      return withNotice(attempt, afterWithdrawal(attempt, fact), fact);
    case 'RELEASE':
      return { ...attempt, workstation: null };
    case 'MESSAGE':
      return whyNotTold(attempt) === null
        ? { ...attempt, messages: withMessage(attempt.messages ?? [], fact, entry) }
        : attempt;
    case 'MESSAGE_READ':
      return { ...attempt, messages: withRead(attempt.messages ?? [], fact) };
    case 'MESSAGE_WITHDRAW':
      return attempt.messages === undefined
        ? attempt
        : { ...attempt, messages: withWithdrawal(attempt.messages, fact, entry) };
    case 'FINISH':
      return finish(attempt, fact);
    case 'SCORE':
      return scored(attempt, fact);
    case 'DISQUALIFY':
      return { ...attempt, disqualified: { at: fact.at, reason: fact.reason } };
    case 'REOPEN':
      return withNotice(attempt, reopened(attempt, fact, setting.session), fact);
    default:
      return fact.type === 'INTEGRITY' ? { ...attempt, signs: withSign(attempt.signs, fact) } : attempt;
  }
}

function signedIn(attempt: Attempt, fact: FactOf<'SIGN_IN'>): Attempt {
  const { elsewhere, enrolment, epoch, key, tier, workstation } = fact;
  const { elsewhere: _elsewhere, enrolment: _enrolment, stationKey: _key, ...before } = attempt;
  const found = {
    ...(tier === undefined ? {} : { tier }),
    ...(enrolment === undefined ? {} : { enrolment }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
  };
  const own = key === undefined ? {} : { stationKey: key };
  const savedBefore = [...attempt.savedBefore, attempt.lastSavedAt ?? 0];
  return { ...(before as Attempt), epoch, workstation, savedBefore, identity: 'unconfirmed', ...found, ...own };
}

function identified(attempt: Attempt, { confirmed }: FactOf<'IDENTITY'>): Attempt {
  return confirmed ? { ...attempt, identity: 'confirmed' } : { ...attempt, identity: 'denied', workstation: null };
}

/** At the opening or a sign-in; but who waits for the staff begins by their act alone. */
function beginByItself(attempt: Attempt, at: Instant, setting: AttemptSetting): Attempt {
  return attempt.start === 'proctor' ? attempt : begin(attempt, at, setting);
}

function begin(attempt: Attempt, at: Instant, { session, clockStarts }: AttemptSetting): Attempt {
  if (attempt.epoch === 0 || attempt.phase !== 'waiting' || session.phase !== 'open') return attempt;
  const isCommon = clockStarts === 'session' && attempt.start === undefined;
  const clock = isCommon ? { ...session.clock, allotted: attempt.allotted } : startClock(at, attempt.allotted);
  const found = stands(attempt, session) ? stopClock(clock, at) : clock;
  // What was given before is the allotment of who begins now; of a common clock it can be told apart.
  const { given: _, ...before } = attempt;
  const given = isCommon && session.given !== undefined ? { given: session.given } : {};
  return { ...before, ...given, phase: 'working', runsFrom: at, clock: found };
}

/**
 * A clock is stopped by the staff for one person or for everybody, and by the engine, each for a reason of its own: it runs when
 * none of them holds.
 */
function afterStop(before: Attempt, fact: FactOf<'PAUSE'> | FactOf<'RESUME'>, session: ExamSession): Attempt {
  const attempt = { ...before, ...whoHolds(before, fact) };
  if (attempt.phase !== 'working') return attempt;
  const { clock } = attempt;
  if (!stands(attempt, session)) {
    return {
      ...attempt,
      clock: resumeClock(clock, fact.at),
      runsFrom: clock.stoppedSince === null ? attempt.runsFrom : fact.at,
    };
  }
  const since = (fact.type === 'PAUSE' ? fact.since : undefined) ?? fact.at;
  return { ...attempt, clock: stopClockFrom(clock, since) };
}

function whoHolds({ held, blocked }: Attempt, fact: FactOf<'PAUSE'> | FactOf<'RESUME'>) {
  const stops = fact.type === 'PAUSE';
  if (fact.cause !== undefined) return { held, blocked: stops };
  return { held: fact.pid === 'all' ? held : stops, blocked };
}

function stands({ held, blocked }: Attempt, session: ExamSession): boolean {
  return held || blocked || (session.phase === 'open' && session.clock.stoppedSince !== null);
}

/**
 * Time granted to one person before they begin is theirs when they do. Time granted to all reaches who begins later through
 * the session's clock; who has a clock of their own from sign-in on has lost nothing and gets the whole allotment.
 */
function afterExtension(before: Attempt, fact: FactOf<'EXTENSION'>): Attempt {
  const attempt =
    fact.pid === 'all' ? before : { ...before, givenAlone: ((before.givenAlone ?? 0) + fact.ms) as Millis };
  const given = withGiven(attempt.given ?? [], fact);
  if (attempt.phase === 'working') return { ...attempt, given, clock: extendClock(attempt.clock, fact.ms) };
  if (attempt.phase === 'finished' || fact.pid === 'all') return attempt;
  return { ...attempt, given, allotted: (attempt.allotted + fact.ms) as Millis };
}

/** Exactly what was added is gone, so the time is what it would be without it; who has ended, or never had it, is as before. */
function afterWithdrawal(before: Attempt, fact: FactOf<'EXTENSION_WITHDRAW'>): Attempt {
  if (before.phase === 'finished' || !isGiven(before.given ?? [], fact)) return before;
  const alone = fact.pid === 'all' ? {} : { givenAlone: ((before.givenAlone ?? 0) - fact.ms) as Millis };
  const rest = { ...alone, given: withoutGiven(before.given ?? [], fact) };
  return before.phase === 'working'
    ? { ...before, ...rest, clock: withoutExtension(before.clock, fact.ms) }
    : { ...before, ...rest, allotted: (before.allotted - fact.ms) as Millis };
}

/**
 * The attempt after changes that followed each other with nothing else about it between them: what `evolveAttempt` makes of one
 * after the other, without the attempts between. A full hall's ledger is read again in half the time.
 */
export function evolveChanges(attempt: Attempt, facts: readonly MutationFact[]): Attempt {
  const last = facts.at(-1);
  if (last === undefined) return attempt;
  if (facts.some(({ type }) => type === 'PLAY' || type === 'LOCK')) return facts.reduce(afterMutation, attempt);
  const responses = [...attempt.sheet.responses];
  const flagged = [...attempt.sheet.flagged];
  const changedAt = [...attempt.changedAt];
  for (const fact of facts) {
    if (fact.pos >= responses.length) throw new RangeError(`no place ${fact.pos} of ${responses.length}`);
    if (fact.type === 'FLAG') {
      flagged[fact.pos] = fact.flagged;
      continue;
    }
    responses[fact.pos] = fact.type === 'ANSWER' ? fact.response : null;
    changedAt[fact.pos] = fact.at;
  }
  const sheet = { ...attempt.sheet, responses: Places.of(responses), flagged: Places.of(flagged) };
  return { ...attempt, lastMutation: last.seq, lastSavedAt: last.at, sheet, changedAt: Places.of(changedAt) };
}

function afterMutation(attempt: Attempt, fact: MutationFact): Attempt {
  if (fact.type === 'ANSWER') return afterAnswer(attempt, fact);
  return {
    ...attempt,
    lastMutation: fact.seq,
    lastSavedAt: fact.at,
    sheet: applyChange(attempt.sheet, changeOf(fact)),
    changedAt: isAnswer(fact) ? attempt.changedAt.with(fact.pos, fact.at) : attempt.changedAt,
  };
}

/** Nearly every change is one. */
function afterAnswer(attempt: Attempt, { at, pos, response, seq }: FactOf<'ANSWER'>): Attempt {
  const sheet = { ...attempt.sheet, responses: attempt.sheet.responses.with(pos, response) };
  return { ...attempt, lastMutation: seq, lastSavedAt: at, sheet, changedAt: attempt.changedAt.with(pos, at) };
}

function isAnswer({ type }: MutationFact): boolean {
  return type === 'ANSWER' || type === 'CLEAR';
}

function withHeld(attempt: Attempt, { at, pos, ...fact }: FactOf<'HELD'>): Attempt {
  const { clientAt, epoch, mutation, recordedAt, response, why } = fact;
  const savedLast = epoch === attempt.epoch ? (attempt.lastSavedAt ?? 0) : (attempt.savedBefore[epoch] ?? 0);
  const order = Math.max(recordedAt, savedLast) as Instant;
  const facts = { epoch, mutation, pos, response, clientAt, why, recordedAt, receivedAt: at, order };
  return { ...attempt, heldAnswers: [...attempt.heldAnswers, { ...facts, decision: null }] };
}

/** Of a finished attempt the score that a SCORE said stands until the next one. */
function afterDecision(attempt: Attempt, { answers, type }: FactOf<'ADMIT'> | FactOf<'REJECT'>): Attempt {
  const heldAnswers = withDecision(attempt.heldAnswers, answers, type === 'ADMIT' ? 'admitted' : 'rejected');
  if (type === 'REJECT') return { ...attempt, heldAnswers };
  return { ...attempt, heldAnswers, ...withAdmitted(attempt, heldAnswers, answers) };
}

export function changeOf(fact: MutationFact): Change {
  switch (fact.type) {
    case 'ANSWER':
      return { kind: 'choose', position: fact.pos, response: fact.response };
    case 'CLEAR':
      return { kind: 'clear', position: fact.pos };
    case 'FLAG':
      return { kind: 'flag', position: fact.pos, flagged: fact.flagged };
    case 'PLAY':
      return { kind: 'play', position: fact.pos, sound: fact.sound };
    case 'LOCK':
      return { kind: 'lock', position: fact.pos, items: fact.items };
  }
}

function finish({ given: _, ...attempt }: Attempt, fact: FactOf<'FINISH'>): Attempt {
  return {
    ...attempt,
    phase: 'finished',
    lastMutation: fact.seq,
    finishedAt: fact.at,
    reason: fact.reason,
    score: null,
  };
}

/** From the end to this moment the clock stood; whoever else holds it goes on holding it. */
function reopened(attempt: Attempt, { at, ms }: FactOf<'REOPEN'>, session: ExamSession): Attempt {
  if (attempt.phase !== 'finished') return attempt;
  const { clock, disqualified: _, finishedAt, reason: __, score: ___, ...before } = attempt;
  if (clock === null) return { ...before, phase: 'waiting', clock, allotted: (attempt.allotted + ms) as Millis };
  const rested = extendClock(stopClock(clock, finishedAt), ms);
  if (stands(attempt, session)) return { ...before, phase: 'working', clock: rested };
  return { ...before, phase: 'working', clock: resumeClock(rested, at), runsFrom: at };
}

function scored(attempt: Attempt, { sections, total }: FactOf<'SCORE'>): Attempt {
  return attempt.phase === 'finished' ? { ...attempt, score: { sections, total } } : attempt;
}
