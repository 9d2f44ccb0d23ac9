import fc from 'fast-check';
import { NOON, monitorRow } from '../testing/sample-room.ts';
import { FIRST_VIEW, type View, countMoves, orderRows } from './row-order.ts';

const rows = [
  monitorRow('0010', { seat: 'A-10', name: 'Budi' }),
  monitorRow('0002', { seat: 'A-2', name: 'Ani', answered: 90 }),
  monitorRow('0003', { seat: 'B-1', name: 'Citra', state: 'finished', total: null }),
  monitorRow('0004', { seat: 'B-2', name: 'Dewi', state: 'paused' }),
  monitorRow('0005', { seat: 'B-3', name: 'Eko', connected: false, connectionSince: NOON - 5_000 }),
  monitorRow('0006', { seat: 'B-4', name: 'Fitri', connected: false, connectionSince: NOON - 40_000 }),
  monitorRow('0007', {
    seat: null,
    name: 'Gita',
    state: 'absent',
    connected: false,
    connectionSince: null,
    total: null,
  }),
];
const ordered = (view: Partial<View>) => orderRows(rows, { ...FIRST_VIEW, ...view }, NOON);

test('attention first: the longest disconnection, then pauses, then work by seat, and the finished last', () => {
  expect(ordered({})).toEqual(['0006', '0005', '0004', '0002', '0010', '0007', '0003']);
});

test.each<[View['filter'], string[]]>([
  ['trouble', ['0006', '0005']],
  ['paused', ['0004']],
  ['finished', ['0003']],
  ['absent', ['0007']],
])('the filter %s', (filter, numbers) => {
  expect(ordered({ filter })).toEqual(numbers);
});

test.each([
  ['fit', ['0006']],
  ['B-', ['0006', '0005', '0004', '0003']],
  ['0010', ['0010']],
  [' ani ', ['0002']],
  ['nobody', []],
])('searching for "%s" looks at number, name and seat', (search, numbers) => {
  expect(ordered({ search })).toEqual(numbers);
});

test('seat A-2 stands before seat A-10, and no seat at all stands last in both directions', () => {
  expect(ordered({ sort: 'seat' }).slice(0, 2)).toEqual(['0002', '0010']);
  expect(ordered({ sort: 'seat' }).at(-1)).toBe('0007');
  expect(ordered({ sort: 'seat', descending: true }).at(-1)).toBe('0007');
});

test('a score that is not shown yet stands last in both directions', () => {
  expect(ordered({ sort: 'total' }).slice(-2)).toEqual(['0003', '0007']);
  expect(ordered({ sort: 'total', descending: true }).slice(-2)).toEqual(['0003', '0007']);
});

test('the order does not depend on the order of arrival', () => {
  const shuffled = fc.shuffledSubarray(rows, { minLength: rows.length });
  fc.assert(fc.property(shuffled, (arrived) => expect(orderRows(arrived, FIRST_VIEW, NOON)).toEqual(ordered({}))));
});

test('one row that goes elsewhere is one change, however many it passes', () => {
  expect(countMoves(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toBe(1);
  expect(countMoves(['a', 'b'], ['a', 'b'])).toBe(0);
  expect(countMoves(['a', 'b'], ['a', 'b', 'c'])).toBe(1);
});

test('nothing is to be changed only where nothing differs', () => {
  const order = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  fc.assert(
    fc.property(order, order, (held, wanted) => {
      expect(countMoves(held, wanted) === 0).toBe(held.join() === wanted.join());
    }),
  );
});

test('one room alone can be shown', () => {
  const rows = [monitorRow('1', { room: 'A' }), monitorRow('2', { room: 'B' }), monitorRow('3')];
  expect(orderRows(rows, { ...FIRST_VIEW, room: 'B' }, NOON)).toEqual(['2']);
});
