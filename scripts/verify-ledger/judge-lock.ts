import { isLocked } from '../../engine/domain/answer/answer-sheet.ts';
import type { ExamDefinition } from '../../engine/domain/definition/exam-definition.ts';
import { lockBlocksOf } from '../../engine/domain/definition/lock-blocks.ts';
import type { Fact } from '../../engine/domain/ledger/fact.ts';
import type { Attempt } from '../../engine/domain/session/attempt.ts';

/** What is wrong with the locking of a block, or with a change inside a locked one, after all that came before it, or null. */
export function wrongLock(
  fact: Fact,
  { sheet }: Pick<Attempt, 'sheet'>,
  definition: Pick<ExamDefinition, 'sections'>,
): string | null {
  switch (fact.type) {
    case 'LOCK': {
      const { items, pos } = fact;
      if (!lockBlocksOf(definition).some((block) => block.position === pos && block.items === items))
        return `locks ${items} places from ${pos} on, which is no block of the rules`;
      return isLocked(sheet, pos) ? 'locks a block a second time' : null;
    }
    case 'ANSWER':
    case 'CLEAR':
    case 'FLAG':
      return isLocked(sheet, fact.pos) ? 'changes a place that was locked before' : null;
    default:
      return null;
  }
}
