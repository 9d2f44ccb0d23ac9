import { io } from 'socket.io-client';
import type { AttemptView, Opened, Superseded } from '#protocol/candidate-down.ts';
import type { CandidateUpEvents } from '#protocol/candidate-events.ts';
import type { MessageOf, ReplyOf } from '#protocol/event-map.ts';
import type { CandidateLine, LineListener } from './line.ts';

const SILENCE_MS = 8_000;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 6_000;

interface Surroundings {
  now(): number;
  random(): number;
  later(ms: number, act: () => void): () => void;
  /** Of the engine; the page's own unless told. */
  readonly address?: string;
}

/** Waits double up to six seconds and are drawn from half to the whole, so that a room does not come back in one instant. */
export function waitBefore(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(whole * (0.5 + random / 2));
}

/** The tries are counted here rather than by socket.io, because the screen says when the next one is. */
export function candidateSocket({ address = '', now, random, later }: Surroundings): CandidateLine {
  const socket = io(`${address}/candidate`, {
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    timeout: SILENCE_MS,
  });
  let listener: LineListener | null = null;
  let attempt = 0;
  let cancelNext: (() => void) | null = null;

  function tryNow(): void {
    cancelNext = null;
    listener?.trying(attempt, null);
    socket.connect();
  }

  function tryLater(): void {
    if (listener === null || cancelNext !== null) return;
    attempt += 1;
    const wait = waitBefore(attempt, random());
    cancelNext = later(wait, tryNow);
    listener.trying(attempt, now() + wait);
  }

  socket.on('connect', () => {
    attempt = 0;
    listener?.up();
  });
  socket.on('disconnect', () => {
    listener?.down();
    tryLater();
  });
  socket.on('connect_error', tryLater);
  socket.on('view', (view: AttemptView) => listener?.view(view));
  socket.on('opened', (message: Opened) => listener?.opened(message));
  socket.on('superseded', (message: Superseded) => listener?.superseded(message));

  return {
    ask<E extends keyof CandidateUpEvents>(event: E, message: MessageOf<CandidateUpEvents, E>) {
      if (!socket.connected) return Promise.reject(new Error('the line is down'));
      return socket.timeout(SILENCE_MS).emitWithAck(event, message) as Promise<ReplyOf<CandidateUpEvents, E>>;
    },
    open(hears) {
      listener = hears;
      if (cancelNext === null) tryNow();
    },
    reconnect() {
      if (socket.connected) return void socket.disconnect();
      if (!socket.active) return;
      // What is on its way set out with what the browser showed before.
      socket.disconnect();
      socket.connect();
    },
    close() {
      listener = null;
      cancelNext?.();
      cancelNext = null;
      attempt = 0;
      socket.disconnect();
    },
  };
}
