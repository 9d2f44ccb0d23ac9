import { type Change, isLocked } from '../answer/answer-sheet.ts';
import { optionIdOf } from '../answer/option-id.ts';
import type { LockBlock } from '../definition/lock-blocks.ts';
import type { StaffName, WorkstationId } from '../ids.ts';
import { isPossible } from '../item/response.ts';
import type { FactOf, FinishReason, MutationFact } from '../ledger/fact.ts';
import type { ClientTier } from '../lockdown/client-tier.ts';
import type { KeySheet, KeyedPlace } from '../score/key-sheet.ts';
import { type Instant, MINUTE, type Millis } from '../time.ts';
import type { Attempt } from './attempt.ts';
import { isOnlyBlocked } from './decide-block.ts';
import { deadline, isInTime } from './exam-clock.ts';
import type { ExamSession } from './exam-session.ts';
import { type Decision, accept, refuse } from './refusal.ts';

interface Numbered {
  readonly epoch: number;
  readonly mutation: number;
  readonly clientAt: number;
  /** Of the workstation over its chain, in base64. */
  readonly signature?: string | undefined;
}

export interface ChangeCommand extends Numbered {
  readonly change: Change;
}

/** Either new facts, or word that this very mutation is on record already. */
export type MutationVerdict<T> = { readonly kind: 'new'; readonly fact: T } | { readonly kind: 'duplicate' };

export interface AttemptSituation {
  readonly session: ExamSession;
  readonly now: Instant;
  readonly lagGrace: Millis;
}

export interface ChangeSituation extends AttemptSituation {
  /** Those of the paper. */
  readonly blocks: readonly LockBlock[];
}

/**
 * A person with a hundred items makes some hundred changes and signs in a few times. Each is an entry that is kept for good: a
 * program in somebody's place must not fill the disk under everybody else. Handing in is always possible.
 */
export const MOST_CHANGES = 20_000;
export const MOST_SIGN_INS = 1_000;

/**
 * Whether a candidate's change counts. A resend whose receipt was lost is told apart *before* the deadline is looked at, so
 * that a lost receipt never becomes a lost answer. The caller compares a duplicate's contents with what is on record.
 */
export function decideChange(
  attempt: Attempt,
  keys: KeySheet,
  command: ChangeCommand,
  situation: ChangeSituation,
): Decision<MutationVerdict<MutationFact>> {
  const place = keys[command.change.position];
  if (place === undefined) return refuse('unknown-position');
  const { change } = command;
  if (change.kind === 'choose' && !isPossible(place.bounds, change.response)) return refuse('impossible-response');
  if (change.kind === 'lock' && !isBlock(change, situation.blocks)) return refuse('unknown-position');
  const numbering = checkNumbering(attempt, command, situation);
  if (!numbering.ok || numbering.value === 'duplicate') return duplicateOr(numbering);
  if (command.mutation > MOST_CHANGES) return refuse('overloaded', { retryAfterMs: MINUTE });
  // A play changes nothing of the item, and is told in any case.
  if (change.kind !== 'play' && isLocked(attempt.sheet, change.position)) return refuse('locked');
  if (change.kind === 'choose') {
    return accept({ kind: 'new', fact: answerFact(attempt, command, situation.now, change, place) });
  }
  const head = { ...headOf(attempt, command, situation.now), ...signatureOf(attempt, command) };
  return accept({ kind: 'new', fact: mutationFact(change, head, place) });
}

/** Written out whole: nearly every fact is one, and an object put together from others costs several times as much. */
function answerFact(
  { pid, stationKey }: Attempt,
  { clientAt, epoch, mutation: seq, signature }: Numbered,
  at: Instant,
  { position: pos, response }: Extract<Change, { kind: 'choose' }>,
  place: KeyedPlace,
): FactOf<'ANSWER'> {
  const { itemId } = place;
  const optionId = optionIdOf(place, response);
  if (stationKey === undefined || signature === undefined) {
    return { type: 'ANSWER', at, pid, epoch, seq, clientAt, pos, response, itemId, optionId };
  }
  return { type: 'ANSWER', at, pid, epoch, seq, clientAt, signature, pos, response, itemId, optionId };
}

/** Kept only where the sign-in brought a key to hold it against. */
function signatureOf({ stationKey }: Attempt, { signature }: Numbered): { readonly signature?: string } {
  return stationKey === undefined || signature === undefined ? {} : { signature };
}

function mutationFact(
  change: Exclude<Change, { kind: 'choose' }>,
  head: ReturnType<typeof headOf> & ReturnType<typeof signatureOf>,
  place: KeyedPlace,
): MutationFact {
  const at = { ...head, pos: change.position };
  const { itemId } = place;
  switch (change.kind) {
    case 'clear':
      return { type: 'CLEAR', ...at, itemId };
    case 'flag':
      return { type: 'FLAG', ...at, flagged: change.flagged };
    case 'play':
      // Counted, never refused: a play that was heard is evidence, whatever the limit says.
      return { type: 'PLAY', ...at, sound: change.sound };
    case 'lock':
      return { type: 'LOCK', ...at, items: change.items };
  }
}

function isBlock({ items, position }: Extract<Change, { kind: 'lock' }>, blocks: readonly LockBlock[]): boolean {
  return blocks.some((block) => block.position === position && block.items === items);
}

function duplicateOr(numbering: Decision<'new' | 'duplicate'>): Decision<{ readonly kind: 'duplicate' }> {
  return numbering.ok ? accept({ kind: 'duplicate' }) : numbering;
}

function headOf(attempt: Attempt, command: Numbered, now: Instant) {
  return { at: now, pid: attempt.pid, epoch: command.epoch, seq: command.mutation, clientAt: command.clientAt };
}

const NEW = accept('new' as const);
const DUPLICATE = accept('duplicate' as const);

function checkNumbering(
  attempt: Attempt,
  command: Numbered,
  situation: AttemptSituation,
): Decision<'new' | 'duplicate'> {
  if (!Number.isSafeInteger(command.mutation) || command.mutation < 1) {
    return refuse('malformed', { detail: 'mutation: must be a whole number from 1' });
  }
  if (command.epoch !== attempt.epoch) return refuse('stale-epoch');
  if (command.mutation <= attempt.lastMutation) return DUPLICATE;
  if (attempt.stationKey !== undefined && command.signature === undefined) {
    return refuse('malformed', { detail: 'signature: this workstation signs what it sends' });
  }
  if (attempt.phase === 'finished') return refuse('already-finished');
  if (situation.session.phase === 'closed') return refuse('session-closed');
  if (attempt.phase === 'waiting') return refuse('not-open');
  if (attempt.identity !== 'confirmed') return refuse('identity-unconfirmed');
  if (attempt.clock.stoppedSince !== null && !isOnlyBlocked(attempt, situation.session)) return refuse('paused');
  if (!isInTime(attempt.clock, situation.now, situation.lagGrace)) return refuse('time-over');
  if (command.mutation > attempt.lastMutation + 1)
    return refuse('out-of-order', { lastMutation: attempt.lastMutation });
  return NEW;
}

/** Whether a candidate may hand in now. Handing in is a mutation like any other: numbered, and accepted again when resent. */
export function decideHandIn(
  attempt: Attempt,
  command: Numbered,
  situation: AttemptSituation,
): Decision<MutationVerdict<FactOf<'FINISH'>>> {
  const numbering = checkNumbering(attempt, command, situation);
  if (!numbering.ok || numbering.value === 'duplicate') return duplicateOr(numbering);
  const { at, pid, epoch, seq } = headOf(attempt, command, situation.now);
  return accept({
    kind: 'new',
    fact: {
      ...{ type: 'FINISH', at, pid, epoch, seq, reason: 'submitted', by: null, note: '' },
      ...signatureOf(attempt, command),
    },
  });
}

/**
 * The end that the clock or a member of staff makes. It is no mutation of the candidate's, so it takes no number of theirs.
 * Null when there is nothing to end. Staff also end who sits there and was never started, so that everybody has a result.
 */
export function decideEnd(
  attempt: Attempt,
  reason: Exclude<FinishReason, 'submitted'>,
  by: { readonly name: StaffName; readonly note: string } | null,
  now: Instant,
): FactOf<'FINISH'> | null {
  if (!isThereToEnd(attempt) || (attempt.phase === 'waiting' && reason !== 'terminated')) return null;
  const { pid, epoch } = attempt;
  return {
    type: 'FINISH',
    at: now,
    pid,
    epoch,
    seq: attempt.lastMutation,
    reason,
    by: by?.name ?? null,
    note: by?.note ?? '',
  };
}

/** Working, or signed in and not started by the staff yet. */
export function isThereToEnd(attempt: Attempt): boolean {
  return attempt.phase === 'working' || isToBeStarted(attempt);
}

/** Signed in, and waiting for the staff's act instead of the opening. */
export function isToBeStarted(attempt: Attempt): boolean {
  return attempt.phase === 'waiting' && attempt.start === 'proctor' && attempt.epoch > 0;
}

/** Whether the clock has run out: deadline and grace are both behind, and the clock runs. */
export function isOverdue(attempt: Attempt, now: Instant, lagGrace: Millis): boolean {
  return attempt.phase === 'working' && attempt.clock.stoppedSince === null && !isInTime(attempt.clock, now, lagGrace);
}

export interface SignInCommand {
  readonly workstation: string;
  /** Whether the workstation that signed in last is connected at this moment. */
  readonly heldByConnected: boolean;
  /** Where the exam has a rule about it: what the workstation was found to be. */
  readonly tier?: ClientTier | null;
  /** What `judgeWorkstation` found. */
  readonly enrolment?: WorkstationId | null | undefined;
  /** The workstation's public key as it goes into the ledger. */
  readonly key?: string | undefined;
  /** Where the exam has a rule about it: whether the computer stands on another seat than this person's. */
  readonly elsewhere?: boolean | undefined;
}

/**
 * Whether a person may sign in here: not while a connected workstation holds the attempt and staff have not released it, and
 * not after the end of the session. A workstation's name is its own word, so having the same one opens no door.
 */
export function decideSignIn(
  attempt: Attempt,
  command: SignInCommand,
  situation: AttemptSituation,
): Decision<FactOf<'SIGN_IN'> | null> {
  if (attempt.phase === 'finished') return accept(null);
  if (situation.session.phase === 'closed') return refuse('session-closed');
  const released = attempt.workstation === null;
  if (command.heldByConnected && !released) return refuse('already-signed-in', { where: attempt.workstation });
  if (attempt.epoch >= MOST_SIGN_INS) return refuse('too-many-attempts', { retryAfterMs: MINUTE });
  const { pid } = attempt;
  return accept({
    type: 'SIGN_IN',
    at: situation.now,
    pid,
    epoch: attempt.epoch + 1,
    workstation: command.workstation,
    ...(command.tier ? { tier: command.tier } : {}),
    ...(command.enrolment === undefined ? {} : { enrolment: command.enrolment }),
    ...(command.key === undefined ? {} : { key: command.key }),
    ...(command.elsewhere === undefined ? {} : { elsewhere: command.elsewhere }),
  });
}

export interface IdentityCommand {
  readonly epoch: number;
  readonly confirmed: boolean;
}

/** What whoever signed in says of who they are, once for each sign-in. Null when they have said the same before. */
export function decideIdentity(
  attempt: Attempt,
  { confirmed, epoch }: IdentityCommand,
  { now, session }: Pick<AttemptSituation, 'now' | 'session'>,
): Decision<FactOf<'IDENTITY'> | null> {
  if (epoch !== attempt.epoch) return refuse('stale-epoch');
  if (attempt.workstation === null) return refuse('not-signed-in');
  if (attempt.phase === 'finished') return refuse('already-finished');
  if (session.phase === 'closed') return refuse('session-closed');
  if (attempt.identity === 'confirmed') return confirmed ? accept(null) : refuse('wrong-phase');
  return accept({ type: 'IDENTITY', at: now, pid: attempt.pid, epoch, confirmed });
}

/** The last moment that counts for an attempt, grace not included; null before it begins. */
export function attemptDeadline(attempt: Attempt, now: Instant): Instant | null {
  return attempt.clock === null ? null : deadline(attempt.clock, now);
}
