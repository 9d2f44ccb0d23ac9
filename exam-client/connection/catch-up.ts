import type { WireRefusal } from '#protocol/wire-types.ts';
import type { AttemptView } from '#protocol/candidate-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { type Held, attemptKey, withoutSteppingBack } from '../state/local-sheet.ts';
import { type Room, clearDesk } from '../state/sitting-store.ts';
import { freeComputer } from './free-computer.ts';
import type { ClockSync } from './clock-sync.ts';
import type { Offering } from './offering.ts';
import { readPaper } from './read-paper.ts';
import { type Sender, closeGap, followChain } from './sender.ts';
import { owedOf } from './proving.ts';
import type { UnsentReport } from './unsent-report.ts';

/** The doors of a room open in one instant; its browsers ask within a quarter of a second of each other. */
const OPENING_JITTER_MS = 250;
const ASK_AGAIN_MS = 1_500;

export interface CatchUp {
  /** Tells the engine who we are and takes over what it knows. `fresh` on a line that has just come up. */
  resume(fresh?: boolean): Promise<void>;
  /** The same, spread over a moment, when everybody does it at once. */
  resumeSoon(withinMs?: number): void;
  takeSeat(view: AttemptView, askedAt: number, fresh: boolean): Promise<void>;
  takeView(view: AttemptView): void;
}

function mayHavePaper({ attempt }: AttemptView): boolean {
  return attempt.phase === 'working' && attempt.isIdentityConfirmed;
}

function countAdmitted({ attempt }: AttemptView): number {
  return attempt.held.filter(({ decision }) => decision === 'admitted').length;
}

export function createCatchUp(
  room: Room,
  sender: () => Sender,
  clockSync: ClockSync,
  unsent: Pick<UnsentReport, 'tell'>,
  offering: Pick<Offering, 'offer' | 'offerAll'>,
): CatchUp {
  const { desk, store } = room;
  let cancelSoon: (() => void) | null = null;
  let askingPaper = false;

  async function resume(fresh = false): Promise<void> {
    cancelSoon?.();
    cancelSoon = null;
    const token = await desk.token.read().catch(() => undefined);
    if (token === undefined) return noStorage();
    // Somebody may have signed in while the disk was being read.
    if (token === null) return store.getState().place.kind === 'starting' ? clearDesk(store, null) : undefined;
    const askedAt = desk.now();
    try {
      const lockdown = (await desk.entrance?.()) ?? null;
      const shown = lockdown === null ? {} : { lockdown };
      const page = desk.page === undefined ? {} : { page: desk.page };
      const reply = await desk.line.ask('resume', { version: PROTOCOL_VERSION, token, ...shown, ...page });
      if (reply.ok) return await takeSeat(reply.view, askedAt, fresh);
      await turnedAway(reply.refusal);
    } catch {
      // Nothing is decided by silence: the next connection asks again.
      desk.line.reconnect();
    }
  }

  /** Who works here is told so on their own screen; where nobody does, the computer's check tells. */
  function noStorage(): void {
    if (store.getState().place.kind === 'starting') clearDesk(store, null);
    store.setState({ storageWorks: false });
  }

  async function turnedAway(refusal: WireRefusal): Promise<void> {
    if (refusal.word === 'overloaded' || refusal.word === 'not-stored' || refusal.word === 'too-many-attempts') {
      return resumeSoon((refusal.retryAfterMs ?? 0) + ASK_AGAIN_MS);
    }
    if (refusal.word === 'outdated-client') return store.setState({ place: { kind: 'outdated' } });
    if (refusal.word === 'stale-epoch') {
      store.setState({ place: { kind: 'superseded', reason: 'other-workstation' } });
      return void offering.offerAll();
    }
    // Released: what is kept here is shown before anybody signs in.
    if (refusal.word === 'not-signed-in' && (await offering.offerAll()) === 'shown') {
      return store.setState({ place: { kind: 'superseded', reason: 'released' } });
    }
    // After a restart the engine does not know the address of this page any more. A new one shows the same browser.
    const isOfBrowser = refusal.word === 'lockdown-missing' || refusal.word === 'lockdown-wrong';
    if (isOfBrowser && desk.enterAgain?.() === true) return;
    clockSync.stop();
    // The end is on record and staff have freed this computer while it did not listen.
    if (refusal.word === 'already-finished') {
      // What it kept meanwhile is not forgotten before somebody has it.
      if ((await offering.offerAll()) === 'unreached') return desk.line.reconnect();
      return freeComputer(room, { farewell: 'released' });
    }
    await freeComputer(room, { refusal: refusal.word, keepsAnswers: true });
  }

  function resumeSoon(withinMs = OPENING_JITTER_MS): void {
    cancelSoon?.();
    cancelSoon = desk.later(withinMs * (0.2 + 0.8 * desk.random()), () => void resume());
  }

  /** On a fresh line the view is the whole truth; on one that was up, our receipts may be younger than it. */
  async function takeSeat(view: AttemptView, askedAt: number, fresh: boolean): Promise<void> {
    const sample = { sentAt: askedAt, serverAt: view.serverAt, receivedAt: desk.now() };
    const held = store.getState().view;
    if (held === null || attemptKey(held) !== attemptKey(view)) await openOutbox(attemptKey(view));
    store.setState({ view: fresh ? view : withoutSteppingBack(held, view), place: { kind: 'seated' } });
    clockSync.start(sample);
    if (fresh) unsent.tell();
    if ((await followChain(room, view, false)) === 'lost' && view.attempt.phase !== 'finished')
      return freeComputer(room, { refusal: 'not-signed-in', keepsAnswers: true });
    // Answers that wait here are not sent for somebody who may not be the one.
    if (!view.attempt.isIdentityConfirmed && view.attempt.phase !== 'finished') return;
    await closeGap(room);
    sender().wake();
    void offering.offer();
    if (mayHavePaper(view)) void askPaper();
  }

  async function openOutbox(attempt: string): Promise<void> {
    const found = await desk.outbox.load(attempt);
    const held: Held[] = found.filter(({ refused }) => refused === null).map((record) => ({ ...record, kept: true }));
    const readNotices = await desk.token.readNotices(attempt).catch(() => 0);
    store.setState({
      ...(await owedOf(room, attempt)),
      readNotices,
      form: null,
      pending: held,
      uncounted: found.filter(({ refused }) => refused !== null),
    });
  }

  function takeView(view: AttemptView): void {
    const before = store.getState().view;
    store.setState((state) => ({ view: withoutSteppingBack(state.view, view) }));
    // An admitted answer moves the sheet without a number: only a whole view on top of our receipts tells it.
    if (before !== null && countAdmitted(before) !== countAdmitted(view)) resumeSoon();
    sender().nudge();
    if (mayHavePaper(view)) void askPaper();
  }

  async function askPaper(): Promise<void> {
    if (askingPaper || store.getState().form !== null) return;
    askingPaper = true;
    try {
      const reply = await desk.line.ask('paper', {});
      if (reply.ok) return store.setState({ form: await readPaper(reply.gzip) });
      askPaperLater(reply.refusal.retryAfterMs);
    } catch {
      askPaperLater();
    } finally {
      askingPaper = false;
    }
  }

  function askPaperLater(atLeast = 0): void {
    desk.later(atLeast + ASK_AGAIN_MS * (0.5 + desk.random()), () => {
      const { view } = store.getState();
      if (view !== null && mayHavePaper(view)) void askPaper();
    });
  }

  return { resume, resumeSoon, takeSeat, takeView };
}
