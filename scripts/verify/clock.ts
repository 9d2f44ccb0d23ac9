/** SPEC section 9, one person's time. */
export interface Clock {
  readonly startedAt: number;
  readonly allotted: number;
  readonly extended: number;
  readonly stopped: number;
  readonly stoppedSince: number | null;
}

export function startClock(startedAt: number, allotted: number): Clock {
  return { startedAt, allotted, extended: 0, stopped: 0, stoppedSince: null };
}

export function deadline(clock: Clock, now: number): number {
  const standing = clock.stoppedSince === null ? 0 : Math.max(0, now - clock.stoppedSince);
  return clock.startedAt + clock.allotted + clock.extended + clock.stopped + standing;
}

export function extend(clock: Clock, ms: number): Clock {
  return { ...clock, extended: clock.extended + ms };
}

/** From the earlier moment, where it stands already. */
export function stop(clock: Clock, since: number): Clock {
  return clock.stoppedSince !== null && clock.stoppedSince <= since ? clock : { ...clock, stoppedSince: since };
}

export function resume(clock: Clock, at: number): Clock {
  if (clock.stoppedSince === null) return clock;
  return { ...clock, stopped: clock.stopped + Math.max(0, at - clock.stoppedSince), stoppedSince: null };
}
