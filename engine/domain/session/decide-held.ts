import { optionIdOf } from '../answer/option-id.ts';
import { type Response, isPossible, sameResponse } from '../item/response.ts';
import { type Change, isLocked } from '../answer/answer-sheet.ts';
import { type HeldAnswer, type HeldRef, type HeldWhy, findHeld, isSameRef } from '../answer/held-book.ts';
import type { StaffName } from '../ids.ts';
import type { FactOf } from '../ledger/fact.ts';
import type { KeySheet } from '../score/key-sheet.ts';
import type { Instant, Millis } from '../time.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptSituation } from './decide-attempt.ts';
import { deadline, isInTime } from './exam-clock.ts';
import type { ExamSession } from './exam-session.ts';
import { type Decision, accept, refuse } from './refusal.ts';

/** What a workstation offers of the answers that it could not have saved. A mark of doubt is no answer and is not offered. */
export interface OfferedAnswer extends HeldRef {
  readonly change: Extract<Change, { kind: 'choose' | 'clear' }>;
  readonly clientAt: number;
  /** When it was given: the browser's claim, by the engine's clock. */
  readonly recordedAt: Instant;
}

/** A person changes a hundred items a few times each; a program must not fill the disk with what nobody will ever look through. */
export const MOST_HELD = 300;

/** The moment after which nothing that is given counts; null before the attempt begins. */
export function bell(attempt: Attempt, now: Instant): Instant | null {
  if (attempt.clock === null) return null;
  if (attempt.phase !== 'finished') return deadline(attempt.clock, now);
  return Math.min(attempt.finishedAt, deadline(attempt.clock, attempt.finishedAt)) as Instant;
}

/**
 * Why an answer given under `epoch` is held, or null where nothing keeps it from being saved in the ordinary way. Who handed in
 * has said that there are no more answers at that workstation, so nothing of it is held.
 */
export function heldWhy(attempt: Attempt, epoch: number, now: Instant, lagGrace: Millis): HeldWhy | null {
  if (epoch < attempt.epoch) return 'other-workstation';
  if (attempt.phase === 'finished' && attempt.reason === 'submitted') return null;
  if (attempt.workstation === null) return 'other-workstation';
  if (attempt.phase === 'finished') return 'late';
  if (attempt.phase === 'waiting' || attempt.clock.stoppedSince !== null) return null;
  return isInTime(attempt.clock, now, lagGrace) ? null : 'late';
}

/** Whether an answer becomes a held one: a new fact, or the one that is held already. */
export function decideHeld(
  attempt: Attempt,
  keys: KeySheet,
  offered: OfferedAnswer,
  { session, now, lagGrace }: AttemptSituation,
): Decision<FactOf<'HELD'> | HeldAnswer> {
  const { change, clientAt, epoch, mutation } = offered;
  const place = keys[change.position];
  if (place === undefined) return refuse('unknown-position');
  if (change.kind === 'choose' && !isPossible(place.bounds, change.response)) return refuse('impossible-response');
  const optionId = change.kind === 'choose' ? optionIdOf(place, change.response) : null;
  if (epoch < 1 || epoch > attempt.epoch) return refuse('stale-epoch');
  const known = findHeld(attempt.heldAnswers, offered);
  if (known !== undefined) return isSameOffer(known, offered) ? accept(known) : refuse('mutation-conflict');
  if (session.phase === 'closed') return refuse('session-closed');
  const end = bell(attempt, now);
  if (session.phase !== 'open' || end === null) return refuse('not-open');
  const why = heldWhy(attempt, epoch, now, lagGrace);
  if (why === null) return refuse(attempt.phase === 'finished' ? 'already-finished' : 'wrong-phase');
  if (offered.recordedAt > end) return refuse('time-over');
  if (isLocked(attempt.sheet, change.position)) return refuse('locked');
  if (attempt.heldAnswers.length >= MOST_HELD) return refuse('held-full');
  return accept({
    type: 'HELD',
    at: now,
    pid: attempt.pid,
    epoch,
    mutation,
    pos: change.position,
    clientAt,
    // The browser's estimate of the engine's clock may be a little ahead.
    recordedAt: Math.min(offered.recordedAt, now) as Instant,
    why,
    itemId: place.itemId,
    optionId,
    response: change.kind === 'choose' ? change.response : null,
  });
}

function isSameOffer(held: HeldAnswer, { change, clientAt }: OfferedAnswer): boolean {
  const response = change.kind === 'choose' ? change.response : null;
  return held.pos === change.position && sameOrNone(held.response, response) && held.clientAt === clientAt;
}

export interface HeldDecision {
  readonly verdict: 'admit' | 'reject';
  readonly answers: readonly HeldRef[];
  readonly by: StaffName;
  readonly reason: string;
}

/** A decision on held answers of one person: all of those named, or none. */
export function decideOnHeld(
  attempt: Attempt,
  { answers, by, reason, verdict }: HeldDecision,
  { session, now }: { readonly session: ExamSession; readonly now: Instant },
): Decision<FactOf<'ADMIT'> | FactOf<'REJECT'>> {
  if (session.phase === 'closed') return refuse('session-closed');
  if (!areUndecided(attempt, answers)) return refuse('not-held');
  if (verdict === 'admit' && concernLocked(attempt, answers)) return refuse('locked');
  const type = verdict === 'admit' ? 'ADMIT' : 'REJECT';
  return accept({ type, at: now, pid: attempt.pid, by, reason, answers: answers.map(refOf) });
}

/** Whether each of these waits for a decision, none is named twice, and there is one at all. */
export function areUndecided({ heldAnswers }: Attempt, answers: readonly HeldRef[]): boolean {
  const isTwice = answers.some((ref, place) => answers.findIndex((other) => isSameRef(ref, other)) !== place);
  const waits = (ref: HeldRef): boolean => findHeld(heldAnswers, ref)?.decision === null;
  return answers.length > 0 && !isTwice && answers.every(waits);
}

/** What is locked has been shown under `locked`, and its participant has said that nothing more comes: no answer enters it later. */
export function concernLocked({ heldAnswers, sheet }: Attempt, answers: readonly HeldRef[]): boolean {
  return answers.some((ref) => isLocked(sheet, findHeld(heldAnswers, ref)?.pos ?? -1));
}

function refOf({ epoch, mutation }: HeldRef): HeldRef {
  return { epoch, mutation };
}

function sameOrNone(a: Response | null, b: Response | null): boolean {
  return a === null || b === null ? a === b : sameResponse(a, b);
}
