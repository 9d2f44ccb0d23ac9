import type { StaffName } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';

const KINDS = {
  PAUSE: 'pause',
  RESUME: 'unpause',
  EXTENSION: 'extend-time',
  EXTENSION_WITHDRAW: 'withdraw-extension',
  START: 'start-separately',
  RELEASE: 'release-sign-in',
  FINISH: 'force-hand-in',
  DISQUALIFY: 'disqualify',
  REOPEN: 'reopen',
} as const;

/** What staff did last with somebody, as the ledger has it: two who act at once learn of each other by it. */
export interface LastAct {
  readonly kind: (typeof KINDS)[keyof typeof KINDS];
  readonly by: StaffName;
  readonly at: Instant;
}

/** The last act after a fact; what the engine or the person does by itself is none. */
export function lastActAfter(before: LastAct | null, fact: Fact): LastAct | null {
  if (!isActKind(fact.type) || !('by' in fact) || fact.by === null || ('cause' in fact && fact.cause !== undefined)) {
    return before;
  }
  return { kind: KINDS[fact.type], by: fact.by, at: fact.at };
}

function isActKind(type: string): type is keyof typeof KINDS {
  return Object.hasOwn(KINDS, type);
}
