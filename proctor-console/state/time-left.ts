import type { MonitorRow } from '#protocol/proctor-down.ts';

/** How long somebody may still work: until the latest deadline, or nobody knows until when while every clock stands. */
export type TimeLeft = { readonly kind: 'until'; readonly at: number } | { readonly kind: 'stopped' };

/** Null while nobody works. People's own extensions and pauses count, as a session has no end of its own. */
export function longestTimeLeft(rows: Iterable<MonitorRow>): TimeLeft | null {
  let latest: number | null = null;
  let isAnyPaused = false;
  for (const { deadline, state } of rows) {
    if (state === 'paused') isAnyPaused = true;
    if (state === 'working' && deadline !== null) latest = Math.max(latest ?? 0, deadline);
  }
  if (latest !== null) return { kind: 'until', at: latest };
  return isAnyPaused ? { kind: 'stopped' } : null;
}
