import type { FrameCost } from './main-thread.ts';

export interface Target {
  readonly id: string;
  readonly what: string;
  /** Null where it could not be measured on this machine. */
  readonly value: number | null;
  readonly unit: string;
  /** What the same run measured as the most that could be had. */
  readonly limit: string;
  readonly bar: string;
  readonly holds: boolean | null;
}

/** A screen of sixty pictures a second misses none. */
export const FRAME_MS = 16;

type Open = Omit<Target, 'bar' | 'holds'>;

export function atLeast(bar: number, open: Open): Target {
  return { ...open, bar: `≥ ${short(bar)}`, holds: open.value === null ? null : open.value >= bar };
}

export function atMost(bar: number, open: Open): Target {
  return { ...open, bar: `≤ ${short(bar)}`, holds: open.value === null ? null : open.value <= bar };
}

/** Three figures that say something, without a tail of noise. */
export function short(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return count(value);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** What of a frame went where. */
export function partsOf(cost: FrameCost | null): string {
  if (cost === null) return 'no browser';
  return `script ${short(cost.scriptMs)}, style ${short(cost.styleMs)}, layout ${short(cost.layoutMs)}`;
}
