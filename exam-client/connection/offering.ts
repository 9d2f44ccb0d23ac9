import type { RefusalWord } from '#domain/session/refusal.ts';
import type { Offered } from '#protocol/candidate-down.ts';
import type { Offer } from '#protocol/candidate-up.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { serverMoment } from '../state/exam-time.ts';
import { attemptKey } from '../state/local-sheet.ts';
import type { Room, SittingState } from '../state/sitting-store.ts';
import type { Pending } from './outbox.ts';

const BATCH = 50;
const ASK_AGAIN_MS = 1_500;

/** Refusals after which an answer can be kept for a decision. */
const TOO_LATE: ReadonlySet<RefusalWord> = new Set(['time-over', 'already-finished', 'stale-epoch']);

/** `unreached`: nobody heard, so nothing is decided. `shown`: something of it is held, or stays here. */
export type OfferResult = 'unreached' | 'nothing' | 'shown';

export interface Offering {
  /** Offers what the engine has refused as too late; nothing while there is nothing. */
  offer(): Promise<void>;
  /** The same for a workstation that holds the attempt no more: everything that it keeps. */
  offerAll(): Promise<OfferResult>;
  /** Whether this workstation keeps anything that could be offered. */
  hasAny(): boolean;
}

/** Brings what can no longer be saved in the ordinary way to the engine, which holds it for a decision. */
export function createOffering({ desk, store }: Room): Offering {
  /** Offered and refused for good in this run: asking again would hear the same. */
  const refused = new Set<string>();
  let busy = false;

  async function ask(batch: readonly Pending[]): Promise<Offered | null> {
    const token = await desk.token.read();
    if (token === null) return null;
    const { estimate } = store.getState();
    const answers = batch.flatMap((record) => offeredFrom(record, serverMoment(record.clientAt, estimate)));
    return desk.line.ask('offer', { version: PROTOCOL_VERSION, token, answers });
  }

  /** False where some of it was not heard. */
  async function offerWhile(pick: (state: SittingState) => Pending[]): Promise<boolean> {
    if (busy) return false;
    busy = true;
    try {
      for (;;) {
        const batch = pick(store.getState())
          .filter(({ id }) => !refused.has(id))
          .slice(0, BATCH);
        const reply = batch.length === 0 ? null : await ask(batch);
        if (reply === null) return true;
        if (!reply.ok) {
          const { retryAfterMs, word } = reply.refusal;
          const mayPass = word === 'overloaded' || word === 'not-stored';
          if (mayPass) desk.later((retryAfterMs ?? 0) + ASK_AGAIN_MS, () => void offerWhile(pick));
          return !mayPass;
        }
        takeOutcomes(batch, reply);
      }
    } catch {
      // Silence decides nothing: the next connection offers again.
      return false;
    } finally {
      busy = false;
    }
  }

  function takeOutcomes(batch: readonly Pending[], { held, outcomes }: Extract<Offered, { ok: true }>): void {
    const words = new Map<string, RefusalWord>();
    const kept: string[] = [];
    batch.forEach(({ id }, place) => {
      const outcome = outcomes[place];
      if (outcome !== undefined && outcome.kind !== 'refused') return void kept.push(id);
      refused.add(id);
      // That it could have been saved in the ordinary way is no news to the person: why it was not stands there already.
      if (outcome !== undefined && outcome.word !== 'wrong-phase') words.set(id, outcome.word);
    });
    const isLeft = ({ id }: Pending): boolean => !kept.includes(id);
    const withWord = (record: Pending): Pending => ({ ...record, refused: words.get(record.id) ?? record.refused });
    store.setState(({ pending, uncounted, view }) => ({
      held,
      view: view === null ? null : { ...view, attempt: { ...view.attempt, held } },
      pending: pending.filter(isLeft),
      uncounted: uncounted.filter(isLeft).map(withWord),
    }));
    // What is not removed is only offered again, and known there.
    desk.outbox.remove(kept).catch(() => undefined);
  }

  async function offerAll(): Promise<OfferResult> {
    try {
      const reply = await ask([]);
      if (reply === null || !reply.ok) return 'nothing';
      await openOutbox(`${reply.session}/${reply.number}`);
      store.setState({ held: reply.held });
      if (!(await offerWhile(everything))) return 'unreached';
    } catch {
      return 'unreached';
    }
    const { held } = store.getState();
    return held.length > 0 || everything(store.getState()).length > 0 ? 'shown' : 'nothing';
  }

  /** A page that was loaded anew does not know yet whose answers lie here. */
  async function openOutbox(attempt: string): Promise<void> {
    const { view } = store.getState();
    if (view !== null && attemptKey(view) === attempt) return;
    const found = await desk.outbox.load(attempt);
    store.setState({
      pending: found.filter((record) => record.refused === null).map((record) => ({ ...record, kept: true })),
      uncounted: found.filter((record) => record.refused !== null),
    });
  }

  return {
    offer: async () => void (await offerWhile(tooLate)),
    offerAll,
    hasAny: () => everything(store.getState()).length > 0,
  };
}

function tooLate({ uncounted, view }: SittingState): Pending[] {
  return uncounted.filter(
    (record) =>
      isAnswer(record) &&
      record.refused !== null &&
      // A number that another workstation used meanwhile says that this answer is of before.
      (TOO_LATE.has(record.refused) ||
        (record.refused === 'mutation-conflict' && record.epoch !== view?.attempt.epoch)),
  );
}

function everything({ uncounted, pending }: SittingState): Pending[] {
  return [...uncounted, ...pending].filter(isAnswer);
}

function isAnswer({ deed }: Pending): boolean {
  return deed.kind === 'change' && (deed.change.kind === 'choose' || deed.change.kind === 'clear');
}

function offeredFrom({ deed, ...record }: Pending, givenAt: number): Offer['answers'] {
  if (deed.kind !== 'change' || (deed.change.kind !== 'choose' && deed.change.kind !== 'clear')) return [];
  const { clientAt, epoch, mutation, recordedAt = givenAt } = record;
  return [{ epoch, mutation, change: deed.change, clientAt, recordedAt }];
}
