import type { MonitorRow } from '#protocol/proctor-down.ts';
import { monitorRow, startsApart } from '../testing/sample-room.ts';
import { type Act, actsFor, reachOf, reachOfAll, sparedFrom } from './reach.ts';

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
  ['force-hand-in', 'waiting', 'not-started'],
  ['force-hand-in', 'absent', 'not-started'],
  ['release-sign-in', 'finished', null],
  ['release-workstations', 'finished', null],
  ['release-workstations', 'working', 'not-finished'],
  ['release-workstations', 'absent', 'not-finished'],
])('%s on somebody %s', (act, state, why) => {
  expect(sparedFrom(act, monitorRow('1', { state }))).toBe(why);
});

test('a sign-in is released only where there is one', () => {
  expect(sparedFrom('release-sign-in', monitorRow('1', { workstation: null }))).toBe('no-workstation');
  const waits = monitorRow('1', { state: 'finished', unsent: 1 });
  expect(sparedFrom('release-workstations', waits)).toBe('unsent');
  const freed = monitorRow('1', { state: 'finished', workstation: null });
  expect(sparedFrom('release-workstations', freed)).toBe('no-workstation');
});

test('everybody is either reached or spared', () => {
  const rows = [monitorRow('1'), monitorRow('2', { state: 'finished' })];
  const { reached, spared } = reachOf('pause', rows);
  expect(reached).toEqual([rows[0]]);
  expect(spared).toEqual([{ row: rows[1], why: 'already-finished' }]);
});

describe('an act on everybody', () => {
  const absent = monitorRow('0', { state: 'absent' });
  const working = monitorRow('1');
  const paused = monitorRow('2', { state: 'paused' });
  const finished = monitorRow('3', { state: 'finished' });

  test('reaches who is here and has not finished', () => {
    const { reached, spared } = reachOfAll('extend-time', [absent, working, paused, finished]);
    expect(reached).toEqual([working, paused]);
    expect(spared).toEqual([{ row: finished, why: 'already-finished' }]);
  });

  test('resumes whom a pause of everybody holds, and not who is paused alone while others work', () => {
    expect(reachOfAll('unpause', [absent, paused]).reached).toEqual([paused]);
    expect(reachOfAll('unpause', [working, paused])).toEqual({
      reached: [],
      spared: [
        { row: working, why: 'not-paused' },
        { row: paused, why: 'paused-alone' },
      ],
    });
  });
});

describe('acts about accommodations', () => {
  const waits = monitorRow('1', { state: 'waiting', accommodations: startsApart });
  const notOpen = { ...startsApart, awaitsStart: false };

  test.each<[string, Partial<MonitorRow>, string | null]>([
    ['waits for it', { state: 'waiting', accommodations: startsApart }, null],
    ['waits in a session that is not open', { state: 'waiting', accommodations: notOpen }, 'not-open'],
    ['has not come', { state: 'absent', accommodations: notOpen }, 'not-signed-in'],
    ['works already', { state: 'working', accommodations: notOpen }, 'already-started'],
    ['has finished', { state: 'finished', accommodations: notOpen }, 'already-finished'],
    ['starts with the others', { state: 'waiting' }, 'starts-by-itself'],
  ])('a start of somebody who %s', (_, row, why) => {
    expect(sparedFrom('start-separately', monitorRow('1', row))).toBe(why);
  });

  test('who was never started can be ended by the staff', () => {
    expect(sparedFrom('force-hand-in', waits)).toBeNull();
  });

  test('are offered where they can be meant, the start first', () => {
    expect(actsFor([waits, monitorRow('2')], true)[0]).toBe('start-separately');
    expect(actsFor([monitorRow('2')], true)).toEqual(expect.not.arrayContaining(['start-separately']));
    expect(actsFor([monitorRow('2')], true)).toContain('record-assistant');
    for (const acts of [actsFor([waits, monitorRow('2')], true), actsFor([monitorRow('2')], false)])
      expect(acts).not.toContain('record-assistant');
  });
});
