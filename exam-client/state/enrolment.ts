import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Greeting, GreetedReply } from '#protocol/candidate-http.ts';
import type { Entrance } from '../connection/entrance.ts';

/** What this computer is to the hall, as the engine told it last. */
export type EnrolmentState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'waiting'; readonly code: string; readonly isAsked: boolean }
  | { readonly kind: 'declined' }
  | { readonly kind: 'enrolled'; readonly name: string };

export interface Enrolment {
  readonly store: StoreApi<EnrolmentState>;
  /** Asks from now on until it is told to stop, or the computer is one of the hall's. */
  watch(): () => void;
  /** Something has shown that it may have changed. */
  look(): void;
  /** After having been declined: a new code. */
  askAnew(): void;
}

interface Surroundings {
  greet(greeting: Greeting): Promise<GreetedReply>;
  readonly name: string;
  readonly entrance: Entrance;
  random(): number;
  later(ms: number, act: () => void): () => void;
  /** The browser has just been given what it shows from now on. */
  onCredential(): void;
}

const UNHEARD_MS = 5_000;

/** The page's side of letting a computer in: it shows a code and asks now and then what has become of it. */
export function createEnrolment(desk: Surroundings): Enrolment {
  const store = createStore<EnrolmentState>()(() => ({ kind: 'asking' }));
  let cancelNext: (() => void) | null = null;
  let watchers = 0;

  async function ask(again = false): Promise<void> {
    cancelNext?.();
    cancelNext = null;
    const next = await askOnce(again).catch(() => UNHEARD_MS);
    if (watchers === 0 || next === null || cancelNext !== null) return;
    // Spread, so that a room that was switched on together does not ask together.
    cancelNext = desk.later(next * (0.75 + desk.random() / 2), () => void ask());
  }

  /** Milliseconds to wait, or null when there is nothing more to ask. */
  async function askOnce(again: boolean): Promise<number | null> {
    const lockdown = await desk.entrance();
    const reply = await desk.greet({ name: desk.name, again, ...(lockdown === null ? {} : { lockdown }) });
    if (!reply.ok) return UNHEARD_MS;
    if (reply.state === 'enrolled') {
      store.setState({ kind: 'enrolled', name: reply.name }, true);
      if (reply.isNew) desk.onCredential();
      return null;
    }
    if (reply.state === 'declined') store.setState({ kind: 'declined' }, true);
    else store.setState({ kind: 'waiting', code: reply.code, isAsked: reply.isAsked }, true);
    return reply.askAgainMs;
  }

  return {
    store,
    watch() {
      watchers += 1;
      if (watchers === 1) void ask();
      return () => {
        watchers -= 1;
        if (watchers > 0) return;
        cancelNext?.();
        cancelNext = null;
      };
    },
    look: () => void ask(),
    askAnew: () => void ask(true),
  };
}
