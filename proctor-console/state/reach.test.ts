import type { MonitorRow } from '#protocol/proctor-down.ts';
import { monitorRow } from '../testing/sample-room.ts';
import { type Act, reachOf, sparedFrom } from './reach.ts';

test.each<[Act, MonitorRow['state'], string | null]>([
  ['extend-time', 'working', null],
  ['extend-time', 'paused', null],
  ['extend-time', 'waiting', null],
  ['pause', 'paused', 'already-paused'],
  ['pause', 'absent', null],
  ['unpause', 'absent', 'not-paused'],
  ['unpause', 'working', 'not-paused'],
  ['unpause', 'paused', null],
  ['force-hand-in', 'working', null],
  ['force-hand-in', 'finished', 'already-finished'],
  ['release-sign-in', 'finished', null],
])('%s on somebody %s', (act, state, why) => {
  expect(sparedFrom(act, monitorRow('1', { state }))).toBe(why);
});

test('a sign-in is released only where there is one', () => {
  expect(sparedFrom('release-sign-in', monitorRow('1', { workstation: null }))).toBe('no-workstation');
});

test('everybody is either reached or spared', () => {
  const rows = [monitorRow('1'), monitorRow('2', { state: 'finished' })];
  const { reached, spared } = reachOf('pause', rows);
  expect(reached).toEqual([rows[0]]);
  expect(spared).toEqual([{ row: rows[1], why: 'already-finished' }]);
});
