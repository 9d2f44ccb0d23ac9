import { NOON, monitorRow } from '../testing/sample-room.ts';
import { longestTimeLeft } from './time-left.ts';

const working = (deadline: number) => monitorRow('1', { deadline });
const paused = monitorRow('2', { state: 'paused', deadline: NOON + 9_000 });

test('whoever works longest says how long the session still lasts', () => {
  const finished = monitorRow('3', { state: 'finished', deadline: NOON + 99_000 });
  const rows = [working(NOON + 1_000), working(NOON + 5_000), paused, finished];
  expect(longestTimeLeft(rows)).toEqual({ kind: 'until', at: NOON + 5_000 });
});

test('while every clock stands nobody knows until when', () => {
  expect(longestTimeLeft([paused])).toEqual({ kind: 'stopped' });
});

test('nothing is left where nobody works', () => {
  expect(longestTimeLeft([monitorRow('4', { state: 'absent', deadline: null })])).toBeNull();
});
