import type { RefusalWord } from '#domain/session/refusal.ts';
import type { CandidateLine } from '../connection/line.ts';
import { attemptKey } from '../state/local-sheet.ts';
import type { SittingStore } from '../state/sitting-store.ts';
import type { SignQueue } from './sign-queue.ts';
import type { GatheredSign } from './watch-store.ts';

/** As many as one message may hold. */
const MOST = 10;
/** Signs are in no hurry, and answers are. */
const BETWEEN_MS = 2_000;
const AGAIN_MS = 5_000;

/** What these refuse now they may take later; any other refusal is for good. */
const LATER: ReadonlySet<RefusalWord> = new Set(['overloaded', 'not-stored', 'not-open', 'not-signed-in']);

interface Parts {
  readonly line: Pick<CandidateLine, 'ask'>;
  readonly store: SittingStore;
  readonly queue: SignQueue;
  later(ms: number, act: () => void): () => void;
  random(): number;
  recorded(sign: GatheredSign): void;
}

/** Sends what is queued while the line is up, one message at a time. Gives what is to be called when there may be something to do. */
export function signSender({ line, store, queue, later, random, recorded }: Parts): () => void {
  let isBusy = false;

  function rest(ms: number): void {
    later(ms * (0.5 + random() / 2), () => {
      isBusy = false;
      nudge();
    });
  }

  async function send(attempt: string): Promise<void> {
    const batch = queue.first(attempt, MOST);
    const epoch = batch[0]?.epoch;
    if (epoch === undefined) return void (isBusy = false);
    try {
      const reply = await line.ask('integrity', { epoch, signs: batch.map(({ sign }) => sign) });
      if (!reply.ok && LATER.has(reply.refusal.word)) return rest(reply.refusal.retryAfterMs ?? AGAIN_MS);
      queue.remove(batch);
      if (reply.ok) {
        batch.forEach(({ sign }, place) => {
          if (reply.outcomes[place] === 'recorded' || reply.outcomes[place] === 'known') recorded(sign);
        });
      }
      rest(BETWEEN_MS);
    } catch {
      rest(AGAIN_MS);
    }
  }

  function nudge(): void {
    const { link, place, view } = store.getState();
    if (isBusy || !link.up || place.kind !== 'seated' || view === null) return;
    isBusy = true;
    void send(attemptKey(view));
  }

  return nudge;
}
