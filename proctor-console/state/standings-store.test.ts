import fc from 'fast-check';
import type { BoardRow } from '#protocol/scoreboard-down.ts';
import { NOON, boardFrame, boardRow } from '../testing/sample-room.ts';
import { applyFrame, findRow, orderBoard, placeRows, stateWord, verdictOf } from './board.ts';
import { createStandingsStore, firstBoard, hearBoards, hearFrame, lagOf } from './standings-store.ts';

const whole = (frame: number, rows: BoardRow[]) => boardFrame(frame, rows, { whole: true });

describe('frames', () => {
  test('any split of the same changes into frames gives the same rows', () => {
    const numbers = ['1', '2', '3', '4'];
    const change = fc.record({ number: fc.constantFrom(...numbers), total: fc.integer({ min: 0, max: 15_000 }) });
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 12 }), (frames) => {
        const rows = numbers.map((number) => boardRow(number, 0));
        const last = new Map(rows.map((row) => [row.number, row]));
        for (const { number, total } of frames.flat()) last.set(number, boardRow(number, total));
        const store = createStandingsStore('sesi-2');
        hearFrame(store, whole(0, rows), NOON);
        frames.forEach((changes, index) => {
          hearFrame(
            store,
            boardFrame(
              index + 1,
              changes.map(({ number, total }) => boardRow(number, total)),
            ),
            NOON,
          );
        });
        expect(store.getState().board?.rows).toEqual(last);
      }),
    );
  });

  test('a gap asks for the whole board, which takes in what came meanwhile', () => {
    const store = createStandingsStore('sesi-2');
    hearFrame(store, whole(3, [boardRow('1', 0)]), NOON);
    expect(hearFrame(store, boardFrame(5, [boardRow('1', 500)]), NOON)).toBe(true);
    expect(store.getState().board?.head.frame).toBe(3);
    expect(hearFrame(store, whole(4, [boardRow('1', 0)]), NOON)).toBe(false);
    expect(store.getState().board).toMatchObject({ head: { frame: 5 } });
    expect(store.getState().board?.rows.get('1')?.total).toBe(500);
  });

  test('a whole board that was packed before frames which came while it was asked for takes nothing back', () => {
    const store = createStandingsStore('sesi-2');
    hearFrame(store, whole(3, [boardRow('1', 0)]), NOON);
    store.setState({ isAsking: true });
    for (const frame of [4, 5]) hearFrame(store, boardFrame(frame, [boardRow('1', frame * 100)]), NOON);
    expect(hearFrame(store, whole(3, [boardRow('1', 0)]), NOON)).toBe(false);
    expect(store.getState().board).toMatchObject({ head: { frame: 5 } });
    expect(store.getState().board?.rows.get('1')?.total).toBe(500);
    expect(store.getState().early).toEqual([]);
  });

  test('an engine that started again and counts anew is noticed by the first difference', () => {
    const store = createStandingsStore('sesi-2');
    hearFrame(store, boardFrame(90, [boardRow('1', 0)], { whole: true, asOf: NOON }), NOON);
    expect(hearFrame(store, boardFrame(2, [], { asOf: NOON + 1 }), NOON)).toBe(true);
    expect(hearFrame(store, boardFrame(2, [boardRow('1', 500)], { whole: true, asOf: NOON + 1 }), NOON)).toBe(false);
    expect(store.getState().board?.rows.get('1')?.total).toBe(500);
  });

  test('frames that we have are passed over, a whole board never is', () => {
    const { board } = createStoreWith(whole(9, [boardRow('1', 0)]));
    expect(applyFrame(board, boardFrame(9, []), NOON).kind).toBe('old');
    expect(applyFrame(board, whole(1, []), NOON).kind).toBe('applied');
  });

  function createStoreWith(frame: ReturnType<typeof boardFrame>) {
    const store = createStandingsStore('sesi-2');
    hearFrame(store, frame, NOON);
    return store.getState();
  }
});

describe('which board', () => {
  const board = (id: string, phase: 'prepared' | 'open' | 'closed') => ({ id, phase, title: { id, en: id } });

  test('without an address the first that is open, else the first, else none', () => {
    expect(firstBoard({ serverAt: NOON, boards: [board('a', 'prepared'), board('b', 'open')] })).toBe('b');
    expect(firstBoard({ serverAt: NOON, boards: [board('a', 'prepared'), board('b', 'closed')] })).toBe('a');
    expect(firstBoard({ serverAt: NOON, boards: [] })).toBeNull();
  });

  test('a screen without an address goes on to the next session that opens, and leaves none that is open', () => {
    const store = createStandingsStore(null);
    const hear = (...boards: ReturnType<typeof board>[]) => hearBoards(store, { serverAt: NOON, boards }, NOON);
    expect(hear(board('a', 'open'), board('b', 'prepared'))).toBe('a');
    hearFrame(store, boardFrame(1, [], { whole: true, session: { ...boardFrame(1, []).session, id: 'a' } }), NOON);
    expect(hear(board('a', 'open'), board('b', 'open'))).toBeNull();
    expect(hear(board('a', 'closed'), board('b', 'prepared'))).toBeNull();
    expect(store.getState().board).not.toBeNull();
    expect(hear(board('a', 'closed'), board('b', 'open'))).toBe('b');
    expect(store.getState()).toMatchObject({ watching: 'b', board: null });
  });

  test('an address is not overruled by the list', () => {
    const store = createStandingsStore('a');
    expect(hearBoards(store, { serverAt: NOON, boards: [board('b', 'open')] }, NOON)).toBeNull();
    expect(store.getState().watching).toBe('a');
  });
});

describe('how late it is', () => {
  test('two intervals to the millisecond are still live, one more is delayed', () => {
    const store = createStandingsStore('sesi-2');
    hearFrame(store, whole(1, []), NOON);
    const { board } = store.getState();
    if (board === null) throw new Error('no board');
    expect(stateWord(board, NOON + 2_000)).toBe('live');
    expect(stateWord(board, NOON + 2_001)).toBe('delayed');
  });

  test.each(['provisional', 'frozen'] as const)(
    'a board that is %s can still change, so silence makes it delayed',
    (state) => {
      const store = createStandingsStore('sesi-2');
      hearFrame(store, boardFrame(1, [], { whole: true, state }), NOON);
      const { board } = store.getState();
      expect(board === null ? null : stateWord(board, NOON + 2_000)).toBe(state);
      expect(board === null ? null : stateWord(board, NOON + 2_001)).toBe('delayed');
    },
  );

  test.each(['waiting', 'final'] as const)('a board that is %s does not become delayed', (state) => {
    const store = createStandingsStore('sesi-2');
    hearFrame(store, boardFrame(1, [], { whole: true, state }), NOON);
    const { board } = store.getState();
    expect(board === null ? null : stateWord(board, NOON + 60_000)).toBe(state);
  });

  test('the lag is reckoned on the clock of the engine, whatever this computer thinks the time is', () => {
    const store = createStandingsStore('sesi-2');
    const ahead = 3_600_000;
    hearBoards(store, { serverAt: NOON, boards: [] }, NOON + ahead + 20);
    hearFrame(store, boardFrame(1, [], { whole: true, asOf: NOON + 600 }), NOON + ahead + 1_020);
    const { board, offset } = store.getState();
    if (board === null) throw new Error('no board');
    expect(lagOf(board, offset, board.heardAt)).toBe(400);
  });
});

describe('places', () => {
  const rows = [boardRow('0003', 500), boardRow('0001', null), boardRow('0002', 900), boardRow('0004', 500)];
  const placed = placeRows(rows, ['TWK']);

  test('equal people share a rank, the next counts everybody, and no total is no rank', () => {
    expect(placed.map(({ row, rank }) => [row.number, rank])).toEqual([
      ['0002', 1],
      ['0003', 2],
      ['0004', 2],
      ['0001', null],
    ]);
  });

  test('equal totals are told apart by the chain of sections', () => {
    const two = [
      boardRow('0001', 900, {
        sections: [
          { code: 'TWK', points: 500 },
          { code: 'TKP', points: 400 },
        ],
      }),
      boardRow('0002', 900, {
        sections: [
          { code: 'TWK', points: 400 },
          { code: 'TKP', points: 500 },
        ],
      }),
    ];
    expect(placeRows(two, ['TKP', 'TWK']).map(({ row }) => row.number)).toEqual(['0002', '0001']);
  });

  test('the places do not depend on the order of arrival', () => {
    const arrival = fc.shuffledSubarray(rows, { minLength: rows.length });
    fc.assert(fc.property(arrival, (arrived) => expect(placeRows(arrived, ['TWK'])).toEqual(placed)));
  });

  test('by number, the ranks go along', () => {
    expect(orderBoard(placed, 'number').map(({ rank }) => rank)).toEqual([null, 1, 2, 2]);
  });

  test.each([
    ['0002', '0002'],
    ['2', '0002'],
    [' 0003 ', '0003'],
    ['000', undefined],
    ['', undefined],
  ])('typing "%s" finds %s', (typed, number) => {
    const found = findRow(placed, typed);
    expect(found.kind === 'one' ? found.placed.row.number : undefined).toBe(number);
  });

  test('an ending that fits two people finds neither', () => {
    const two = placeRows([boardRow('A-01', 0), boardRow('B-01', 0)], []);
    expect(findRow(two, '01')).toEqual({ kind: 'several', count: 2 });
    expect(findRow(two, '02')).toEqual({ kind: 'nobody' });
  });
});

test.each([
  [null, 6_500, false, 'none'],
  [6_500, 6_500, false, 'met'],
  [6_499, 6_500, false, 'running'],
  [6_499, 6_500, true, 'below'],
  [0, null, true, 'running'],
])('%s points of a threshold of %s, settled %s: %s', (points, threshold, isSettled, verdict) => {
  expect(verdictOf(points, threshold, isSettled)).toBe(verdict);
});
