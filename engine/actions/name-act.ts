import type { HeldRef } from '#domain/answer/held-book.ts';
import type { ItemId, Pid } from '#domain/ids.ts';
import type { KeyRule } from '#domain/score/key-rule.ts';
import type { ProposedAct } from '#domain/session/proposed-act.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { millis } from '#domain/time.ts';
import type { Hall } from './hall.ts';

/** An act as staff name it: people by their numbers. */
export type WantedAct =
  | { readonly kind: 'disqualify' | 'check-in'; readonly participantNumber: string }
  | { readonly kind: 'reopen'; readonly participantNumber: string; readonly byMs: number }
  | { readonly kind: 'extend'; readonly whom: 'all' | readonly string[]; readonly byMs: number }
  | {
      readonly kind: 'held';
      readonly participantNumber: string;
      readonly verdict: 'admit' | 'reject';
      readonly answers: readonly HeldRef[];
    }
  | { readonly kind: 'amend'; readonly itemId: string; readonly rule: KeyRule };

/** The same by pseudonyms, as the ledger may have it. */
export function nameAct(hall: Hall, wanted: WantedAct): Decision<ProposedAct> {
  if (wanted.kind === 'amend') return accept({ kind: 'amend', item: wanted.itemId as ItemId, rule: wanted.rule });
  if (wanted.kind === 'extend') {
    const ms = millis(wanted.byMs);
    if (wanted.whom === 'all') return accept({ kind: 'extend', pids: 'all', ms });
    const pids = [...new Set(wanted.whom)].map((number) => pidOf(hall, number));
    if (pids.includes(null)) return refuse('unknown-participant');
    return accept({ kind: 'extend', pids: pids as Pid[], ms });
  }
  const pid = pidOf(hall, wanted.participantNumber);
  if (pid === null) return refuse('unknown-participant');
  if (wanted.kind === 'reopen') return accept({ kind: 'reopen', pid, ms: millis(wanted.byMs) });
  if (wanted.kind === 'held') {
    const answers = wanted.answers.map(({ epoch, mutation }) => ({ epoch, mutation }));
    return accept({ kind: 'held', pid, verdict: wanted.verdict, answers });
  }
  return accept({ kind: wanted.kind, pid });
}

function pidOf(hall: Hall, number: string): Pid | null {
  return hall.personByNumber(number)?.participant.pid ?? null;
}
