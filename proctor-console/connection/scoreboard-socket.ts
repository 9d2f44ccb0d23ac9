import { type Socket, io } from 'socket.io-client';
import type { ReplyOf } from '#protocol/event-map.ts';
import type { LiveDownEvents, LiveUpEvents } from '#protocol/live-events.ts';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { type StandingsStore, hearBoards, hearFrame } from '../state/standings-store.ts';

const ANSWER_WITHIN = 8_000;
const ASK_AGAIN_AFTER = 2_000;

/** Phones of some years ago: they get the board unpacked. */
const CAN_UNPACK = 'DecompressionStream' in globalThis;

type WholeBoard = ReplyOf<LiveUpEvents, 'watch-board'>;

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
  let again: ReturnType<typeof setTimeout> | undefined;

  const ask = () => {
    const { isAsking, watching: sessionId } = store.getState();
    if (sessionId === null || isAsking || !socket.connected) return;
    store.setState({ isAsking: true });
    const packed = CAN_UNPACK ? { gzip: true as const } : {};
    const message = { version: PROTOCOL_VERSION, sessionId, ...packed };
    socket.timeout(ANSWER_WITHIN).emit('watch-board', message, (lost, reply) => void hearReply(lost, reply));
  };

  const hearReply = async (lost: Error | null, reply: WholeBoard): Promise<void> => {
    const frame = lost === null && reply.ok ? await frameOf(reply) : null;
    store.setState({ isAsking: false });
    if (frame !== null) {
      const isBehind = hearFrame(store, frame, readClock());
      // Another board may have become the one to watch meanwhile.
      if (isBehind || frame.session.id !== store.getState().watching) ask();
      return;
    }
    if (lost !== null || reply.ok) return ask();
    const { word, retryAfterMs } = reply.refusal;
    if (word === 'overloaded') again = setTimeout(ask, retryAfterMs ?? ASK_AGAIN_AFTER);
    else store.setState({ refused: word });
  };

  socket.on('connect', () => {
    store.setState({ isConnected: true, isAsking: false, early: [] });
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

/** Null where the bytes are none that can be unpacked. */
async function frameOf(reply: Extract<WholeBoard, { ok: true }>): Promise<BoardFrame | null> {
  if ('frame' in reply) return reply.frame;
  try {
    const packed = new Blob([new Uint8Array(reply.gzip)]).stream().pipeThrough(new DecompressionStream('gzip'));
    return (await new Response(packed).json()) as BoardFrame;
  } catch {
    return null;
  }
}
