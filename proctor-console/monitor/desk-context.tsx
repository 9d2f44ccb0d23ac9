import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { type StaffDeed, may } from '#domain/staff/permissions.ts';
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

/** The engine holds everybody to the table; the console merely leaves out what it would refuse. */
export function useMay(deed: StaffDeed): boolean {
  return may(useConsole().me.role, deed);
}
