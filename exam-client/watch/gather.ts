import { signLevel } from '#domain/lockdown/sign.ts';
import type { BrowserSign } from './lookout.ts';
import type { GatheredSign } from './watch-store.ts';

/** The same again within this long belongs to what is told already. */
const QUIET_MS = 3_000;
/** However often somebody presses: after this long it is told. */
const LONGEST_MS = 60_000;
const MOST = 10_000;
/** The longest that the wire takes. */
const LONGEST_SIGN = 86_400_000;

export interface Gatherer {
  see(kind: BrowserSign, at: number, durationMs: number): void;
  /** Gives away what is being gathered. */
  flush(): void;
}

interface Parts {
  now(): number;
  later(ms: number, act: () => void): () => void;
  openItem(): number | null;
  give(sign: GatheredSign): void;
}

/** Makes one sign of what is seen again and again: somebody who presses a hundred times is told of once, with a count. */
export function gatherSigns({ now, later, openItem, give }: Parts): Gatherer {
  const open = new Map<string, { sign: GatheredSign; since: number; cancel: () => void }>();

  function close(key: string): void {
    const gathered = open.get(key);
    open.delete(key);
    gathered?.cancel();
    if (gathered !== undefined) give(gathered.sign);
  }

  return {
    see(kind, at, length) {
      const durationMs = Math.min(length, LONGEST_SIGN);
      // Many small ones do not add up to a notice.
      const key = `${kind} ${signLevel(kind, durationMs)}`;
      const before = open.get(key);
      before?.cancel();
      const sign: GatheredSign =
        before === undefined
          ? { kind, clientAt: at, durationMs, count: 1, pos: openItem() }
          : {
              ...before.sign,
              durationMs: Math.max(before.sign.durationMs, durationMs),
              count: Math.min(before.sign.count + 1, MOST),
            };
      const since = before?.since ?? now();
      const wait = Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - now()));
      open.set(key, { sign, since, cancel: later(wait, () => close(key)) });
    },
    flush() {
      for (const key of open.keys()) close(key);
    },
  };
}
