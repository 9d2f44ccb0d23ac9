import type { Millis } from '../time.ts';

const FRAMES_MS = 60_000 as Millis;
/** Two looks: one may find the disk busy. */
const FRAMES_WITHIN = (2 * FRAMES_MS) as Millis;
const MMD_MS = 5_000 as Millis;

/**
 * What MANIFEST says of the house beside rules, bank and roster: fixed with them, before anybody throws a lot. Ledgers of engines
 * before this have none of it.
 */
export interface Published {
  /** Verifier keys as C2SP writes them: the log's, and those of the witnesses that staff had taken up by then, in the order of their names. */
  readonly keys: { readonly log: string; readonly witnesses: readonly string[] };
  /** SHA-256 in hex of each part of the program by its name; absent where an engine runs from its sources. */
  readonly software?: Readonly<Record<string, string>>;
  /** What becomes of answers and keys afterwards: they stay closed, but for entries that are opened by lot. */
  readonly disclosure: 'commitments';
  /** Least time between two frames of the board that an open session's ledger commits to. */
  readonly framesMs: Millis;
  /** While somebody is at work and the engine writes, no longer than this goes by without such a frame (SPEC section 10). */
  readonly framesWithin: Millis;
  /** Longest time from a pledge to the proof that the signed ledger holds what was pledged (SPEC section 6). */
  readonly mmdMs: Millis;
}

/** `witnesses`: verifier keys that staff had taken up, in any order. */
export function publishedOf(log: string, witnesses: readonly string[], software: Published['software']): Published {
  const keys = { log, witnesses: [...witnesses].sort() };
  const bounds = { framesMs: FRAMES_MS, framesWithin: FRAMES_WITHIN, mmdMs: MMD_MS };
  return { keys, disclosure: 'commitments', ...bounds, ...(software === undefined ? {} : { software }) };
}
