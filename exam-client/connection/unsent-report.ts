import type { Unsent } from '#protocol/candidate-up.ts';
import type { Room, SittingState } from '../state/sitting-store.ts';

/** An answer that is younger than this is on its way, and no news. */
const ON_ITS_WAY_MS = 1_000;
/** The age of what waits is told anew this often. */
const AGAIN_MS = 5_000;

export interface UnsentReport {
  /** On a line that has just come up: whatever the engine was told before may have been told by somebody else. */
  tell(): void;
  /** Called about once a second: tells what has changed. */
  look(): void;
}

/** Tells the engine what this workstation keeps and has no receipt for, so that the proctor sees it too. */
export function createUnsentReport({ desk, store }: Room): UnsentReport {
  let told: { readonly facts: Unsent; readonly at: number } | null = null;

  function send(facts: Unsent): void {
    const telling = { facts, at: desk.now() };
    told = telling;
    desk.line
      .ask('unsent', facts)
      .then((reply) => {
        if (!reply.ok && told === telling) told = null;
      })
      .catch(() => {
        if (told === telling) told = null;
      });
  }

  function isNews({ count, pledgeBroken, storageWorks, unproven }: Unsent): boolean {
    const before = told?.facts;
    if (before?.count !== count || before.storageWorks !== storageWorks) return true;
    return before.pledgeBroken !== pledgeBroken || before.unproven !== unproven;
  }

  return {
    tell: () => send(unsentOf(store.getState(), desk.now())),
    look() {
      const state = store.getState();
      if (state.place.kind !== 'seated' || !state.link.up) return;
      const facts = unsentOf(state, desk.now(), ON_ITS_WAY_MS);
      if (isNews(facts) || (facts.count > 0 && desk.now() - (told?.at ?? 0) >= AGAIN_MS)) send(facts);
    },
  };
}

function unsentOf({ pending, pledge, storageWorks }: SittingState, now: number, least = 0): Unsent {
  const own = {
    storageWorks,
    ...(pledge === 'broken' && { pledgeBroken: true as const }),
    ...(pledge === 'unproven' && { unproven: true as const }),
  };
  const oldest = pending[0];
  const oldestAgeMs = oldest === undefined ? 0 : Math.max(0, Math.round(now - oldest.clientAt));
  return oldest === undefined || oldestAgeMs < least
    ? { count: 0, oldestAgeMs: 0, ...own }
    : { count: pending.length, oldestAgeMs, ...own };
}
