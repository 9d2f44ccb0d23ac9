import type { Refusal, RefusalWord } from '#domain/session/refusal.ts';
import type { AttemptView, MutationReply } from '#protocol/candidate-down.ts';
import type { WireRefusal } from '#protocol/wire-types.ts';
import type { ChainState } from '../chain/station-chain.ts';
import { type Held, hasGap, receipted, renumbered } from '../state/local-sheet.ts';
import type { Room } from '../state/sitting-store.ts';
import { owe } from './proving.ts';

const WINDOW = 8;
const FIRST_RETRY_MS = 700;
const LONGEST_RETRY_MS = 10_000;

/** With the whole view where it is the receipt of a hand-in. */
type Accepted = Extract<MutationReply, { ok: true }> & { readonly view?: AttemptView };
type Refused = Extract<MutationReply, { ok: false }>;

type Answer = 'retry' | 'resend' | 'resume' | 'reload' | 'set-aside';

/** What to do after each refusal. Everything that is not named here is final: trying again would hear the same. */
const answerTo: Partial<Record<RefusalWord, Answer>> = {
  overloaded: 'retry',
  'not-stored': 'retry',
  paused: 'retry',
  'out-of-order': 'resend',
  'not-signed-in': 'resume',
  'identity-unconfirmed': 'resume',
  // Only the engine's word on who holds the attempt decides what becomes of the answers.
  'stale-epoch': 'resume',
  'outdated-client': 'reload',
};

export interface Sender {
  /** The engine knows us: send what waits. */
  wake(): void;
  /** The line is gone: what was sent without a receipt waits again. */
  rest(): void;
  nudge(): void;
}

/** Sends the outbox in order, a few at a time, until each is receipted or refused for good. */
export function createSender({ desk, store }: Room, resume: () => void): Sender {
  const flying = new Set<string>();
  let awake = false;
  /** Raised whenever what is in flight is given up; refusals that belong to an earlier turn say nothing new. */
  let turn = 0;
  let window = 1;
  let tries = 0;
  let cancelRetry: (() => void) | null = null;
  /** Signatures are made one after the other. */
  let lane: Promise<unknown> = Promise.resolve();
  /** And receipts are looked at one after the other. */
  let looking: Promise<void> = Promise.resolve();

  function giveUpFlight(): void {
    turn += 1;
    window = 1;
    flying.clear();
    cancelRetry?.();
    cancelRetry = null;
  }

  function rest(): void {
    awake = false;
    giveUpFlight();
  }

  function wake(): void {
    giveUpFlight();
    awake = true;
    tries = 0;
    nudge();
  }

  function nudge(): void {
    if (!awake || cancelRetry !== null) return;
    for (const record of store.getState().pending) {
      if (flying.size >= window || !record.kept) return;
      if (flying.has(record.id)) continue;
      // The engine must have every answer before it is told that there are no more.
      if (record.deed.kind === 'hand-in' && store.getState().pending[0] !== record) return;
      void send(record);
    }
  }

  async function send(record: Held): Promise<void> {
    const mine = turn;
    flying.add(record.id);
    try {
      const reply = await ask(record);
      if (reply.ok) await inOrder(() => believe(record, reply, mine));
      else if (mine === turn) refused(record, reply.refusal);
    } catch {
      if (mine === turn) desk.line.reconnect();
    }
  }

  /** A receipt says that all before it are saved too: none may overtake another while it is looked at. */
  function inOrder(work: () => Promise<void>): Promise<void> {
    looking = looking.then(work, work);
    return looking;
  }

  /** Nothing is shown as saved before its pledge is found to hold and is kept here. */
  async function believe(record: Held, receipt: Accepted, mine: number): Promise<void> {
    const pledged = (await desk.chain?.pledged(record, receipt)) ?? (desk.chain === undefined ? 'unsigned' : null);
    if (pledged === null) {
      store.setState({ pledge: 'broken' });
      if (mine !== turn) return;
      giveUpFlight();
      return retryLater();
    }
    if (pledged !== 'unsigned') {
      // A pledge that cannot be kept holds all the same.
      await desk.pledges?.keep(record.attempt, pledged).catch(() => undefined);
      if (store.getState().pledge === 'broken') store.setState({ pledge: 'kept' });
      owe(store, pledged);
    }
    if (receipt.view !== undefined) store.setState({ view: receipt.view });
    accept(record, receipt);
  }

  /** One after the other, so that what is signed first goes out first. What is given up meanwhile goes nowhere. */
  function signed(record: Held): Promise<string | undefined> {
    const { chain } = desk;
    if (chain === undefined) return Promise.resolve(undefined);
    const mine = turn;
    const signing = lane.then(() => {
      if (mine !== turn) throw new Error('given up');
      return chain.sign(record);
    });
    lane = signing.catch(() => undefined);
    return signing;
  }

  async function ask(record: Held): Promise<Accepted | Refused> {
    const { deed, mutation, clientAt } = record;
    const mine = turn;
    const signature = desk.chain === undefined ? undefined : await signed(record);
    if (mine !== turn) throw new Error('given up');
    const epoch = store.getState().view?.attempt.epoch ?? 1;
    const own = { epoch, mutation, clientAt, ...(signature !== undefined && { signature }) };
    if (deed.kind === 'change') return desk.line.ask('mutate', { ...own, change: deed.change });
    const reply = await desk.line.ask('hand-in', own);
    return reply.ok ? { ...reply, duplicate: false } : reply;
  }

  function accept(record: Held, receipt: Accepted): void {
    // A number that was given up and used again by `renumbered` must not be receipted by the old reply.
    if (!store.getState().pending.some(({ id, mutation }) => id === record.id && mutation === receipt.mutation)) return;
    const { pending } = store.getState();
    const done = pending.filter(({ mutation }) => mutation <= receipt.mutation);
    store.setState(({ view }) => ({
      view: view && receipted(view, pending, receipt.mutation, receipt.savedAt),
      pending: pending.filter(({ mutation }) => mutation > receipt.mutation),
      refusing: null,
    }));
    for (const { id } of done) flying.delete(id);
    // A receipt that cannot be removed is only sent again, and accepted again.
    desk.outbox.remove(done.map(({ id }) => id)).catch(() => undefined);
    window = WINDOW;
    tries = 0;
    nudge();
  }

  function refused(record: Held, refusal: WireRefusal): void {
    giveUpFlight();
    switch (answerTo[refusal.word] ?? 'set-aside') {
      case 'retry':
        store.setState({ refusing: refusal.word });
        return retryLater(refusal.retryAfterMs);
      case 'resend':
        if (isBehindOurs(refusal.lastMutation)) return desk.line.reconnect();
        return retryLater();
      case 'resume':
        awake = false;
        return resume();
      case 'reload':
        awake = false;
        return store.setState({ place: { kind: 'outdated' } });
      case 'set-aside':
        setAside(record, refusal.word);
    }
  }

  /** The engine holds less than we have receipts for: only its whole view can tell where to go on. */
  function isBehindOurs(lastMutation: Refusal['lastMutation']): boolean {
    const first = store.getState().pending[0];
    return first !== undefined && lastMutation !== undefined && first.mutation > lastMutation + 1;
  }

  function retryLater(atLeast = 0): void {
    tries += 1;
    const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1));
    cancelRetry = desk.later(atLeast + backoff * (0.5 + desk.random() / 2), () => {
      cancelRetry = null;
      nudge();
    });
  }

  /**
   * What was written before another workstation took over is set aside alone: the person's newer answers stand on their own.
   * Any other final refusal holds for all that comes after it. What came before is judged for itself: it may be on its way to
   * the disk, and its receipt slower than the refusal.
   */
  function setAside({ mutation }: Held, word: RefusalWord): void {
    const { pending, view } = store.getState();
    const reached = pending.filter((record) => record.mutation >= mutation);
    const older = reached.filter((record) => record.epoch !== view?.attempt.epoch);
    // What another workstation locked concerns its own items alone.
    const alone = reached.filter((record) => record.mutation === mutation);
    const lost = word === 'locked' ? alone : word === 'mutation-conflict' && older.length > 0 ? older : reached;
    const aside = lost.map((record) => ({ ...record, refused: word }));
    store.setState((state) => ({
      pending: state.pending.filter((record) => !lost.includes(record)),
      uncounted: [...state.uncounted, ...aside.filter(({ deed }) => deed.kind === 'change')],
      refusing: null,
    }));
    const gone = aside.filter(({ deed }) => deed.kind === 'hand-in').map(({ id }) => id);
    desk.outbox.put(aside.filter(({ deed }) => deed.kind === 'change').map(stored)).catch(() => undefined);
    desk.outbox.remove(gone).catch(() => undefined);
    awake = false;
    resume();
  }

  return { wake, rest, nudge };
}

function stored({ kept: _, ...record }: Held): Omit<Held, 'kept'> {
  return record;
}

/** Goes on with this page's chain from where the engine stands. That it stands elsewhere is said, and never taken over. */
export async function followChain({ desk, store }: Room, view: AttemptView, fresh: boolean): Promise<ChainState> {
  const state = (await desk.chain?.begin(view, fresh)) ?? 'unsigned';
  if (state === 'other') store.setState({ isProofBroken: true });
  return state;
}

/** Numbers on from the engine's view where a gap would stop everything for ever. */
export async function closeGap({ desk, store }: Room): Promise<void> {
  const { view, pending } = store.getState();
  if (view === null || !hasGap(view, pending)) return;
  const moved = renumbered(view, pending);
  store.setState({ pending: moved });
  await desk.outbox.put(moved.map(stored));
}
