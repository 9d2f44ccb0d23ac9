import type { Instant, Millis } from '../time.ts';

/** From a moment to a later one; of no length where the two are the same. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** Without overlaps, in their order, none of no length. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last === undefined || next.from > last.to) joined.push(next);
    else if (next.to > last.to) joined[joined.length - 1] = { from: last.from, to: next.to };
  }
  return joined;
}

/** What of `intervals` lies in `bounds`. */
export function within(intervals: readonly Interval[], bounds: readonly Interval[]): Interval[] {
  const all = union(bounds);
  return union(
    intervals.flatMap(({ from, to }) =>
      all.map((bound) => ({
        from: Math.max(from, bound.from) as Instant,
        to: Math.min(to, bound.to) as Instant,
      })),
    ),
  );
}

/** What of `intervals` lies outside of `others`. */
export function without(intervals: readonly Interval[], others: readonly Interval[]): Interval[] {
  let left = union(intervals);
  for (const { from, to } of union(others)) {
    left = left.flatMap((one) => [
      { from: one.from, to: Math.min(one.to, from) as Instant },
      { from: Math.max(one.from, to) as Instant, to: one.to },
    ]);
    left = left.filter((one) => one.from < one.to);
  }
  return left;
}

export function lengthOf(intervals: readonly Interval[]): Millis {
  return union(intervals).reduce((sum, { from, to }) => sum + (to - from), 0) as Millis;
}
