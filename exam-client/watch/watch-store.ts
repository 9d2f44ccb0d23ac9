import { createStore } from 'zustand/vanilla';
import type { BrowserSign } from './lookout.ts';

/** A sign as it lies in the queue and goes to the engine. */
export interface GatheredSign {
  readonly kind: BrowserSign;
  readonly clientAt: number;
  /** The longest, where it was seen several times. */
  readonly durationMs: number;
  readonly count: number;
  readonly pos: number | null;
}

/** What watching needs of the screens, and what it has for them. */
export interface WatchState {
  /** The item on the screen, from 0. */
  readonly openItem: number | null;
  /** The newest sign that the engine has recorded, until it is read. */
  readonly recorded: GatheredSign | null;
  readonly isOutOfFullscreen: boolean;
  /** Until then, on the local clock, one of our own controls may take the focus. */
  readonly expectedUntil: number;
}

const NOTHING: WatchState = { openItem: null, recorded: null, isOutOfFullscreen: false, expectedUntil: 0 };

export const watchStore = createStore<WatchState>()(() => NOTHING);

const OWN_CONTROL_MS = 1_000;

/** One of our own controls is about to take the focus for a moment. */
export function expectFocusLoss(now: number): void {
  watchStore.setState({ expectedUntil: now + OWN_CONTROL_MS });
}

export function forgetWatch(): void {
  watchStore.setState(NOTHING);
}
