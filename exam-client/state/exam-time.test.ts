import { startClock, stopClock, extendClock } from '#domain/session/exam-clock.ts';
import { type Millis, instant, millis } from '#domain/time.ts';
import { minutesPassed, serverMoment, timeShown } from './exam-time.ts';

const clock = startClock(instant(0), millis(100_000));

test('a better estimate never hands back a second that was already taken off the screen', () => {
  const before = timeShown(null, clock, instant(40_000));
  expect(timeShown(before, clock, instant(38_500)).left).toBe(60_000);
  expect(timeShown(before, clock, instant(41_000)).left).toBe(59_000);
});

test('an extension may raise the figure', () => {
  const before = timeShown(null, clock, instant(40_000));
  expect(timeShown(before, extendClock(clock, millis(30_000)), instant(40_000)).left).toBe(90_000);
});

test('a stopped clock shows what it held', () => {
  const stopped = stopClock(clock, instant(40_000));
  const before = timeShown(null, stopped, instant(40_000));
  expect(timeShown(before, stopped, instant(95_000)).left).toBe(60_000);
});

test.each([
  [1_800_001, 1_800_000, 30],
  [1_800_000, 1_799_000, null],
  [600_001, 599_999, 10],
  [300_500, 299_500, 5],
  [60_001, 60_000, 1],
  [60_000, 59_999, null],
  [2_000, 0, null],
])('from %i to %i ms left says %p minutes', (before, left, said) => {
  expect(minutesPassed(before as Millis, left as Millis)).toBe(said);
});

test('the server’s moment is the local clock and the offset, in whole milliseconds', () => {
  expect(serverMoment(1_000.4, { offset: 250.3, uncertainty: 2 })).toBe(1_251);
  expect(serverMoment(1_000.4, null)).toBe(1_000);
});
