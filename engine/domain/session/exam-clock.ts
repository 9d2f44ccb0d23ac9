import { type Instant, type Millis, after, between } from '../time.ts';

/**
 * One attempt's time. The deadline is `startedAt + allotted + extended + stopped`, and moves on while the clock stands.
 * Elapsed facts are kept, the remaining time is always computed.
 */
export interface ExamClock {
  readonly startedAt: Instant;
  readonly allotted: Millis;
  /** Sum of the recorded extensions. */
  readonly extended: Millis;
  /** Sum of the pauses that have ended. */
  readonly stopped: Millis;
  /** Since when the clock stands, if it does. */
  readonly stoppedSince: Instant | null;
}

export function startClock(startedAt: Instant, allotted: Millis): ExamClock {
  return { startedAt, allotted, extended: 0 as Millis, stopped: 0 as Millis, stoppedSince: null };
}

/** The last moment that still counts. While the clock stands it moves with `now`. */
export function deadline(clock: ExamClock, now: Instant): Instant {
  const standing = clock.stoppedSince === null ? 0 : Math.max(0, between(clock.stoppedSince, now));
  return (clock.startedAt + clock.allotted + clock.extended + clock.stopped + standing) as Instant;
}

/** Time left, never below zero. */
export function remaining(clock: ExamClock, now: Instant): Millis {
  return Math.max(0, between(now, deadline(clock, now))) as Millis;
}

/** Whether an answer that arrives at `now` is in time: the last millisecond still counts, and so does the lag grace. */
export function isInTime(clock: ExamClock, now: Instant, lagGrace: Millis): boolean {
  return now <= after(deadline(clock, now), lagGrace);
}

/** Time can be given; what was given can be taken back, and nothing else (`decide-withdrawal.ts`). */
export function extendClock(clock: ExamClock, by: Millis): ExamClock {
  if (by < 0) throw new RangeError(`an extension of ${by} ms would shorten the time`);
  return { ...clock, extended: (clock.extended + by) as Millis };
}

/** Without an extension that it has. */
export function withoutExtension(clock: ExamClock, by: Millis): ExamClock {
  if (by > clock.extended) throw new RangeError(`${by} ms were never added to a clock with ${clock.extended}`);
  return { ...clock, extended: (clock.extended - by) as Millis };
}

/** Stopping a clock that stands changes nothing. */
export function stopClock(clock: ExamClock, at: Instant): ExamClock {
  return clock.stoppedSince === null ? { ...clock, stoppedSince: at } : clock;
}

/** A stop that counts from earlier than it was noticed; where the clock stands already, from the earlier of the two. */
export function stopClockFrom(clock: ExamClock, since: Instant): ExamClock {
  const { stoppedSince } = clock;
  return stoppedSince !== null && stoppedSince <= since ? clock : { ...clock, stoppedSince: since };
}

/** Resuming a clock that runs changes nothing. */
export function resumeClock(clock: ExamClock, at: Instant): ExamClock {
  if (clock.stoppedSince === null) return clock;
  const standing = Math.max(0, between(clock.stoppedSince, at));
  return { ...clock, stopped: (clock.stopped + standing) as Millis, stoppedSince: null };
}
