import { type Socket, io } from 'socket.io-client';
import type { LiveDownEvents, LiveUpEvents } from '#protocol/live-events.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { type StandingsStore, hearBoards, hearFrame } from '../state/standings-store.ts';

const ANSWER_WITHIN = 8_000;
const ASK_AGAIN_AFTER = 2_000;

interface LineParts {
  readonly store: StandingsStore;
  readonly readClock: () => number;
  readonly origin?: string;
}

/** Keeps the store in step with the board it watches; returns how to hang up. */
export function openBoardLine({ store, readClock, origin = '' }: LineParts): () => void {
  const socket: Socket<LiveDownEvents, LiveUpEvents> = io(`${origin}/live`, {
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });
  let isAsking = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  const ask = () => {
    const sessionId = store.getState().watching;
    if (sessionId === null || isAsking || !socket.connected) return;
    isAsking = true;
    socket.timeout(ANSWER_WITHIN).emit('watch-board', { version: PROTOCOL_VERSION, sessionId }, (lost, reply) => {
      isAsking = false;
      if (lost !== null) return ask();
      if (!reply.ok) {
        const { word, retryAfterMs } = reply.refusal;
        if (word === 'overloaded') again = setTimeout(ask, retryAfterMs ?? ASK_AGAIN_AFTER);
        else store.setState({ refused: word });
        return;
      }
      if (hearFrame(store, reply.frame, readClock())) ask();
    });
  };

  socket.on('connect', () => {
    isAsking = false;
    store.setState({ isConnected: true });
    ask();
  });
  socket.on('disconnect', () => store.setState({ isConnected: false }));
  socket.on('connect_error', () => store.setState({ isConnected: false }));
  socket.on('boards', (list) => {
    if (hearBoards(store, list, readClock()) !== null) ask();
  });
  socket.on('frame', (frame) => {
    if (hearFrame(store, frame, readClock())) ask();
  });
  return () => {
    clearTimeout(again);
    socket.close();
  };
}
