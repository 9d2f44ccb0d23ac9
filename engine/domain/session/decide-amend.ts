import type { BankItem } from '../bank/bank.ts';
import type { ExamDefinition } from '../definition/exam-definition.ts';
import type { FactOf, Seconded } from '../ledger/fact.ts';
import { wrongRule } from '../score/amend-key.ts';
import type { KeyRule } from '../score/key-rule.ts';
import type { Instant } from '../time.ts';
import type { ExamSession } from './exam-session.ts';
import { type Decision, accept, refuse } from './refusal.ts';

interface Situation {
  readonly session: ExamSession;
  readonly definition: ExamDefinition;
  readonly now: Instant;
}

/** Before the closing nobody corrects a key: a board that jumps would tell who still works what is right. */
export function decideAmend(
  item: BankItem | undefined,
  rule: KeyRule,
  by: Seconded,
  { definition, now, session }: Situation,
): Decision<FactOf<'AMEND'>> {
  if (session.phase !== 'closed') return refuse('wrong-phase');
  if (item === undefined) return refuse('unknown-item');
  const wrong = wrongRule(rule, item, definition);
  if (wrong !== null) return refuse('malformed', { detail: wrong });
  return accept({ type: 'AMEND', at: now, item: item.id, rule, ...by });
}
