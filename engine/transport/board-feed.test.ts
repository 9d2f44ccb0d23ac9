import type { Fact } from '#domain/ledger/fact.ts';
import { boardFrame } from '#protocol/scoreboard-down.ts';
import { TinyHall, by } from '../testing/tiny-hall.ts';
import { BoardFeed } from './board-feed.ts';

let tiny: TinyHall;
let feed: BoardFeed;
async function start(livePolicy = 'running'): Promise<void> {
  tiny = await TinyHall.open({ livePolicy });
  feed = new BoardFeed(tiny.desk, tiny.hall);
}
afterEach(() => tiny.end());

/** Numbers of the frames that come in `ms`, ticking as the engine does. */
function frames(ms: number): number[] {
  const found: number[] = [];
  for (let past = 0; past < ms; past += 50) {
    tiny.wait(50);
    const frame = feed.tick();
    if (frame !== null) found.push(frame.frame);
  }
  return found;
}

function totals(): (number | null)[] {
  return feed.whole().rows.map(({ total }) => total);
}

describe('the public board', () => {
  it('counts its frames without a gap, once a second when nothing happens', async () => {
    await start();
    feed.tick();
    expect(frames(5_000)).toEqual([2, 3, 4, 5, 6]);
  });

  it('sends changes at most four times a second, and only the rows that changed', async () => {
    await start();
    tiny.openSession();
    tiny.signIn(0);
    feed.tick();
    for (let seq = 1; seq <= 20; seq += 1) {
      tiny.wait(50);
      tiny.tell({ ...tiny.answer(0, seq), pos: seq % 12 } as Fact);
      const frame = feed.tick();
      if (seq % 5 === 0) expect(frame?.rows.map(({ number }) => number)).toEqual(['T-1']);
      else expect(frame).toBeNull();
    }
  });

  it('two frames are one apart, and the second has what the first had not', async () => {
    await start();
    tiny.openSession();
    const first = feed.tick()!;
    expect([first.frame, first.whole, first.rows.length, first.state]).toEqual([1, false, 0, 'live']);
    tiny.signIn(1);
    tiny.wait(250);
    const second = feed.tick()!;
    expect([second.frame, second.rows.map(({ number, state }) => [number, state])]).toEqual([2, [['T-2', 'working']]]);
  });

  it('between two frames shows to who asks what the last frame showed', async () => {
    await start();
    tiny.openSession();
    tiny.signIn(0);
    feed.tick();
    const before = feed.whole();
    tiny.wait(100);
    tiny.tell(tiny.answer(0, 1));
    expect(feed.whole()).toEqual(before);
    tiny.wait(150);
    feed.tick();
    const after = feed.whole();
    expect([after.frame, after.whole, after.rows.length]).toEqual([before.frame + 1, true, 3]);
    expect(after.rows[0]).toMatchObject({ counted: 1 });
    expect(after.rows.slice(1)).toEqual(before.rows.slice(1));
  });

  it.each(['locked', 'finished'])(
    'under %s speaks every ten seconds, and shows no points of who still works',
    async (policy) => {
      await start(policy);
      tiny.openSession();
      tiny.signIn(0);
      feed.tick();
      tiny.tell(tiny.answer(0, 1));
      expect(frames(9_950)).toEqual([]);
      expect(frames(50)).toEqual([2]);
      expect(totals()).toEqual([null, null, null]);
    },
  );

  it.each(['running', 'locked'])('under %s does not let the opening and the closing wait', async (policy) => {
    await start(policy);
    feed.tick();
    tiny.wait(50);
    tiny.openSession();
    expect(feed.tick()).toMatchObject({ state: 'live' });
    tiny.wait(50);
    tiny.tell({ type: 'SESSION_CLOSE', at: tiny.now, by, reason: 'selesai' });
    expect(feed.tick()).toMatchObject({ state: 'final' });
  });

  it('is provisional once nobody writes any more, live again when somebody comes, final when it is closed', async () => {
    await start();
    const word = () => {
      tiny.wait(1_000);
      return feed.tick()?.state;
    };
    tiny.openSession();
    const seen = [word()];
    for (const place of [0, 1]) tiny.signIn(place);
    tiny.finish(0, 500);
    seen.push(word());
    tiny.finish(1, 700);
    seen.push(word());
    tiny.signIn(2);
    seen.push(word());
    tiny.tell({ type: 'SESSION_CLOSE', at: tiny.now, by, reason: 'selesai' });
    seen.push(word());
    expect(seen).toEqual(['live', 'live', 'provisional', 'live', 'final']);
  });

  it('keeps the old number of a score that changed, with the reason and the entry', async () => {
    await start();
    tiny.openSession();
    tiny.signIn(0);
    tiny.finish(0, 500);
    expect(feed.whole().rows[0]).not.toHaveProperty('changes');
    const { pid } = tiny.person(0).participant;
    tiny.tell({ type: 'ADMIT', at: tiny.now, pid, by, reason: 'komputer mati', answers: [] });
    const entry = tiny.score(0, 700);
    tiny.wait(1_000);
    const [row] = feed.tick()!.rows;
    const change = { at: row!.changes![0]!.at, entry, from: 500, to: 700, reason: 'komputer mati' };
    expect(row).toMatchObject({ total: 700, changes: [change] });
  });

  it('tells categories only where the exam publishes them', async () => {
    await start();
    expect([feed.whole().session, feed.whole().rows[0]].map((each) => JSON.stringify(each).includes('umum'))).toEqual([
      false,
      false,
    ]);
    tiny.end();
    tiny = await TinyHall.open({ publicBoard: { categories: true } });
    const { rows, session } = new BoardFeed(tiny.desk, tiny.hall).whole();
    expect(rows.map(({ category }) => category)).toEqual(['umum', 'umum', 'umum']);
    expect(session.categories).toEqual([{ code: 'umum', name: { id: 'General', en: 'General' } }]);
  });

  it('is always as its schema has it, before the session, in it and after', async () => {
    await start();
    const seen = [feed.whole(), feed.tick()];
    tiny.openSession();
    tiny.signIn(0);
    tiny.tell(tiny.answer(0, 1));
    tiny.wait(1_000);
    seen.push(feed.tick(), feed.whole());
    for (const frame of seen) expect(boardFrame.safeParse(frame).error).toBeUndefined();
  });
});
