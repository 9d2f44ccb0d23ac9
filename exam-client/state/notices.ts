import type { Notice } from '#protocol/candidate-down.ts';
import { attemptKey } from './local-sheet.ts';
import type { Room, SittingState } from './sitting-store.ts';

/**
 * What the staff did about this person's time and is not read yet, the oldest first. A pause is told by the screen of a stopped clock,
 * so it is no notice; and that the time runs again is no news once it stands again.
 */
export function unreadNotices({ readNotices, view }: Pick<SittingState, 'readNotices' | 'view'>): readonly Notice[] {
  const told = view?.attempt.notices ?? [];
  const pausedLast = told.findLast(({ kind }) => kind === 'paused')?.number ?? 0;
  return told.filter(
    ({ kind, number }) => number > readNotices && kind !== 'paused' && (kind !== 'resumed' || number > pausedLast),
  );
}

/** Why the staff stopped the clock last. */
export function reasonOfPause({ view }: Pick<SittingState, 'view'>): string | undefined {
  return view?.attempt.notices?.findLast(({ kind }) => kind === 'paused')?.text;
}

/** They are read in their order, so one number keeps it through a reload. */
export function readNotice({ desk, store }: Room, { number }: Notice): void {
  store.setState({ readNotices: number });
  const { view } = store.getState();
  // Where nothing can be kept it is read once more after a reload.
  if (view !== null) desk.token.keepNotices(attemptKey(view), number).catch(() => undefined);
}
