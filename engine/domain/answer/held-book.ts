import type { Response } from '../item/response.ts';
import type { Instant } from '../time.ts';
import { type Change, type KeptSheet, applyChange } from './answer-sheet.ts';
import type { Places } from './places.ts';

/**
 * `late`: recorded in the browser before the bell, received when nothing counted any more. `other-workstation`: recorded at a
 * workstation that had lost the attempt when it could send again.
 */
export const HELD_WHYS = ['late', 'other-workstation'] as const;
export type HeldWhy = (typeof HELD_WHYS)[number];

/** A held answer by the sign-in it was given under and the number that its browser gave it. */
export interface HeldRef {
  readonly epoch: number;
  readonly mutation: number;
}

/** What arrived too late to count by itself, and waits for a decision. */
export interface HeldAnswer extends HeldRef {
  readonly pos: number;
  /** Null where an answer was taken back. */
  readonly response: Response | null;
  readonly clientAt: number;
  readonly why: HeldWhy;
  /** When it was given: the browser's claim, by the engine's clock. */
  readonly recordedAt: Instant;
  readonly receivedAt: Instant;
  /** What it is ordered by. A browser gives its answers in the order of their numbers, so none is older than what was saved before. */
  readonly order: Instant;
  readonly decision: 'admitted' | 'rejected' | null;
}

/** A sheet, and when each place of it was last answered or cleared: 0 where never. */
export interface StampedSheet {
  readonly sheet: KeptSheet;
  readonly changedAt: Places<number>;
}

export function findHeld(book: readonly HeldAnswer[], { epoch, mutation }: HeldRef): HeldAnswer | undefined {
  return book.find((held) => held.epoch === epoch && held.mutation === mutation);
}

export function isSameRef(a: HeldRef, b: HeldRef): boolean {
  return a.epoch === b.epoch && a.mutation === b.mutation;
}

/** The book after a decision on some of its answers. */
export function withDecision(
  book: readonly HeldAnswer[],
  refs: readonly HeldRef[],
  decision: 'admitted' | 'rejected',
): readonly HeldAnswer[] {
  return book.map((held) => (refs.some((ref) => isSameRef(ref, held)) ? { ...held, decision } : held));
}

/** Whether `a` was given after `b`. No two of one book are equal. */
function isAfter(a: HeldAnswer, b: HeldAnswer): boolean {
  return a.order - b.order > 0 || (a.order === b.order && (a.epoch - b.epoch || a.mutation - b.mutation) > 0);
}

/**
 * The sheet with the answers just admitted, `book` being after the decision. A place takes the latest admitted answer to it, and
 * only where nothing that counted by itself was given there later; at the same moment the admitted one stands. So it is all the
 * same in which order and in how many decisions answers are admitted.
 */
export function withAdmitted(
  stamped: StampedSheet,
  book: readonly HeldAnswer[],
  refs: readonly HeldRef[],
): StampedSheet {
  let { sheet, changedAt } = stamped;
  const admitted = book.filter(({ decision }) => decision === 'admitted');
  for (const held of admitted) {
    if (!refs.some((ref) => isSameRef(ref, held))) continue;
    const isOvertaken = admitted.some((other) => other.pos === held.pos && isAfter(other, held));
    if (isOvertaken || (changedAt.at(held.pos) ?? Infinity) > held.order) continue;
    sheet = applyChange(sheet, changeTo(held));
    changedAt = changedAt.with(held.pos, held.order);
  }
  return { sheet, changedAt };
}

function changeTo({ pos, response }: HeldAnswer): Change {
  return response === null ? { kind: 'clear', position: pos } : { kind: 'choose', position: pos, response };
}
