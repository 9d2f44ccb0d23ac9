import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AnswerSheet } from '#domain/answer/answer-sheet.ts';
import { type Display, displayStore } from './display-store.ts';
import { localSheet } from './local-sheet.ts';
import type { SittingState } from './sitting-store.ts';
import type { Sitting } from './sitting.ts';

export const SittingContext = createContext<Sitting | null>(null);

export function useSitting(): Sitting {
  const sitting = useContext(SittingContext);
  if (sitting === null) throw new Error('no sitting around this screen');
  return sitting;
}

export function useSittingState<T>(select: (state: SittingState) => T): T {
  return useStore(useSitting().store, select);
}

export function useDisplay<T>(select: (display: Display) => T): T {
  return useStore(displayStore, select);
}

const BLANK: AnswerSheet = { responses: [], flagged: [] };

export function useSheet(): AnswerSheet {
  const view = useSittingState((state) => state.view);
  const pending = useSittingState((state) => state.pending);
  return useMemo(() => (view === null ? BLANK : localSheet(view, pending)), [view, pending]);
}

/** The local clock, read a few times a second for as long as the screen stands. */
export function useLocalNow(everyMs = 200): number {
  const { desk } = useSitting();
  const [now, setNow] = useState(() => desk.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(desk.now()), everyMs);
    return () => clearInterval(ticking);
  }, [desk, everyMs]);
  return now;
}
