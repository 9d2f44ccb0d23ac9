import fc from 'fast-check';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { NOON, monitorRow, monitorSnapshot } from '../testing/sample-room.ts';
import { applyDiff, roomFrom } from './room.ts';
import { SILENCE, createRoomStore, hearDiff, hearSnapshot, staleFor, watchSession } from './room-store.ts';

function watchedStore() {
  const store = createRoomStore();
  watchSession(store, 'sesi-2');
  return store;
}

describe('one session as the staff see it', () => {
  test('a difference replaces the rows that it names and the whole head', () => {
    const room = roomFrom(monitorSnapshot(7, [monitorRow('1'), monitorRow('2')]), NOON);
    const step = applyDiff(
      room,
      monitorSnapshot(8, [monitorRow('2', { answered: 41 })], { ledger: { size: 9_219, root: 'ab' } }),
      NOON + 1,
    );
    expect(step).toMatchObject({
      kind: 'applied',
      room: { version: 8, heardAt: NOON + 1, head: { ledger: { size: 9_219 } } },
    });
    if (step.kind !== 'applied') return;
    expect(step.room.rows.get('1')).toBe(room.rows.get('1'));
    expect(step.room.rows.get('2')?.answered).toBe(41);
  });

  test.each([
    [7, 'old'],
    [6, 'old'],
    [9, 'gap'],
  ])('after version 7, version %i is %s', (version, kind) => {
    const room = roomFrom(monitorSnapshot(7, [monitorRow('1')]), NOON);
    expect(applyDiff(room, monitorSnapshot(version, []), NOON).kind).toBe(kind);
  });

  test('any split of the same changes into differences gives the same rows', () => {
    const numbers = ['1', '2', '3', '4', '5'];
    const change = fc.record({ number: fc.constantFrom(...numbers), answered: fc.nat(110), connected: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 }),
        (changes, cuts) => {
          const start = monitorSnapshot(
            0,
            numbers.map((number) => monitorRow(number)),
          );
          const last = new Map<string, MonitorRow>(start.rows.map((row) => [row.number, row]));
          for (const each of changes) last.set(each.number, monitorRow(each.number, each));
          let room = roomFrom(start, NOON);
          let rest = changes;
          for (let version = 1; rest.length > 0; version += 1) {
            const size = cuts[version - 1] ?? rest.length;
            const rows = rest.slice(0, size).map((each) => monitorRow(each.number, each));
            rest = rest.slice(size);
            const step = applyDiff(room, monitorSnapshot(version, rows), NOON);
            if (step.kind === 'applied') room = step.room;
          }
          expect(room.rows).toEqual(last);
        },
      ),
    );
  });
});

describe('the feed', () => {
  test('differences that overtake the snapshot are joined on to it', () => {
    const store = watchedStore();
    expect(hearDiff(store, monitorSnapshot(8, [monitorRow('1', { answered: 50 })]), NOON)).toBe(false);
    expect(hearSnapshot(store, monitorSnapshot(7, [monitorRow('1')]), NOON - 20, NOON)).toBe(false);
    expect(store.getState().room?.version).toBe(8);
    expect(store.getState().room?.rows.get('1')?.answered).toBe(50);
  });

  test('a gap keeps what is on the screen and asks for the whole again', () => {
    const store = watchedStore();
    hearSnapshot(store, monitorSnapshot(7, [monitorRow('1')]), NOON, NOON);
    expect(hearDiff(store, monitorSnapshot(9, [monitorRow('1', { answered: 60 })]), NOON)).toBe(true);
    expect(store.getState().room?.version).toBe(7);
    expect(hearSnapshot(store, monitorSnapshot(8, [monitorRow('1')]), NOON, NOON)).toBe(false);
    expect(store.getState().room?.version).toBe(9);
  });

  test('an engine that was started anew begins its versions anew', () => {
    const store = watchedStore();
    hearSnapshot(store, monitorSnapshot(900, [monitorRow('1')]), NOON, NOON);
    hearSnapshot(store, monitorSnapshot(1, [monitorRow('1')]), NOON, NOON);
    expect(hearDiff(store, monitorSnapshot(2, []), NOON)).toBe(false);
    expect(store.getState().room?.version).toBe(2);
  });

  test('what belongs to another session is left aside', () => {
    const store = createRoomStore();
    watchSession(store, 'lain');
    hearDiff(store, monitorSnapshot(8, [monitorRow('1')]), NOON);
    hearSnapshot(store, monitorSnapshot(7, [monitorRow('1')]), NOON, NOON);
    expect(store.getState()).toMatchObject({ room: null, early: [] });
  });

  test('going to another session drops the rows, asking again keeps them', () => {
    const store = watchedStore();
    hearSnapshot(store, monitorSnapshot(7, [monitorRow('1')]), NOON, NOON);
    watchSession(store, 'sesi-2');
    expect(store.getState().room).not.toBeNull();
    watchSession(store, 'lain');
    expect(store.getState().room).toBeNull();
  });

  test('the offset is that of the quickest question', () => {
    const store = watchedStore();
    hearSnapshot(store, monitorSnapshot(7, [], { serverAt: NOON + 5_000 }), NOON - 10, NOON + 10);
    hearSnapshot(store, monitorSnapshot(7, [], { serverAt: NOON + 9_000 }), NOON - 400, NOON + 400);
    expect(store.getState().offset).toBe(5_000);
  });
});

describe('staleness', () => {
  const heard = () => {
    const store = watchedStore();
    hearSnapshot(store, monitorSnapshot(7, [monitorRow('1')]), NOON, NOON);
    return store;
  };

  test('a silence of exactly the usual length is fresh, one millisecond more is stale', () => {
    const store = heard();
    store.setState({ connection: 'connected' });
    expect(staleFor(store.getState(), NOON + SILENCE)).toBeNull();
    expect(staleFor(store.getState(), NOON + SILENCE + 1)).toBe(SILENCE + 1);
  });

  test('a lost connection makes stale at once, and news makes fresh without a reload', () => {
    const store = heard();
    store.setState({ connection: 'lost' });
    expect(staleFor(store.getState(), NOON + 14_000)).toBe(14_000);
    store.setState({ connection: 'connected' });
    hearSnapshot(store, monitorSnapshot(3, [monitorRow('1')]), NOON + 14_500, NOON + 14_600);
    expect(staleFor(store.getState(), NOON + 15_000)).toBeNull();
  });
});
