import type { Granted } from '#protocol/candidate-down.ts';
import { type Display, USUAL_TEXT, displayStore, plainDisplay } from './display-store.ts';
import { attemptKey } from './local-sheet.ts';
import type { SittingState, SittingStore } from './sitting-store.ts';

/**
 * Puts a person's accommodations on the page as they sit down, before anything of theirs is drawn, and takes them off when they
 * go. Put on once: what the person changes afterwards stays, over a reload too.
 */
export function followGrants(store: SittingStore): () => void {
  wear(store.getState());
  return store.subscribe(wear);
}

function wear({ place, view }: SittingState): void {
  const { grantedFor, language } = displayStore.getState();
  if (place.kind === 'signed-out' && grantedFor !== null) displayStore.setState({ ...plainDisplay(), language });
  if (place.kind !== 'seated' || view === null) return;
  const own = attemptKey(view);
  if (grantedFor === own) return;
  // Who sat here before may have gone without leaving.
  const before = grantedFor === null ? {} : { ...plainDisplay(), language };
  displayStore.setState({ ...before, ...displayOf(view.granted), grantedFor: own });
}

/** Single letters are off for who listens: a screen reader's own keys are letters too. */
function displayOf(granted: Granted | null): Partial<Display> {
  if (granted === null) return {};
  return {
    ...(granted.textPercent > 100 && { textSize: (USUAL_TEXT * granted.textPercent) / 100 }),
    ...(granted.highContrast && { theme: 'contrast' as const }),
    ...(granted.screenReader && { isLinear: true, hasShortcuts: false }),
  };
}
