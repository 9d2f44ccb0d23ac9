import { RAISE_HAND_MS } from './save-state.ts';
import type { SittingState } from './sitting-store.ts';

/** Answering is closed because what is given now might not be saved. */
export interface Block {
  /** Since when, on the local clock; null where only the engine says so. */
  readonly since: number | null;
  /** The line is lost, or an answer is not acknowledged over a good one. */
  readonly cause: 'line' | 'unsaved';
  /** Whether the engine stops this person's clock for it: only where the exam says so. */
  readonly isClockStopped: boolean;
}

type Facts = Pick<SittingState, 'view' | 'pending' | 'link' | 'storageWorks'>;

/**
 * Under `block` answering closes when the line has been lost, or an answer not acknowledged, for ten seconds. In a browser that
 * keeps nothing it closes at once without a line, whatever the exam says, as an answer would be gone with the page.
 */
export function blockOf({ view, pending, link, storageWorks }: Facts, localNow: number): Block | null {
  if (view === null || view.attempt.phase !== 'working') return null;
  const isPolicy = view.session.whenUnsaved === 'block';
  const isByEngine = view.attempt.stoppedBy.includes('engine');
  if (!isPolicy && storageWorks && !isByEngine) return null;
  const lost = link.up ? Infinity : (link.downSince ?? localNow) + (storageWorks ? RAISE_HAND_MS : 0);
  const oldest = (pending[0]?.clientAt ?? Infinity) + RAISE_HAND_MS;
  const since = Math.min(lost, oldest);
  const cause = link.up ? 'unsaved' : 'line';
  if (since <= localNow) return { since, cause, isClockStopped: isPolicy };
  return isByEngine ? { since: null, cause, isClockStopped: true } : null;
}
