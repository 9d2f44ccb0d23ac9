import type { HeldRef } from '../answer/held-book.ts';
import type { ItemId, Pid } from '../ids.ts';
import type { KeyRule } from '../score/key-rule.ts';
import type { Millis } from '../time.ts';

/** What nobody does alone: one account proposes it, another confirms. Exactly these values stand in the ledger. */
export type ProposedAct =
  | { readonly kind: 'disqualify'; readonly pid: Pid }
  /** An end is taken back; `ms` is given on top of what was left. */
  | { readonly kind: 'reopen'; readonly pid: Pid; readonly ms: Millis }
  | { readonly kind: 'extend'; readonly pids: 'all' | readonly Pid[]; readonly ms: Millis }
  | {
      readonly kind: 'held';
      readonly pid: Pid;
      readonly verdict: 'admit' | 'reject';
      readonly answers: readonly HeldRef[];
    }
  /** Somebody comes after the check-in was closed. */
  | { readonly kind: 'check-in'; readonly pid: Pid }
  /** What an item earns is corrected for everybody. */
  | { readonly kind: 'amend'; readonly item: ItemId; readonly rule: KeyRule };

export const ACT_KINDS = ['disqualify', 'reopen', 'extend', 'held', 'check-in', 'amend'] as const;

export const ENDINGS = ['confirmed', 'rejected', 'withdrawn', 'expired'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Whom an act is about; nobody in particular where it is about everybody. */
export function peopleOf(act: ProposedAct): 'all' | readonly Pid[] {
  switch (act.kind) {
    case 'amend':
      return 'all';
    case 'extend':
      return act.pids;
    default:
      return [act.pid];
  }
}
