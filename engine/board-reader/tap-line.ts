import type { Logger } from 'pino';
import { type Socket, io } from 'socket.io-client';
import type { ZodType } from 'zod';
import {
  type BoardTapDownEvents,
  type BoardTapUpEvents,
  tapBoard,
  tapExams,
  tapFrame,
  tapList,
} from '#protocol/board-tap-events.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { CopiedBoards } from './copied-boards.ts';

const ANSWER_WITHIN_MS = 8_000;

export interface TapFrom {
  /** Scheme, host and port of the engine. */
  readonly url: string;
  /** Base64, as the engine's `board-tap.key` holds it. */
  readonly key: string;
  /** The authority that the engine's certificate comes from, in PEM. */
  readonly authority: string | null;
}

export interface TapLine {
  readonly isConnected: boolean;
  /** Resolves when a first copy of every board is there; rejects with why the engine will never give one. */
  readonly first: Promise<void>;
  close(): void;
}

/** Refusals that do not pass by themselves. */
const FINAL = new Set(['wrong-key', 'outdated-client']);

/** Keeps a copy in step with its engine, for as long as it takes: a line that breaks is opened again, a gap is asked for. */
export function openTapLine(from: TapFrom, copy: CopiedBoards, announce: () => void, log: Logger): TapLine {
  const socket: Socket<BoardTapDownEvents, BoardTapUpEvents> = io(`${from.url}/board-tap`, {
    transports: ['websocket'],
    auth: { key: from.key, version: PROTOCOL_VERSION },
    reconnectionDelay: 500,
    reconnectionDelayMax: 2_000,
    forceNew: true,
    ...(from.authority === null ? {} : { ca: from.authority }),
  });
  const asked = new Set<string>();

  const ask = async (sessionId: string): Promise<void> => {
    if (asked.has(sessionId)) return;
    asked.add(sessionId);
    const fault = await new Promise<Error | null>((done) => {
      // Taken as it arrives and not a turn later: the difference that follows it may be here already.
      socket.timeout(ANSWER_WITHIN_MS).emit('tap-board', { sessionId }, (late: Error | null, heard: unknown) => {
        asked.delete(sessionId);
        const reply = late === null ? understood(tapBoard, heard, log) : null;
        if (reply?.ok === true) copy.take(reply.frame);
        else if (reply !== null) log.warn({ sessionId, word: reply.refusal.word }, 'the engine gives no board');
        done(late);
      });
    });
    // A line that broke asks again by itself when it is back.
    if (fault === null || !socket.connected) return;
    log.warn({ fault, sessionId }, 'a board did not come; it is asked for again');
    await ask(sessionId);
  };

  // What went by while the line was down is in no difference to come; a list in between only tells of phases.
  let isBehind = true;
  socket.on('disconnect', () => (isBehind = true));
  const first = new Promise<void>((resolve, reject) => {
    socket.on('boards', (heard) => {
      const list = understood(tapList, heard, log);
      if (list === null) return;
      copy.takeList(list);
      announce();
      if (!isBehind) return;
      isBehind = false;
      Promise.all(list.boards.map(({ id }) => ask(id))).then(() => resolve(), reject);
    });
    socket.on('connect_error', (fault) => {
      log.warn({ fault: fault.message }, 'the engine cannot be reached; trying again');
      if (FINAL.has(fault.message)) reject(new Error(fault.message));
    });
  });
  socket.on('exams', (heard) => {
    const exams = understood(tapExams, heard, log);
    if (exams !== null) copy.takeExams(exams);
  });
  socket.on('frame', (heard) => {
    const frame = understood(tapFrame, heard, log);
    if (frame !== null && copy.take(frame) === 'gap') void ask(frame.session.id);
  });
  return {
    get isConnected() {
      return socket.connected;
    },
    first,
    close: () => void socket.close(),
  };
}

/** A frame that makes no sense is left out: the next one shows the gap, and the whole board is asked for. */
function understood<T>(schema: ZodType<T>, heard: unknown, log: Logger): T | null {
  const parsed = schema.safeParse(heard);
  if (!parsed.success) log.error({ issues: parsed.error.issues.slice(0, 3) }, 'the engine said something unknown');
  return parsed.success ? parsed.data : null;
}
