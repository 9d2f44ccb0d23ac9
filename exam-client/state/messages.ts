import type { AttemptView } from '#protocol/candidate-down.ts';
import type { Room, SittingState } from './sitting-store.ts';

export type ShownMessage = NonNullable<AttemptView['attempt']['messages']>[number];

/** What the staff have said and this person has not read yet, the oldest first. */
export function unreadOf({ readMessages, view }: Pick<SittingState, 'readMessages' | 'view'>): readonly ShownMessage[] {
  const told = view?.attempt.messages ?? [];
  return told.filter(({ number }) => !readMessages.includes(number));
}

/**
 * A message goes from the screen as soon as it is read. The engine is told, and told again with each view that still has it: the
 * word may have been lost with the line.
 */
export function createReading({ desk, store }: Room): (message: ShownMessage) => void {
  const tell = (message: number): void => {
    const { view } = store.getState();
    if (view === null) return;
    desk.line.ask('read-message', { epoch: view.attempt.epoch, message }).catch(() => undefined);
  };
  store.subscribe(({ readMessages, view }, before) => {
    if (view === null || view === before.view || view.attempt.messages === undefined) return;
    for (const { number } of view.attempt.messages) if (readMessages.includes(number)) tell(number);
  });
  return ({ number }) => {
    store.setState(({ readMessages }) => ({ readMessages: [...readMessages, number] }));
    tell(number);
  };
}
