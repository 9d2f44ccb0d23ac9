import type { SittingState } from './sitting-store.ts';

/** What the save chip says. */
export type SaveState =
  | { readonly kind: 'blank' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'saving' }
  /** `forMs`: how long the oldest has waited. Nobody waits longer than `RAISE_HAND_MS` without a person looking. */
  | { readonly kind: 'unsaved'; readonly count: number; readonly forMs: number };

/** A save that is faster than this is not announced as one, so that the chip does not flicker. */
const QUIET_MS = 300;
/** A save that takes longer than this is no longer called one. */
const PATIENCE_MS = 4_000;
/** From here on the person is told to raise a hand, and the proctor's console is alarmed. */
export const RAISE_HAND_MS = 10_000;

type Facts = Pick<SittingState, 'view' | 'pending' | 'link' | 'refusing' | 'storageWorks'>;

export function saveStateOf({ view, pending, link, refusing, storageWorks }: Facts, localNow: number): SaveState {
  const waiting = pending.filter(({ deed }) => deed.kind === 'change');
  const oldest = waiting[0];
  const savedAt = view?.attempt.lastSavedAt ?? null;
  const settled: SaveState = savedAt === null ? { kind: 'blank' } : { kind: 'saved', at: savedAt };
  if (oldest === undefined) return settled;
  const age = localNow - oldest.clientAt;
  if (!link.up || refusing !== null || !storageWorks || age > PATIENCE_MS) {
    return { kind: 'unsaved', count: unsavedPositions(waiting).size, forMs: Math.max(0, age) };
  }
  return age > QUIET_MS ? { kind: 'saving' } : settled;
}

/** Several changes of one item are one answer to the person who waits. */
export function unsavedPositions(pending: SittingState['pending']): ReadonlySet<number> {
  const positions = pending.flatMap(({ deed }) => (deed.kind === 'change' ? [deed.change.position] : []));
  return new Set(positions);
}
