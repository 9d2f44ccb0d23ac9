import type { FactOf } from '../ledger/fact.ts';
import type { Instant, Millis } from '../time.ts';
import { type ExamClock, remaining } from './exam-clock.ts';
import { type GivenBook, isGiven } from './given-time.ts';

/** So long after it was given, time is a slip of the hand. Later it is a promise: nobody's time is cut. */
export const WITHDRAW_WITHIN = 120_000 as Millis;
/** Whoever would be left with less has begun to work by the longer time. */
export const LEAST_LEFT = 300_000 as Millis;

interface Timed {
  readonly phase: 'waiting' | 'working' | 'finished';
  readonly clock: ExamClock | null;
  readonly given?: GivenBook;
}

type Named = Pick<FactOf<'EXTENSION_WITHDRAW'>, 'pid' | 'given' | 'ms'>;

export type WhyKept = 'already-finished' | 'never-given' | 'given-too-long-ago' | 'too-little-left';

/** Why a person's time stays as it is, or null: none of what was given is used, and what is left is what it would be without it. */
export function whyNotTakenBack({ clock, given = [], phase }: Timed, named: Named, now: Instant): WhyKept | null {
  if (phase === 'finished') return 'already-finished';
  if (!isGiven(given, named)) return 'never-given';
  if (isTooLongAgo(named, now)) return 'given-too-long-ago';
  return clock !== null && remaining(clock, now) - named.ms < LEAST_LEFT ? 'too-little-left' : null;
}

export function isTooLongAgo({ given }: Named, now: Instant): boolean {
  return now - given > WITHDRAW_WITHIN;
}
