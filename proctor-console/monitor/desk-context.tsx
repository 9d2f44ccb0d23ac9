import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StaffLine } from '../connection/proctor-socket.ts';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import type { WorkstationDesk } from '../connection/workstation-desk.ts';
import { useNow } from '../figures/second-hand.tsx';
import type { RoomState, RoomStore } from '../state/room-store.ts';

/** What every part of the console works with once somebody is signed in. */
export interface Console {
  readonly store: RoomStore;
  readonly line: StaffLine;
  readonly desk: StaffDesk;
  readonly workstations: WorkstationDesk;
  readonly me: Signed;
  /** Ask again who we are, after something about it has changed. */
  readonly askWho: () => Promise<void>;
  readonly signOut: () => void;
}

export const ConsoleContext = createContext<Console | null>(null);

export function useConsole(): Console {
  const console = useContext(ConsoleContext);
  if (console === null) throw new Error('a part of the console stands outside of it');
  return console;
}

export function useRoom<T>(select: (state: RoomState) => T): T {
  return useStore(useConsole().store, select);
}

export function useServerNow(): number {
  return Math.round(useNow() + useRoom((state) => state.offset));
}

/** Observers look and do not touch; the engine holds them to it, the console merely leaves the buttons out. */
export function useMayAct(): boolean {
  return useConsole().me.role !== 'observer';
}
