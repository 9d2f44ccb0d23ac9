import { monitorSnapshot } from '#protocol/proctor-down.ts';
import { TinyHall } from '../testing/tiny-hall.ts';
import { MonitorFeed } from './monitor-feed.ts';

let tiny: TinyHall;
let feed: MonitorFeed;
beforeEach(async () => {
  tiny = await TinyHall.open();
  feed = new MonitorFeed(tiny.desk, tiny.hall);
  feed.start();
});
afterEach(() => tiny.end());

describe('the console’s feed', () => {
  it('says nothing while nothing happens, and now and then that it is there', () => {
    const ticks = Array.from({ length: 40 }, () => feed.tick()?.version ?? '-');
    const quiet = '-'.repeat(9);
    expect(ticks.join('')).toBe(`${quiet}1${quiet}2${quiet}3${quiet}4`);
  });

  it('says at the next tick who changed, once, in consecutive versions', () => {
    tiny.openSession();
    expect(feed.tick()).toMatchObject({ version: 1, rows: [{ number: 'T-1' }, { number: 'T-2' }, { number: 'T-3' }] });
    tiny.signIn(1);
    tiny.tell(tiny.answer(1, 1));
    tiny.tell(tiny.answer(1, 2));
    expect(feed.tick()).toMatchObject({ version: 2, rows: [{ number: 'T-2', answered: 1, state: 'working' }] });
    expect(feed.tick()).toBeNull();
  });

  it('a snapshot carries the version that the next difference follows', () => {
    tiny.openSession();
    feed.tick();
    tiny.signIn(0);
    const snapshot = feed.snapshot();
    expect([snapshot.version, snapshot.rows.length, snapshot.rows[0]!.state]).toEqual([1, 3, 'working']);
    expect(feed.tick()).toMatchObject({ version: 2, rows: [{ number: 'T-1' }] });
  });

  it('speaks at every tick while an answer waits for the disk', () => {
    const ticket = tiny.hall.saveTimes.begin(tiny.now);
    tiny.wait(700);
    expect(feed.tick()).toMatchObject({ rows: [], saveHealth: { waiting: 1, oldestMs: 700 } });
    tiny.hall.saveTimes.end(ticket, tiny.now, true);
    expect(feed.tick()).toBeNull();
    expect(feed.snapshot().saveHealth).toEqual({
      waiting: 0,
      oldestMs: 0,
      medianMs: 700,
      p99Ms: 700,
      unsentPeople: 0,
      unsentSince: null,
    });
  });

  it('is always as its schema has it', () => {
    const seen = [feed.snapshot()];
    tiny.openSession();
    tiny.signIn(0);
    tiny.person(0).connection = { socketId: 'x', since: tiny.now, alive: true };
    tiny.tell(tiny.answer(0, 1));
    seen.push(feed.tick()!, feed.snapshot());
    for (const each of seen) expect(monitorSnapshot.safeParse(each).error).toBeUndefined();
  });
});
