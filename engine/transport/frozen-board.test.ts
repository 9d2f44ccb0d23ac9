import fc from 'fast-check';
import type { Fact } from '#domain/ledger/fact.ts';
import type { Millis } from '#domain/time.ts';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import { boardFrame } from '#protocol/scoreboard-down.ts';
import { revealBoard } from '../actions/reveal-board.ts';
import { TinyHall, by } from '../testing/tiny-hall.ts';
import { BoardFeed } from './board-feed.ts';

const MINUTE = 60_000;
const FROZEN = { clockStarts: 'session', publicBoard: { freeze: { lastMinutes: 4, reveal: 'staff' } } };
const PEOPLE = 4;

let tiny: TinyHall;
afterEach(() => tiny.end());

/** Ten minutes for everybody, of which the last four are behind the freeze. Signed in, with first answers, at six minutes less a second. */
async function beforeTheFreeze(rules: object = FROZEN): Promise<BoardFeed> {
  tiny = await TinyHall.open(rules, PEOPLE);
  const feed = new BoardFeed(tiny.desk, tiny.hall);
  tiny.openSession();
  for (let place = 0; place < PEOPLE; place += 1) {
    tiny.signIn(place);
    tiny.tell(tiny.answer(place, 1 + place));
  }
  tiny.wait(6 * MINUTE - 1_000);
  feed.tick();
  return feed;
}

const close = (reason = 'selesai'): void => tiny.tell({ type: 'SESSION_CLOSE', at: tiny.now, by, reason });
const after = (feed: BoardFeed, ms: number): BoardFrame | null => {
  tiny.wait(ms);
  return feed.tick();
};
const points = ({ rows }: BoardFrame) => Object.fromEntries(rows.map(({ number, total }) => [number, total]));
const told = (fact: Fact): void => tiny.tell(fact);
const reveal = (shown: number, everyMs: number | null = null): void =>
  told({ type: 'BOARD_REVEAL', at: tiny.now, by, shown, everyMs: everyMs as Millis | null });

test('the word turns by the clock alone, and is what its schema has', async () => {
  const feed = await beforeTheFreeze();
  expect(feed.whole().state).toBe('live');
  expect(feed.whole().session.freeze).toMatchObject({ lastMs: 4 * MINUTE, progress: null });
  expect(after(feed, 1_000)?.state).toBe('frozen');
  expect(boardFrame.safeParse(feed.whole()).error).toBeUndefined();
});

test('what is answered behind the freeze moves nobody, and only that somebody has finished is seen', async () => {
  const feed = await beforeTheFreeze();
  const before = points(feed.whole());
  after(feed, 1_000);
  tiny.tell(tiny.answer(1, 9));
  tiny.finish(0, 5_000);
  after(feed, 1_000);
  const { rows, state } = feed.whole();
  expect([state, points(feed.whole())]).toEqual(['frozen', before]);
  expect(rows[0]).toMatchObject({ state: 'finished', frozen: true });
  expect(rows[0]).not.toHaveProperty('changes');
});

test('more time for everybody moves a freeze that has not begun, and none that has', async () => {
  const feed = await beforeTheFreeze();
  told({ type: 'EXTENSION', at: tiny.now, by, reason: 'listrik', pid: 'all', ms: MINUTE as Millis });
  expect(after(feed, 2_000)?.state).toBe('live');
  expect(after(feed, MINUTE)?.state).toBe('frozen');
  told({ type: 'EXTENSION', at: tiny.now, by, reason: 'listrik', pid: 'all', ms: (5 * MINUTE) as Millis });
  expect(after(feed, 1_000)?.state).toBe('frozen');
});

test('a session that is closed before its freeze has nothing to reveal', async () => {
  const feed = await beforeTheFreeze();
  close();
  expect(after(feed, 1_000)).toMatchObject({ state: 'final', session: { freeze: { progress: null } } });
});

test('where the closing lifts it, everybody is shown at once', async () => {
  const rules = { ...FROZEN, publicBoard: { freeze: { lastMinutes: 4, reveal: 'closing' } } };
  const feed = await beforeTheFreeze(rules);
  after(feed, 1_000);
  tiny.finish(0, 5_000);
  close();
  const frame = after(feed, 1_000)!;
  expect([frame.state, points(frame)['T-1']]).toEqual(['final', 5_000]);
});

test('staff reveal from the last rank up: one at a time, then by itself, then it is final and as the ledger has it', async () => {
  const feed = await beforeTheFreeze();
  const order = [...feed.whole().rows].sort((a, b) => (a.total ?? 0) - (b.total ?? 0));
  after(feed, 1_000);
  for (let place = 0; place < PEOPLE; place += 1) tiny.finish(place, 1_000 * (PEOPLE - place));
  close();
  after(feed, 1_000);
  expect(feed.whole()).toMatchObject({ state: 'frozen', session: { freeze: { progress: { shown: 0, of: PEOPLE } } } });
  reveal(1);
  const first = feed.tick()!;
  expect(first.rows.map(({ number }) => number)).toEqual([first.session.freeze!.progress!.latest]);
  expect(first.rows[0]!.total).toBe(1_000 * (PEOPLE + 1 - Number(first.rows[0]!.number.slice(2))));
  expect(order[0]!.total).toBe(order.find(({ number }) => number === first.rows[0]!.number)!.total);
  expect(first.rows[0]).not.toHaveProperty('frozen');
  reveal(1, 2_000);
  feed.tick();
  expect(after(feed, 1_900)?.rows ?? []).toEqual([]);
  expect(after(feed, 100)?.session.freeze?.progress?.shown).toBe(2);
  after(feed, 4_000);
  const whole = feed.whole();
  expect(whole.state).toBe('final');
  expect(points(whole)).toEqual({ 'T-1': 4_000, 'T-2': 3_000, 'T-3': 2_000, 'T-4': 1_000 });
  expect(whole.rows.every((row) => row.frozen === undefined)).toBe(true);
});

test('an engine that starts again in the middle of it shows what it showed', async () => {
  const feed = await beforeTheFreeze();
  after(feed, 1_000);
  for (let place = 0; place < PEOPLE; place += 1) tiny.finish(place, 1_000 * (PEOPLE - place));
  close();
  reveal(2);
  after(feed, 1_000);
  const { rows, state } = feed.whole();
  const again = new BoardFeed(tiny.desk, tiny.hall).whole();
  expect([again.state, again.rows]).toEqual([state, rows]);
});

test('there is nothing to reveal while the session is open, where nothing is frozen, and after everybody', async () => {
  const feed = await beforeTheFreeze();
  after(feed, 1_000);
  tiny.finish(0, 100);
  const ask = () => revealBoard(tiny.desk, tiny.hall, { step: 'next' }, by);
  expect(await ask()).toMatchObject({ ok: false, refusal: { word: 'wrong-phase' } });
  close();
  reveal(PEOPLE);
  expect(await ask()).toMatchObject({ ok: false, refusal: { word: 'wrong-phase' } });
});

/** What happens behind the freeze: who does something, what, and how long after the last. */
const deeds = fc.array(
  fc.record({ place: fc.nat({ max: PEOPLE - 1 }), choice: fc.nat({ max: 40 }), points: fc.nat({ max: 6_000 }) }),
  { minLength: 1, maxLength: 8 },
);

async function framesOf(happened: readonly { place: number; choice: number; points: number }[]): Promise<string> {
  const feed = await beforeTheFreeze();
  const frames: (BoardFrame | null)[] = [after(feed, 1_000)];
  const seqs = new Map<number, number>();
  for (const { choice, place } of happened) {
    const seq = (seqs.get(place) ?? 4) + 5;
    seqs.set(place, seq);
    // The number of a change decides which option of `tiny.answer` it takes.
    tiny.tell(tiny.answer(place, seq + (choice % 5)));
    frames.push(after(feed, 250), after(feed, 1_000));
  }
  for (const place of new Set(happened.map((each) => each.place))) {
    tiny.finish(place, happened.find((each) => each.place === place)!.points);
    frames.push(after(feed, 1_000));
  }
  close();
  frames.push(after(feed, 1_000), feed.whole());
  const text = JSON.stringify(frames);
  tiny.end();
  return text;
}

test('whatever is answered and earned behind the freeze, the public sees the same frames until the reveal', async () => {
  await fc.assert(
    fc.asyncProperty(
      deeds,
      fc.infiniteStream(fc.record({ choice: fc.nat({ max: 40 }), points: fc.nat() })),
      async (one, more) => {
        const other = one.map(({ place }) => ({ place, ...more.next().value }));
        expect(await framesOf(other)).toBe(await framesOf(one));
      },
    ),
    { numRuns: 15 },
  );
  tiny = await TinyHall.open(FROZEN, PEOPLE);
});
