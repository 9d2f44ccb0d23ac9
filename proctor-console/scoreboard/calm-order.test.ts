import type { Board } from '../state/board.ts';
import { nextPlaces } from './calm-order.ts';

function boardOf(totals: Readonly<Record<string, number>>, heardAt: number): Board {
  const rows = Object.entries(totals).map(([number, total]) => [number, { number, total, sections: [] }] as const);
  const head = { state: 'live', session: { id: 'sesi', tieBreak: [] } };
  return { head, rows: new Map(rows), heardAt } as unknown as Board;
}

const NOWHERE = { at: 0, board: null, placed: [] };

test('within a second the order stays, and the rank beside a total is the rank of that total', () => {
  const first = nextPlaces(NOWHERE, boardOf({ a: 300, b: 200, c: 100 }, 5_000), 5_000);
  const second = nextPlaces(first, boardOf({ a: 300, b: 200, c: 300 }, 5_250), 5_250);
  expect(second.placed.map(({ rank, row }) => [row.number, row.total, rank])).toEqual([
    ['a', 300, 1],
    ['b', 200, 3],
    ['c', 300, 1],
  ]);
  const third = nextPlaces(second, boardOf({ a: 300, b: 200, c: 300 }, 6_000), 6_000);
  expect(third.placed.map(({ row }) => row.number)).toEqual(['a', 'c', 'b']);
});

test('who has neither another figure nor another rank is the very same', () => {
  const board = boardOf({ a: 300, b: 200 }, 5_000);
  const first = nextPlaces(NOWHERE, board, 5_000);
  const second = nextPlaces(first, { ...board, heardAt: 5_250 }, 5_250);
  expect(second.placed[0]).toBe(first.placed[0]);
});
