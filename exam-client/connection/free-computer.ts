import type { RefusalWord } from '#domain/session/refusal.ts';
import { attemptKey } from '../state/local-sheet.ts';
import { type Farewell, type Room, clearDesk } from '../state/sitting-store.ts';

/** What the next person finds: why nobody sits here, and whether answers stay for who may come back. */
interface Leaving {
  readonly farewell?: Farewell | undefined;
  readonly refusal?: RefusalWord;
  readonly keepsAnswers?: boolean;
}

/**
 * Forgets whoever sat here, in the database, the browser's stores and the memory. A part that fails does not spare the others;
 * that a disk refuses to write shows at the computer's own check.
 */
export async function freeComputer({ desk, store }: Room, leaving: Leaving = {}): Promise<void> {
  const { view } = store.getState();
  const attempt = view === null ? await desk.token.readAttempt().catch(() => null) : attemptKey(view);
  const isEmptied = attempt !== null && leaving.keepsAnswers !== true;
  await Promise.allSettled([
    desk.token.forget(),
    desk.chain?.forget(),
    ...(isEmptied ? [desk.outbox.empty(attempt), desk.pledges?.forget()] : []),
  ]);
  desk.forgetPerson();
  clearDesk(store, leaving.refusal ?? null, leaving.farewell);
}
