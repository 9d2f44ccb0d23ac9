import { type Server as HttpServer, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Server } from 'socket.io';
import type { ReplyOf } from '#protocol/event-map.ts';
import type { LiveDownEvents, LiveUpEvents } from '#protocol/live-events.ts';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import type { StaffDownEvents, StaffUpEvents } from '#protocol/staff-events.ts';
import { createRoomStore } from '../state/room-store.ts';
import { createStandingsStore } from '../state/standings-store.ts';
import { NOON, boardFrame, boardRow, monitorRow, monitorSnapshot } from '../testing/sample-room.ts';
import { openStaffLine } from './proctor-socket.ts';
import { openBoardLine } from './scoreboard-socket.ts';

type WholeBoard = ReplyOf<LiveUpEvents, 'watch-board'>;

let http: HttpServer;
let io: Server;
let origin: string;
const hangUp: (() => void)[] = [];

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { transports: ['websocket'] });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const each of hangUp.splice(0)) each();
  await io.close();
});

interface Store<T> {
  getState(): T;
  subscribe(tell: (state: T) => void): () => void;
}

/** Resolves as soon as the store is as wanted; jest's own limit ends a wait in vain. */
function until<T>(store: Store<T>, isWanted: (state: T) => boolean): Promise<void> {
  if (isWanted(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (!isWanted(state)) return;
      stop();
      resolve();
    });
  });
}

const readClock = () => NOON;

describe('the staff line', () => {
  test('a version that is skipped makes it ask again, and it catches up', async () => {
    let asked = 0;
    const staff = io.of('/staff') as ReturnType<Server<StaffUpEvents, StaffDownEvents>['of']>;
    staff.on('connection', (socket) => {
      socket.on('watch', (_, reply) => {
        asked += 1;
        reply({ ok: true, snapshot: monitorSnapshot(asked === 1 ? 1 : 5, [monitorRow('1', { answered: asked })]) });
        if (asked === 1) socket.emit('monitor', monitorSnapshot(3, []));
      });
    });
    const store = createRoomStore();
    const line = openStaffLine({ store, readClock, onRefused: () => undefined, origin });
    hangUp.push(line.close);
    line.watch('sesi-2');
    await until(store, ({ room }) => room?.version === 5);
    expect(asked).toBe(2);
    expect(store.getState().room?.rows.get('1')?.answered).toBe(2);
  });

  test('a cookie that is no longer good is told, not hidden as a lost connection', async () => {
    io.of('/staff').use((_, next) => next(new Error('not-signed-in')));
    const store = createRoomStore();
    const refused = new Promise<void>((resolve) => {
      const line = openStaffLine({ store, readClock, onRefused: resolve, origin });
      hangUp.push(line.close);
    });
    await refused;
    expect(store.getState().connection).toBe('refused');
  });

  test('an act without a connection is not kept for later', async () => {
    const line = openStaffLine({ store: createRoomStore(), readClock, onRefused: () => undefined, origin });
    hangUp.push(line.close);
    await expect(line.act('open-session', { sessionId: 'sesi-2' })).resolves.toEqual({ ok: false, unanswered: true });
  });

  test('a refused watch is kept as its word', async () => {
    const staff = io.of('/staff') as ReturnType<Server<StaffUpEvents, StaffDownEvents>['of']>;
    staff.on('connection', (socket) => {
      socket.on('watch', (_, reply) => reply({ ok: false, refusal: { word: 'unknown-session' } }));
    });
    const store = createRoomStore();
    const line = openStaffLine({ store, readClock, onRefused: () => undefined, origin });
    hangUp.push(line.close);
    line.watch('tidak-ada');
    await until(store, ({ refused }) => refused === 'unknown-session');
  });
});

describe('the board line', () => {
  test('it takes the open board of the list, and asks for the whole after a gap', async () => {
    const asked: string[] = [];
    const live = io.of('/live') as ReturnType<Server<LiveUpEvents, LiveDownEvents>['of']>;
    live.on('connection', (socket) => {
      const title = { id: 'Sesi 2', en: 'Session 2' };
      socket.emit('boards', {
        serverAt: NOON,
        boards: [
          { id: 'besok', title, phase: 'prepared' },
          { id: 'sesi-2', title, phase: 'open' },
        ],
      });
      socket.on('watch-board', ({ sessionId }, reply) => {
        asked.push(sessionId);
        const frame = asked.length === 1 ? 10 : 20;
        reply({ ok: true, frame: boardFrame(frame, [boardRow('1', frame)], { whole: true }) });
        socket.emit('frame', boardFrame(asked.length === 1 ? 12 : 21, [boardRow('1', 2_100)]));
      });
    });
    const store = createStandingsStore(null);
    hangUp.push(openBoardLine({ store, readClock, origin }));
    await until(store, ({ board }) => board?.head.frame === 21);
    expect(asked).toEqual(['sesi-2', 'sesi-2']);
    expect(store.getState().board?.rows.get('1')?.total).toBe(2_100);
  });

  const serve = (
    answer: (asked: number, reply: (reply: WholeBoard) => void, tell: (frame: BoardFrame) => void) => void,
  ) => {
    let asked = 0;
    const live = io.of('/live') as ReturnType<Server<LiveUpEvents, LiveDownEvents>['of']>;
    live.on('connection', (socket) => {
      socket.emit('boards', { serverAt: NOON, boards: [{ id: 'sesi-2', title: { id: '', en: '' }, phase: 'open' }] });
      socket.on('watch-board', ({ gzip }, reply) => {
        expect(gzip).toBe(true);
        asked += 1;
        answer(asked, reply, (frame) => socket.emit('frame', frame));
      });
    });
    const store = createStandingsStore(null);
    hangUp.push(openBoardLine({ store, readClock, origin }));
    return store;
  };
  const packed = (frame: BoardFrame): WholeBoard => ({ ok: true, gzip: gzipSync(JSON.stringify(frame)) });

  test('a whole board comes packed, after frames that are newer than it', async () => {
    const store = serve((_, reply, tell) => {
      tell(boardFrame(11, [boardRow('1', 1_100)]));
      reply(packed(boardFrame(10, [boardRow('1', 0)], { whole: true })));
    });
    await until(store, ({ board }) => board?.head.frame === 11);
    expect(store.getState()).toMatchObject({ isAsking: false, early: [] });
    expect(store.getState().board?.rows.get('1')?.total).toBe(1_100);
  });

  test('bytes that cannot be unpacked are asked for again', async () => {
    const store = serve((asked, reply) =>
      reply(
        asked === 1
          ? { ok: true, gzip: new Uint8Array([1, 2, 3]) }
          : packed(boardFrame(10, [boardRow('1', 0)], { whole: true })),
      ),
    );
    await until(store, ({ board }) => board?.head.frame === 10);
  });
});
