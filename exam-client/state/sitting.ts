import { isLocked } from '#domain/answer/answer-sheet.ts';
import type { Response } from '#domain/item/response.ts';
import type { Refusal } from '#domain/session/refusal.ts';
import { remaining } from '#domain/session/exam-clock.ts';
import type { AttemptView, Notice } from '#protocol/candidate-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { createCatchUp } from '../connection/catch-up.ts';
import { createClockSync } from '../connection/clock-sync.ts';
import { createOffering } from '../connection/offering.ts';
import { type Deed, pendingId } from '../connection/outbox.ts';
import { freeComputer } from '../connection/free-computer.ts';
import { startPageReports } from '../connection/page-report.ts';
import { createProving } from '../connection/proving.ts';
import { createSender, followChain } from '../connection/sender.ts';
import { createUnsentReport } from '../connection/unsent-report.ts';
import { mediaOfForm, positionOfSound } from '../media/media-of-form.ts';
import { blockOf } from './block.ts';
import { examClock, serverMoment } from './exam-time.ts';
import { type Held, attemptKey, localSheet, nextMutation } from './local-sheet.ts';
import type { LockBlock } from './lock-blocks.ts';
import { type ShownMessage, createReading } from './messages.ts';
import { readNotice } from './notices.ts';
import { pledgesFile } from './own-pledges.ts';
import { type OwnReceipt, askReceipt } from './own-receipt.ts';
import {
  type Desk,
  type DoorPath,
  type Farewell,
  type Room,
  type SittingState,
  type SittingStore,
  clearDesk,
  createSittingStore,
} from './sitting-store.ts';

export interface Credentials {
  readonly participantNumber: string;
  readonly registrationPin: string;
  readonly sessionPin: string;
}

/** `unreachable` is not the engine's word: nobody was asked. */
export type SignInFailure = Refusal | { readonly word: 'unreachable' };

export interface Sitting {
  readonly store: SittingStore;
  readonly desk: Desk;
  start(): void;
  /** Null when it went well. */
  signIn(credentials: Credentials): Promise<SignInFailure | null>;
  /** Says whether the participant shown is who sits here; null when it is recorded. After a no the computer is free again. */
  identify(confirmed: boolean): Promise<SignInFailure | null>;
  choose(position: number, response: Response): void;
  clear(position: number): void;
  flag(position: number, flagged: boolean): void;
  /** Locks a block for good. */
  lock(block: LockBlock): void;
  /** A play of a sound of the paper begins. */
  play(sound: number): void;
  handIn(): void;
  /** The proof of the score, looked at here; null where the server gives none now. */
  receipt(): Promise<OwnReceipt | null>;
  /** The text of a file with what the engine pledged of each change; null where there is nothing. */
  pledges(): Promise<string | null>;
  readNotice(notice: Notice): void;
  /** The person has read what the staff said. */
  readMessage(message: ShownMessage): void;
  /** Takes the attempt back from another tab. */
  continueHere(): void;
  /** Back to the computer's check; nothing of the person stays on this computer. */
  leave(by?: DoorPath): Promise<void>;
}

const HEARTBEAT_MS = 1_000;
/** How often a screen that waits for the engine's word asks for it, should the word have been lost. */
const ASK_WAITING_MS = 20_000;
const ASK_FINISHED_MS = 4_000;

/** Whether the person may change something now. Time alone is judged by the engine. */
export function mayAct(state: SittingState, localNow: number): boolean {
  const { view, form, pending, place, estimate } = state;
  if (place.kind !== 'seated' || view === null || form === null || blockOf(state, localNow) !== null) return false;
  if (view.attempt.phase !== 'working' || pending.some(({ deed }) => deed.kind === 'hand-in')) return false;
  const clock = examClock(view);
  if (clock === null || clock.stoppedSince !== null) return false;
  return remaining(clock, serverMoment(localNow, estimate)) > 0;
}

/** Nothing is sent for a place that is locked, here or on its way; a sound may still be heard. */
function isShut(view: AttemptView, pending: readonly Held[], deed: Deed): boolean {
  if (deed.kind !== 'change' || deed.change.kind === 'play') return false;
  return isLocked(localSheet(view, pending), deed.change.position);
}

export function createSitting(desk: Desk): Sitting {
  const store = createSittingStore();
  const room: Room = { desk, store };
  const sender = createSender(room, () => void catchUp.resume());
  const clockSync = createClockSync(room);
  const unsent = createUnsentReport(room);
  const offering = createOffering(room);
  const proving = createProving(room);
  const catchUp = createCatchUp(room, () => sender, clockSync, unsent, offering);
  const readMessage = createReading(room);
  let lastAsked = desk.now();
  // Not with the next beat: until the engine knows, this computer counts as one that keeps answers and is not freed.
  store.subscribe(({ pending }, before) => {
    if (pending.length === 0 && before.pending.length > 0) unsent.look();
  });
  store.subscribe(({ form }, before) => {
    if (form === before.form) return;
    if (form === null) desk.media?.empty();
    else desk.media?.bring(mediaOfForm(form));
  });

  async function act(deed: Deed): Promise<void> {
    const state = store.getState();
    if (state.view === null || !mayAct(state, desk.now()) || isShut(state.view, state.pending, deed)) return;
    const attempt = attemptKey(state.view);
    const mutation = nextMutation(state.view, state.pending);
    const clientAt = Math.round(desk.now());
    const { epoch } = state.view.attempt;
    const id = pendingId(attempt, mutation, clientAt);
    const recordedAt = serverMoment(clientAt, state.estimate);
    const record = { id, attempt, epoch, mutation, deed, clientAt, recordedAt, refused: null };
    store.setState({ pending: [...state.pending, { ...record, kept: false }] });
    try {
      if (state.storageWorks) await desk.outbox.put([record]);
      if (!store.getState().pending.some((held) => held.id === id)) return await desk.outbox.remove([id]);
      store.setState(({ pending }) => ({
        pending: pending.map((held) => (held.id === id ? { ...held, kept: true } : held)),
      }));
      sender.nudge();
    } catch {
      // What this computer cannot keep goes out at once; without a line it is not shown as chosen.
      store.setState(({ link, pending }) => ({
        storageWorks: false,
        pending: link.up ? pending.map((held) => ({ ...held, kept: true })) : pending.filter((held) => held.kept),
      }));
      sender.nudge();
    }
  }

  function wentDown(): void {
    sender.rest();
    clockSync.stop();
    store.setState(({ link }) => ({ link: { ...link, up: false, downSince: link.downSince ?? desk.now() } }));
  }

  function open(): void {
    desk.line.open({
      up: () => {
        store.setState({ link: { up: true, downSince: null, attempt: 0, nextTryAt: null } });
        proving.lineUp();
        if (store.getState().place.kind === 'superseded') void offerAndHangUp();
        else void catchUp.resume(true);
      },
      down: wentDown,
      trying: (attempt, nextTryAt) => {
        store.setState(({ link }) => ({
          link: { up: false, attempt, nextTryAt, downSince: link.downSince ?? desk.now() },
        }));
      },
      view: (view) => {
        if (store.getState().place.kind === 'seated') catchUp.takeView(view);
      },
      opened: () => {
        if (store.getState().place.kind === 'seated') catchUp.resumeSoon();
      },
      superseded: ({ reason }) => {
        if (reason === 'released' && store.getState().view?.attempt.phase === 'finished') {
          return void leave('/enter', 'released');
        }
        wentDown();
        store.setState({ place: { kind: 'superseded', reason } });
        // The engine hangs up; what is kept here is offered over a new line.
        if (reason === 'other-tab' || !offering.hasAny()) desk.line.close();
      },
    });
  }

  async function offerAndHangUp(): Promise<void> {
    await offering.offerAll();
    if (store.getState().place.kind === 'superseded') desk.line.close();
  }

  /** Words can be lost: whoever waits for the opening or the result asks now and then. */
  function beat(): void {
    desk.later(HEARTBEAT_MS, beat);
    proving.look();
    unsent.look();
    const { place, link, view, estimate } = store.getState();
    if (place.kind !== 'seated' || !link.up || view === null) return;
    const clock = examClock(view);
    const now = serverMoment(desk.now(), estimate);
    const isOver = view.attempt.phase === 'working' && clock !== null && remaining(clock, now) === 0;
    const wait = isOver ? ASK_FINISHED_MS : view.attempt.phase === 'waiting' ? ASK_WAITING_MS : Infinity;
    if (desk.now() - lastAsked < wait) return;
    lastAsked = desk.now();
    catchUp.resumeSoon(isOver ? 2_000 : 5_000);
  }

  async function signIn(credentials: Credentials): Promise<SignInFailure | null> {
    const askedAt = desk.now();
    try {
      const lockdown = (await desk.entrance?.()) ?? null;
      const key = await desk.chain?.newKey();
      const reply = await desk.line.ask('sign-in', {
        version: PROTOCOL_VERSION,
        workstation: desk.workstation,
        ...(lockdown === null ? {} : { lockdown }),
        ...(desk.page === undefined ? {} : { page: desk.page }),
        ...(key === undefined ? {} : { key }),
        ...credentials,
      });
      if (!reply.ok) {
        // The line may be older than what this computer was given to show; a new one shows it.
        if (reply.refusal.word === 'workstation-unknown') {
          desk.enrolment?.look();
          desk.line.reconnect();
        }
        return reply.refusal as Refusal;
      }
      await desk.token.keep(reply.token, attemptKey(reply.view));
      await followChain(room, reply.view, true);
      await catchUp.takeSeat(reply.view, askedAt, true);
      return null;
    } catch {
      return { word: 'unreachable' };
    }
  }

  async function identify(confirmed: boolean): Promise<SignInFailure | null> {
    const { view } = store.getState();
    if (view === null) return null;
    const askedAt = desk.now();
    try {
      const reply = await desk.line.ask('identity', { epoch: view.attempt.epoch, confirmed });
      if (!reply.ok) {
        catchUp.resumeSoon();
        return reply.refusal as Refusal;
      }
      if (reply.view === null) await leave('/enter', 'denied');
      else await catchUp.takeSeat(reply.view, askedAt, false);
      return null;
    } catch {
      // Whether it is recorded, the engine's view will tell.
      desk.line.reconnect();
      return { word: 'unreachable' };
    }
  }

  async function leave(by: DoorPath = '/enter', farewell?: Farewell): Promise<void> {
    const isSuperseded = store.getState().place.kind === 'superseded';
    desk.line.ask('sign-out', {}).catch(() => undefined);
    sender.rest();
    clockSync.stop();
    // Answers that a superseded workstation still holds can be sent yet, should the person come back to it.
    await freeComputer(room, { farewell, keepsAnswers: isSuperseded });
    if (isSuperseded) open();
    desk.enterAnew?.(by);
  }

  return {
    store,
    desk,
    start() {
      startPageReports(room);
      open();
      beat();
      void beginAtDoor(room);
    },
    signIn,
    identify,
    choose: (position, response) => void act({ kind: 'change', change: { kind: 'choose', position, response } }),
    clear: (position) => void act({ kind: 'change', change: { kind: 'clear', position } }),
    flag: (position, flagged) => void act({ kind: 'change', change: { kind: 'flag', position, flagged } }),
    lock: ({ items, position }) => void act({ kind: 'change', change: { kind: 'lock', position, items } }),
    play(sound) {
      const { form } = store.getState();
      const position = form === null ? null : positionOfSound(form, sound);
      if (position !== null) void act({ kind: 'change', change: { kind: 'play', position, sound } });
    },
    handIn: () => void act({ kind: 'hand-in' }),
    receipt: () => askReceipt(room),
    pledges: () => pledgesFile(room),
    readNotice: (notice) => readNotice(room, notice),
    readMessage,
    continueHere() {
      store.setState({ place: { kind: 'starting' } });
      open();
    },
    leave: (by) => leave(by),
  };
}

/** A computer at which nobody was signed in need not wait for the server to show what is wrong with it. */
async function beginAtDoor({ desk, store }: Room): Promise<void> {
  const token = await desk.token.read().catch(() => undefined);
  if (store.getState().place.kind !== 'starting' || typeof token === 'string') return;
  clearDesk(store, null);
  if (token === undefined) store.setState({ storageWorks: false });
}
