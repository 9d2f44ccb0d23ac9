import type { MonitorRow } from '#protocol/proctor-down.ts';
import { NOON, monitorRow, startsApart } from '../testing/sample-room.ts';
import { LONG_SILENCE, alarmOf, countRoom, isTrouble } from './attention.ts';

test.each<[string, Partial<MonitorRow>, string | null]>([
  ['working and connected', {}, null],
  ['working and lost', { connected: false }, 'disconnected'],
  ['signed in and not the one', { state: 'waiting', identity: 'denied', connected: false }, 'denied'],
  ['not the one, and ended', { state: 'finished', identity: 'denied' }, null],
  ['paused, even when lost', { state: 'paused', connected: false }, 'paused'],
  ['waiting and lost', { state: 'waiting', connected: false }, 'away'],
  ['waiting and never there', { state: 'waiting', connected: false, connectionSince: null }, null],
  ['absent', { state: 'absent', connected: false, connectionSince: null }, null],
  ['finished and gone', { state: 'finished', connected: false }, null],
  ['nothing saved for just under ten minutes', { lastSavedAt: NOON - LONG_SILENCE }, null],
  ['nothing saved for longer', { lastSavedAt: NOON - LONG_SILENCE - 1 }, 'silent'],
  ['two notices in ten minutes', { signs: { focus: 1, other: 1, newest: [NOON - 5_000, NOON] } }, null],
  [
    'three notices in ten minutes',
    { signs: { focus: 3, other: 0, newest: [NOON - 599_999, NOON - 9, NOON] } },
    'signs',
  ],
  ['three notices in a longer time', { signs: { focus: 3, other: 0, newest: [NOON - 600_000, NOON - 9, NOON] } }, null],
  [
    'three notices of somebody who has finished',
    { state: 'finished', signs: { focus: 3, other: 0, newest: [NOON - 3, NOON - 2, NOON - 1] } },
    null,
  ],
  ['a deadline that the engine is about to enforce', { deadline: NOON - 15_000 }, null],
  ['an answer unacknowledged for just under ten seconds', { unsent: 1, unsentSince: NOON - 9_999 }, null],
  ['an answer unacknowledged for ten seconds', { unsent: 3, unsentSince: NOON - 10_000 }, 'unsaved'],
  ['gone with unsent answers', { connected: false, unsent: 3, unsentSince: NOON - 90_000 }, 'unsaved'],
  ['over, and answers still at the desk', { state: 'finished', unsent: 1, unsentSince: NOON - 90_000 }, 'unsaved'],
  ['stopped by the engine', { state: 'paused', connected: false, stoppedBy: ['engine'] }, 'blocked'],
  ['held answers, also after the end', { state: 'finished', held: 2 }, 'held'],
  ['held answers of who is cut off', { connected: false, held: 2 }, 'disconnected'],
  ['a browser that keeps nothing', { storageWorks: false }, 'storage'],
  ['a browser that has not said whether it keeps anything', { storageWorks: null }, null],
  ['an attempt that stays open after its deadline', { deadline: NOON - 15_001 }, 'overdue'],
])('%s', (_, more, alarm) => {
  expect(alarmOf(monitorRow('1', more), NOON)).toBe(alarm);
});

test('pauses, signs and silences are worth a look, but they are not trouble', () => {
  expect((['paused', 'signs', 'silent', null] as const).filter(isTrouble)).toEqual([]);
});

test('everybody who is not absent is present', () => {
  const rows = [
    monitorRow('1'),
    monitorRow('2', { connected: false }),
    monitorRow('3', { state: 'paused' }),
    monitorRow('4', { state: 'finished' }),
    monitorRow('5', { state: 'absent', connected: false }),
    monitorRow('6', { state: 'waiting', accommodations: startsApart }),
  ];
  expect(countRoom(rows, 55, NOON)).toEqual({
    expected: 55,
    present: 5,
    working: 2,
    finished: 1,
    paused: 1,
    absent: 1,
    trouble: 1,
    unstarted: 1,
    accommodated: 1,
    held: 0,
    signs: 0,
    unread: 0,
  });
});

test('who waits to be started calls for somebody, and first of all if they have gone', () => {
  const waiting = { state: 'waiting', accommodations: startsApart } as const;
  expect(alarmOf(monitorRow('1', waiting), NOON)).toBe('unstarted');
  expect(alarmOf(monitorRow('1', { ...waiting, connected: false }), NOON)).toBe('away');
  const notOpen = { ...startsApart, awaitsStart: false };
  expect(alarmOf(monitorRow('1', { ...waiting, accommodations: notOpen }), NOON)).toBeNull();
});

test('a computer that is none of the hall is the last of all alarms, and no trouble', () => {
  expect(alarmOf(monitorRow('1', { isEnrolled: false }), NOON)).toBe('stranger');
  expect(alarmOf(monitorRow('1', { isEnrolled: false, state: 'waiting' }), NOON)).toBe('stranger');
  expect(alarmOf(monitorRow('1', { isEnrolled: false, state: 'finished' }), NOON)).toBeNull();
  expect(alarmOf(monitorRow('1', { isEnrolled: false, connected: false }), NOON)).toBe('disconnected');
  expect(alarmOf(monitorRow('1', { isEnrolled: true }), NOON)).toBeNull();
  expect(isTrouble('stranger')).toBe(false);
});
