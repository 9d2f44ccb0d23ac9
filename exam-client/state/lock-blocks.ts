import { type AnswerSheet, isLocked } from '#domain/answer/answer-sheet.ts';
import type { AttemptView } from '#protocol/candidate-down.ts';

/** Items that lock together, as the engine names them: the first one's place, counted from 0, and how many there are. */
export type LockBlock = AttemptView['session']['lockBlocks'][number];

/** `locking`: locked here and on its way. Only what the engine has on disk is locked for everybody. */
export type LockState = 'open' | 'locking' | 'locked';

export function lockState({ position }: LockBlock, sheet: AnswerSheet, view: AttemptView | null): LockState {
  if (!isLocked(sheet, position)) return 'open';
  return view?.attempt.locked?.[position] === true ? 'locked' : 'locking';
}

export function lockBlockAt(blocks: readonly LockBlock[], position: number): LockBlock | undefined {
  return blocks.find((block) => position >= block.position && position < block.position + block.items);
}

/** How many answers wait for a decision that could not count any more once the block is locked. */
export function heldIn({ items, position }: LockBlock, held: AttemptView['attempt']['held']): number {
  const waits = held.filter(
    (one) => one.decision === null && one.position >= position && one.position < position + items,
  );
  return waits.length;
}
