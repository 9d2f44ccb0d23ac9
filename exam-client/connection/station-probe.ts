import type { Surroundings } from '../state/station.ts';
import { SEAT, transact } from './local-database.ts';

/** What a computer can find out about itself, before anybody sits down. */
export interface StationProbe {
  /** The computer's clock as it is set now, in milliseconds since the epoch. */
  wallClock(): number;
  /** Writes and reads something back, with the durability that answers get. */
  storageWorks(): Promise<boolean>;
  surroundings(): Surroundings;
  fillScreen(): Promise<void>;
}

const KEY = 'probe';

/** Under a key of its own in the store of the seat: who is signed in is not touched. */
export async function tryStorage(database: IDBDatabase, mark: string): Promise<boolean> {
  try {
    await transact(database, SEAT, 'readwrite', (store) => store.put(mark, KEY));
    const found = await transact<unknown>(database, SEAT, 'readonly', (store) => store.get(KEY));
    await transact(database, SEAT, 'readwrite', (store) => store.delete(KEY));
    return found === mark;
  } catch {
    return false;
  }
}

/** A kiosk fills the screen without having asked the page's leave, so what is seen counts. */
function fillsScreen(): boolean {
  if (document.fullscreenElement !== null || matchMedia('(display-mode: fullscreen)').matches) return true;
  return window.innerWidth >= screen.width && window.innerHeight >= screen.height;
}

export function browserProbe(storageWorks: () => Promise<boolean>): StationProbe {
  return {
    wallClock: () => Date.now(),
    storageWorks,
    surroundings: () => ({
      width: window.innerWidth,
      height: window.innerHeight,
      fillsScreen: fillsScreen(),
      mayFillScreen: document.fullscreenEnabled,
      isSecure: window.isSecureContext,
    }),
    fillScreen: () => document.documentElement.requestFullscreen(),
  };
}
