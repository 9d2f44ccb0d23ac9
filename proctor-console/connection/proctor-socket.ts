import { type Socket, io } from 'socket.io-client';
import type { Acted, HeldList } from '#protocol/proctor-down.ts';
import type { StaffDownEvents, StaffUpEvents } from '#protocol/staff-events.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { WireRefusal } from '#protocol/wire-types.ts';
import { type RoomStore, SILENCE, hearDiff, hearSessions, hearSnapshot, watchSession } from '../state/room-store.ts';

/** No word came back: the act may or may not have happened, and only the table can tell. */
export type Unanswered = { readonly ok: false; readonly unanswered: true };
export type ActReply = Acted | Unanswered;
export type ActEvent = Exclude<keyof StaffUpEvents, 'watch' | 'list-held'>;
export type ActMessage<E extends ActEvent> = Parameters<StaffUpEvents[E]>[0];

export interface StaffLine {
  watch(sessionId: string | null): void;
  act<E extends ActEvent>(event: E, message: ActMessage<E>): Promise<ActReply>;
  listHeld(sessionId: string, participantNumber: string): Promise<HeldList | Unanswered>;
  /** A new password is a new cookie, and the wire was opened with the old one. */
  renew(): void;
  close(): void;
}

const ANSWER_WITHIN = 8_000;
const ASK_AGAIN_AFTER = 2_000;

interface LineParts {
  readonly store: RoomStore;
  readonly readClock: () => number;
  /** The staff namespace turned us away: the cookie is no longer good. */
  readonly onRefused: () => void;
  readonly origin?: string;
}

export function openStaffLine({ store, readClock, onRefused, origin = '' }: LineParts): StaffLine {
  const socket: Socket<StaffDownEvents, StaffUpEvents> = io(`${origin}/staff`, {
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
    forceNew: true,
  });
  let askedAt: number | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;

  const ask = () => {
    const sessionId = store.getState().watching;
    if (sessionId === null || !socket.connected || askedAt !== null) return;
    const sentAt = readClock();
    askedAt = sentAt;
    socket.timeout(ANSWER_WITHIN).emit('watch', { version: PROTOCOL_VERSION, sessionId }, (lost, reply) => {
      askedAt = null;
      if (store.getState().watching !== sessionId) return ask();
      if (lost !== null) return ask();
      if (!reply.ok) return turnedDown(reply.refusal);
      if (hearSnapshot(store, reply.snapshot, sentAt, readClock())) ask();
    });
  };

  const turnedDown = ({ word, retryAfterMs }: WireRefusal) => {
    if (word === 'overloaded') again = setTimeout(ask, retryAfterMs ?? ASK_AGAIN_AFTER);
    else if (word === 'not-signed-in') onRefused();
    else store.setState({ refused: word });
  };

  socket.on('connect', () => {
    store.setState({ connection: 'connected' });
    askedAt = null;
    ask();
  });
  socket.on('disconnect', (why) => {
    store.setState({ connection: 'lost' });
    // The engine itself hung up: the sign-in was ended, here or elsewhere.
    if (why === 'io server disconnect') {
      onRefused();
      again = setTimeout(() => socket.connect(), ASK_AGAIN_AFTER);
    }
  });
  socket.on('connect_error', () => {
    // An inactive socket was turned away by the engine itself; an active one merely could not reach it and goes on trying.
    store.setState({ connection: socket.active ? 'lost' : 'refused' });
    if (socket.active) return;
    onRefused();
    again = setTimeout(() => socket.connect(), ASK_AGAIN_AFTER);
  });
  socket.on('sessions', (list) => hearSessions(store, list, readClock()));
  socket.on('monitor', (diff) => {
    if (hearDiff(store, diff, readClock())) ask();
  });

  // A quiet room sends nothing; asking now and then tells quiet from dead.
  const probe = setInterval(() => {
    const heardAt = store.getState().room?.heardAt;
    if (heardAt !== undefined && readClock() - heardAt > SILENCE / 2) ask();
  }, ASK_AGAIN_AFTER);

  return {
    watch(sessionId) {
      watchSession(store, sessionId);
      ask();
    },
    act: (event, message) => send<Acted>(socket, event, message),
    listHeld: (sessionId, participantNumber) => send<HeldList>(socket, 'list-held', { sessionId, participantNumber }),
    renew() {
      socket.disconnect().connect();
    },
    close() {
      clearTimeout(again);
      clearInterval(probe);
      socket.close();
    },
  };
}

/** `Reply` is what the engine answers this event with. */
function send<Reply extends Acted | HeldList>(
  socket: Socket<StaffDownEvents, StaffUpEvents>,
  event: keyof StaffUpEvents,
  message: unknown,
): Promise<Reply | Unanswered> {
  // A message kept for later would act on a room that has moved on.
  if (!socket.connected) return Promise.resolve({ ok: false, unanswered: true });
  return new Promise((resolve) => {
    const untyped = socket.timeout(ANSWER_WITHIN) as unknown as {
      emit(event: string, message: unknown, reply: (lost: Error | null, reply: Reply) => void): void;
    };
    untyped.emit(event, message, (lost, reply) => resolve(lost === null ? reply : { ok: false, unanswered: true }));
  });
}
