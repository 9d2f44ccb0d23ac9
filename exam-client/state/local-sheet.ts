import { type AnswerSheet, applyChange } from '#domain/answer/answer-sheet.ts';
import type { AttemptView } from '#protocol/candidate-down.ts';
import type { Pending } from '../connection/outbox.ts';

/** A pending deed, and whether this computer's disk has it. Only what is kept may be sent. */
export interface Held extends Pending {
  readonly kept: boolean;
}

export function attemptKey(view: AttemptView): string {
  return `${view.session.id}/${view.participant.number}`;
}

/**
 * What the person sees: the engine's sheet and, on top, what waits here. A mutation that the engine's sheet already holds
 * is not applied again, as a later one may have overtaken it there.
 */
export function localSheet(view: AttemptView, pending: readonly Pending[]): AnswerSheet {
  let sheet: AnswerSheet = sheetOf(view);
  for (const { mutation, deed } of pending) {
    if (deed.kind === 'change' && mutation > view.attempt.lastMutation) sheet = applyChange(sheet, deed.change);
  }
  return sheet;
}

/** What of it is of the sheet, as the engine told it. */
function sheetOf({ attempt }: AttemptView): Pick<AttemptView['attempt'], 'responses' | 'flagged' | 'plays' | 'locked'> {
  const { flagged, locked, plays, responses } = attempt;
  return { responses, flagged, ...(plays !== undefined && { plays }), ...(locked !== undefined && { locked }) };
}

export function nextMutation(view: AttemptView, pending: readonly Pending[]): number {
  return Math.max(view.attempt.lastMutation, pending.at(-1)?.mutation ?? 0) + 1;
}

/** The engine has everything up to this mutation: it takes them in order only. */
export function receipted(
  view: AttemptView,
  pending: readonly Pending[],
  mutation: number,
  savedAt: number,
): AttemptView {
  const { responses, flagged, plays, locked } = localSheet(
    view,
    pending.filter((record) => record.mutation <= mutation),
  );
  return {
    ...view,
    attempt: {
      ...view.attempt,
      responses: [...responses],
      flagged: [...flagged],
      ...(plays !== undefined && { plays: [...plays] }),
      ...(locked !== undefined && { locked: [...locked] }),
      lastMutation: Math.max(view.attempt.lastMutation, mutation),
      lastSavedAt: Math.max(view.attempt.lastSavedAt ?? 0, savedAt),
    },
  };
}

/**
 * A view that was put together before our last receipt tells news of everything but the sheet.
 */
export function withoutSteppingBack(held: AttemptView | null, view: AttemptView): AttemptView {
  if (held === null || attemptKey(held) !== attemptKey(view)) return view;
  if (held.attempt.epoch !== view.attempt.epoch || held.attempt.lastMutation <= view.attempt.lastMutation) return view;
  const { lastMutation, lastSavedAt } = held.attempt;
  return { ...view, attempt: { ...view.attempt, ...sheetOf(held), lastMutation, lastSavedAt } };
}

/** Whether the first that waits is further on than the engine could take: what lay between is not ours to send any more. */
export function hasGap(view: AttemptView, pending: readonly Pending[]): boolean {
  const first = pending[0];
  return first !== undefined && first.mutation > view.attempt.lastMutation + 1;
}

/** The same deeds, numbered on from what the engine holds. */
export function renumbered(view: AttemptView, pending: readonly Held[]): Held[] {
  return pending.map((record, index) => ({ ...record, mutation: view.attempt.lastMutation + 1 + index }));
}
