declare const unit: unique symbol;

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. Nothing on this floor reads a clock: a moment is an argument. */
export type Instant = number & { readonly [unit]: 'Instant' };
/** A length of time in whole milliseconds. */
export type Millis = number & { readonly [unit]: 'Millis' };

export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`not a whole millisecond: ${ms}`);
  return ms as Instant;
}

export function millis(ms: number): Millis {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`not a whole number of milliseconds: ${ms}`);
  return ms as Millis;
}

export const SECOND = 1_000 as Millis;
export const MINUTE = 60_000 as Millis;

export function after(start: Instant, length: Millis): Instant {
  return (start + length) as Instant;
}

export function between(start: Instant, end: Instant): Millis {
  return (end - start) as Millis;
}
