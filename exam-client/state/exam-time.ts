import { type ExamClock, deadline, remaining } from '#domain/session/exam-clock.ts';
import type { ClockEstimate } from '#domain/session/server-clock.ts';
import { type Instant, type Millis, instant, millis } from '#domain/time.ts';
import type { AttemptView } from '#protocol/candidate-down.ts';

/** The moment by the engine's clock, as far as we know it. */
export function serverMoment(localNow: number, estimate: ClockEstimate | null): Instant {
  return instant(Math.round(localNow + (estimate?.offset ?? 0)));
}

export function examClock(view: AttemptView): ExamClock | null {
  const facts = view.attempt.clock;
  if (facts === null) return null;
  return {
    startedAt: instant(facts.startedAt),
    allotted: millis(facts.allotted),
    extended: millis(facts.extended),
    stopped: millis(facts.stopped),
    stoppedSince: facts.stoppedSince === null ? null : instant(facts.stoppedSince),
  };
}

export interface TimeShown {
  /** The facts that the figure stands for: as long as they hold, the figure only falls. */
  readonly facts: string;
  readonly left: Millis;
}

/** A better estimate of the offset must not hand back a second that was already taken off the screen. */
export function timeShown(before: TimeShown | null, clock: ExamClock, now: Instant): TimeShown {
  const running = { ...clock, stoppedSince: null };
  const facts = `${deadline(running, now)} ${clock.stoppedSince ?? 'runs'}`;
  const left = remaining(clock, now);
  return { facts, left: before?.facts === facts ? (Math.min(before.left, left) as Millis) : left };
}

/** The minutes at which the time left is said aloud. */
const SPOKEN_MINUTES = [30, 10, 5, 1] as const;

/** Which mark was passed between two readings, if any. */
export function minutesPassed(before: Millis, left: Millis): number | null {
  if (left === 0) return null;
  return SPOKEN_MINUTES.find((minutes) => before > minutes * 60_000 && left <= minutes * 60_000) ?? null;
}
