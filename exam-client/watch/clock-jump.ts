import type { Watch } from './lookout.ts';

const LOOK_EVERY_MS = 10_000;
/** Clocks are corrected by a little all day. */
const SMALLEST_MS = 5_000;

/** The computer's clock against one that cannot be set. A computer that slept looks the same. */
export const watchClock: Watch = ({ later, now, tell, wall }) => {
  let ahead = wall() - now();
  let cancel = later(LOOK_EVERY_MS, look);

  function look(): void {
    const jump = Math.abs(wall() - now() - ahead);
    if (jump >= SMALLEST_MS) {
      tell('clock-jump', Math.round(now()), Math.round(jump));
      ahead = wall() - now();
    }
    cancel = later(LOOK_EVERY_MS, look);
  }
  return () => cancel();
};
