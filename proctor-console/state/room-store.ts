import { createStore } from 'zustand/vanilla';
import { type ClockSample, addSample, estimateOffset } from '#domain/session/server-clock.ts';
import type { MonitorDiff, MonitorSnapshot, SessionList } from '#protocol/proctor-down.ts';
import { type Room, applyDiff, roomFrom } from './room.ts';

export type Connection = 'connecting' | 'connected' | 'lost' | 'refused';

/** More than this while one question is open means that the answer will not join on anyway. */
const MOST_EARLY = 100;

export interface RoomState {
  readonly connection: Connection;
  readonly sessions: SessionList | null;
  /** The session on the screen, if one is open there. */
  readonly watching: string | null;
  readonly room: Room | null;
  /** Differences that came while the snapshot was on its way. */
  readonly early: readonly MonitorDiff[];
  readonly samples: readonly ClockSample[];
  /** How far the server's clock is ahead of this computer's, in milliseconds. */
  readonly offset: number;
  /** Why `watch` was refused, as a refusal's word. */
  readonly refused: string | null;
}

export function createRoomStore() {
  return createStore<RoomState>(() => ({
    connection: 'connecting',
    sessions: null,
    watching: null,
    room: null,
    early: [],
    samples: [],
    offset: 0,
    refused: null,
  }));
}
export type RoomStore = ReturnType<typeof createRoomStore>;

/** Going to another session drops the old rows; asking for the same one again keeps them on the screen. */
export function watchSession(store: RoomStore, sessionId: string | null): void {
  const keepsRoom = store.getState().watching === sessionId;
  store.setState(
    keepsRoom ? { early: [], refused: null } : { watching: sessionId, room: null, early: [], refused: null },
  );
}

export function hearSessions(store: RoomStore, sessions: SessionList, heardAt: number): void {
  const known = store.getState().samples.length > 0;
  store.setState(known ? { sessions } : { sessions, offset: sessions.serverAt - heardAt });
}

/** Returns whether the snapshot must be asked for again, because an early difference does not join on to it. */
export function hearSnapshot(store: RoomStore, snapshot: MonitorSnapshot, sentAt: number, heardAt: number): boolean {
  const { watching, early, samples: before } = store.getState();
  if (snapshot.session.id !== watching) return false;
  let room = roomFrom(snapshot, heardAt);
  let missed = false;
  for (const diff of early) {
    const step = applyDiff(room, diff, heardAt);
    if (step.kind === 'applied') room = step.room;
    if (step.kind === 'gap') missed = true;
  }
  const samples = addSample(before, { sentAt, serverAt: snapshot.serverAt, receivedAt: heardAt });
  store.setState({ room, early: [], samples, offset: estimateOffset(samples)?.offset ?? 0, refused: null });
  return missed;
}

/** Returns whether the whole must be asked for again. */
export function hearDiff(store: RoomStore, diff: MonitorDiff, heardAt: number): boolean {
  const { room, watching, early } = store.getState();
  if (diff.session.id !== watching) return false;
  if (room === null) {
    store.setState({ early: [...early, diff].slice(-MOST_EARLY) });
    return false;
  }
  const step = applyDiff(room, diff, heardAt);
  if (step.kind === 'applied') store.setState({ room: step.room });
  if (step.kind === 'gap') store.setState({ early: [...early, diff].slice(-MOST_EARLY) });
  return step.kind === 'gap';
}

/** What is on the screen is stale once the line is lost, or silent for longer than it ever is. */
export const SILENCE = 8_000;

export function staleFor(state: RoomState, now: number): number | null {
  if (state.room === null) return null;
  const age = Math.max(0, now - state.room.heardAt);
  return state.connection !== 'connected' || age > SILENCE ? age : null;
}
