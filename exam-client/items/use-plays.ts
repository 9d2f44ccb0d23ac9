import type { FaceSound } from '#domain/item/face.ts';
import { attemptKey } from '../state/local-sheet.ts';
import { mayAct } from '../state/sitting.ts';
import { useLocalNow, useSheet, useSitting, useSittingState } from '../state/use-sitting.ts';

/** The plays of one sound, as the engine and this page know them together. */
export interface Plays {
  /** Null for as many as wanted. */
  readonly left: number | null;
  readonly isOpen: boolean;
  /** Seconds into a play that was left in the middle, 0 where none was. */
  readonly stoppedAt: number;
  /** A new play begins: counted here at once, and in the ledger as any change. */
  begin(): void;
  stopAt(seconds: number): void;
}

export function usePlays({ plays, sound }: FaceSound): Plays {
  const sitting = useSitting();
  const used = useSheet().plays?.[sound] ?? 0;
  const view = useSittingState((state) => state.view);
  useLocalNow(1_000);
  const place = `terang-sound-${view === null ? '' : attemptKey(view)}-${sound}`;
  const kept = Number(sessionStorage.getItem(place) ?? 0);
  return {
    left: plays === null ? null : Math.max(0, plays - used),
    isOpen: mayAct(sitting.store.getState(), sitting.desk.now()),
    stoppedAt: Number.isFinite(kept) ? kept : 0,
    begin: () => {
      if (plays !== null) sitting.play(sound);
    },
    stopAt(seconds) {
      if (seconds > 0) sessionStorage.setItem(place, String(seconds));
      else sessionStorage.removeItem(place);
    },
  };
}
