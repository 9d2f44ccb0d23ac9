import type { StationProbe } from '../connection/station-probe.ts';
import type { Surroundings } from '../state/station.ts';

export const SOUND: Surroundings = {
  width: 1366,
  height: 768,
  fillsScreen: true,
  mayFillScreen: true,
  isSecure: true,
};

/** A computer with nothing wrong, or with what the test names. */
export function soundStation(now: () => number, more: Partial<StationProbe> = {}): StationProbe {
  return {
    wallClock: now,
    storageWorks: () => Promise.resolve(true),
    surroundings: () => SOUND,
    fillScreen: () => Promise.resolve(),
    ...more,
  };
}
