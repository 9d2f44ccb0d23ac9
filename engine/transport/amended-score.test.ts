import type { ItemId, StaffName } from '#domain/ids.ts';
import type { Points } from '#domain/points.ts';
import { boardFrame } from '#protocol/scoreboard-down.ts';
import { monitorRow } from '#protocol/proctor-down.ts';
import { placeRows } from '../../proctor-console/state/board.ts';
import { viewMonitorRow } from '../actions/view-monitor.ts';
import { resultRows, viewResults } from '../actions/view-results.ts';
import { TinyHall, by } from '../testing/tiny-hall.ts';
import { BoardFeed } from './board-feed.ts';

const REASON = 'kunci butir 7 salah';
const second = { proposal: 1, confirmedBy: 'penyelia' as StaffName };

let tiny: TinyHall;
let feed: BoardFeed;
beforeEach(async () => {
  tiny = await TinyHall.open({}, 3);
  feed = new BoardFeed(tiny.desk, tiny.hall);
  tiny.openSession();
  for (const place of [0, 1]) {
    tiny.signIn(place);
    tiny.finish(place, 1_000 + 500 * place);
  }
  tiny.tell({ type: 'SESSION_CLOSE', at: tiny.now, by, reason: 'selesai' });
  tiny.wait(1_000);
  feed.tick();
});
afterEach(() => tiny.end());

/** The same person at the three places where their number is told. */
function placesOf(place: number) {
  const { number } = tiny.person(place).participant;
  const board = placeRows(feed.whole().rows, feed.whole().session.tieBreak).find(({ row }) => row.number === number)!;
  const result = viewResults(tiny.hall, () => 'ABCD').find((row) => row.number === number)!;
  return { board, result, monitor: viewMonitorRow(tiny.desk, tiny.hall, tiny.person(place)) };
}

function totals(place: number) {
  const { board, monitor, result } = placesOf(place);
  return {
    totals: [board.row.total, result.score?.total ?? null, monitor.total],
    ranks: [board.rank, result.rank],
    changes: [board.row.changes ?? [], result.changes.map(told), monitor.changes ?? []],
  };
}

function told(change: ReturnType<typeof viewResults>[number]['changes'][number]) {
  return { ...change, from: change.from.total, to: change.to.total };
}

test('a correction after the end is a change with its reason on board, result list and console, the old number beside the new', () => {
  expect(feed.whole().state).toBe('final');
  expect(totals(0)).toEqual({ totals: [1_000, 1_000, 1_000], ranks: [2, 2], changes: [[], [], []] });
  const before = totals(1);

  const { now } = tiny;
  const { pid } = tiny.person(0).participant;
  const item = 'VER-WE-0' as ItemId;
  tiny.tell({ type: 'AMEND', at: now, by, reason: REASON, ...second, item, rule: { kind: 'full' } });
  const score = tiny.person(0).scores.score!;
  tiny.tell({ type: 'SCORE', at: now, pid, sections: score.sections, total: 1_500 as Points });
  tiny.wait(1_000);
  const frame = feed.tick();

  expect(frame).toMatchObject({ state: 'final', whole: false });
  expect(frame!.rows.map(({ number }) => number)).toEqual([tiny.person(0).participant.number]);
  expect(boardFrame.safeParse(frame).error).toBeUndefined();
  const change = { at: now, entry: expect.any(Number) as number, from: 1_000, to: 1_500, reason: REASON };
  expect(totals(0)).toEqual({
    totals: [1_500, 1_500, 1_500],
    ranks: expect.any(Array) as number[],
    changes: [[change], [change], [change]],
  });
  expect(new Set(totals(0).ranks).size).toBe(1);
  expect(totals(1).totals).toEqual(before.totals);
  expect(monitorRow.safeParse(placesOf(0).monitor).error).toBeUndefined();
  const sheet = resultRows(
    tiny.hall,
    viewResults(tiny.hall, () => 'ABCD'),
  );
  expect(sheet.map((row) => row.at(-2))).toContainEqual(
    expect.stringMatching(/^10\.00 → 15\.00 \(\d+\): kunci butir 7 salah$/),
  );
  expect(sheet[0]?.at(-1)).toBe('kode_struk');
  expect(sheet.map((row) => row.at(-1))).toContain('ABCD');
});

test('who is disqualified keeps their points, has no rank and takes none from anybody', () => {
  const { pid } = tiny.person(1).participant;
  tiny.tell({ type: 'DISQUALIFY', at: tiny.now, by, reason: 'telepon', ...second, pid });
  tiny.wait(1_000);
  feed.tick();
  expect(boardFrame.safeParse(feed.whole()).error).toBeUndefined();
  const out = placesOf(1);
  expect([out.board.rank, out.result.rank]).toEqual([null, null]);
  expect([out.board.row.total, out.result.score?.total]).toEqual([1_500, 1_500]);
  expect([out.board.row.disqualified, out.result.state]).toEqual([true, 'disqualified']);
  expect(totals(0).ranks).toEqual([1, 1]);
});
