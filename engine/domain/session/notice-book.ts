import type { Fact } from '../ledger/fact.ts';
import type { Instant, Millis } from '../time.ts';
import type { ExamClock } from './exam-clock.ts';
import type { NoticeKind } from './notice-kind.ts';

/** What an act of the staff made of one person's time or attempt; its number is its place in their book, from 1. */
export interface StaffNotice {
  readonly at: Instant;
  readonly kind: NoticeKind;
  /** Time given with it, where it gives some. */
  readonly ms: Millis | null;
  readonly reason: string;
  /** The sign-in that went on then. */
  readonly epoch: number;
}

export type NoticeBook = readonly StaffNotice[];

/** What of an attempt it takes. */
interface Timed {
  readonly phase: 'waiting' | 'working' | 'finished';
  readonly epoch: number;
  readonly allotted: Millis;
  readonly held: boolean;
  readonly clock: ExamClock | null;
  readonly notices?: NoticeBook;
}

type Telling = Extract<Fact, { type: 'PAUSE' | 'RESUME' | 'EXTENSION' | 'EXTENSION_WITHDRAW' | 'REOPEN' }>;

/**
 * The attempt after an act, with word of it where it changed something for somebody who has signed in. What the engine stops by itself
 * has a screen of its own.
 */
export function withNotice<A extends Timed>(before: A, after: A, fact: Telling): A {
  const kind =
    before.epoch === 0 || ('cause' in fact && fact.cause !== undefined) ? null : whatChanged(before, after, fact);
  if (kind === null) return after;
  const { at, reason } = fact;
  const told: StaffNotice = { at, kind, ms: 'ms' in fact ? fact.ms : null, reason, epoch: before.epoch };
  return { ...after, notices: [...(before.notices ?? []), told] };
}

function whatChanged(before: Timed, after: Timed, { type }: Telling): NoticeKind | null {
  if (type === 'REOPEN') return before.phase === 'finished' && after.phase !== 'finished' ? 'reopened' : null;
  if (type === 'EXTENSION') return wholeTime(before) === wholeTime(after) ? null : 'time-extended';
  if (type === 'EXTENSION_WITHDRAW') return wholeTime(before) === wholeTime(after) ? null : 'time-withdrawn';
  if (after.phase === 'finished') return null;
  if (type === 'PAUSE') return isHeld(before) || !isHeld(after) ? null : 'paused';
  return isHeld(before) && !isHeld(after) ? 'resumed' : null;
}

function wholeTime({ allotted, clock }: Timed): number {
  return clock === null ? allotted : clock.allotted + clock.extended;
}

function isHeld({ clock, held }: Timed): boolean {
  return clock === null ? held : clock.stoppedSince !== null;
}

export interface NumberedNotice extends StaffNotice {
  readonly number: number;
}

/**
 * The newest since the sign-in before this one, `most` of them: who moves to another computer learns there what came while theirs was silent.
 * Looked for from the end, as epochs never fall and a whole hall may be told at once.
 */
export function recentNotices(book: NoticeBook, epoch: number, most: number): readonly NumberedNotice[] {
  let from = book.length;
  while (from > 0 && book.length - from < most && book[from - 1]!.epoch >= epoch - 1) from -= 1;
  return book.slice(from).map((told, place) => ({ ...told, number: from + place + 1 }));
}
