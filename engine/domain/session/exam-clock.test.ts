import fc from 'fast-check';
import { type Instant, MINUTE, type Millis, SECOND, instant, millis } from '../time.ts';
import { deadline, extendClock, isInTime, remaining, resumeClock, startClock, stopClock } from './exam-clock.ts';

const OPENING = instant(Date.parse('2026-11-02T08:00:00.000+07:00'));
const GRACE = millis(1_400);
const HUNDRED = millis(100 * MINUTE);

/** 08:00 local time is `at(0)`. */
function at(minutes: number, milliseconds = 0): Instant {
  return instant(OPENING + minutes * MINUTE + milliseconds);
}

describe('from 08:00 a clock of 100 minutes', () => {
  const clock = startClock(OPENING, HUNDRED);

  test.each([
    ['at the opening', at(0), 100 * MINUTE],
    ['a millisecond later', at(0, 1), 100 * MINUTE - 1],
    ['a millisecond before the end', at(100, -1), 1],
    ['at the end', at(100), 0],
    ['a millisecond after it', at(100, 1), 0],
    ['an hour after it', at(160), 0],
    ['before the opening, for a browser whose clock is slow', at(0, -250), 100 * MINUTE + 250],
  ])('leaves the right time %s', (_, now, expected) => {
    expect(remaining(clock, now)).toBe(expected);
  });

  test.each([
    ['the last millisecond still counts', 0, at(100), true],
    ['the next does not', 0, at(100, 1), false],
    ['within the grace it counts', 1_400, at(100, 1), true],
    ['the last millisecond of the grace still counts', 1_400, at(100, 1_400), true],
    ['the next does not', 1_400, at(100, 1_401), false],
  ])('%s (grace %i ms)', (_, grace, now, expected) => {
    expect(isInTime(clock, now, millis(grace))).toBe(expected);
  });
});

test('the time line of an exam with a pause, an extension and a second pause', () => {
  // 08:00 begin, 100 min. 08:30 pause. 08:45 resume. 09:00 ten minutes more. 09:50 pause. 10:00 resume. End 10:15.
  const began = startClock(OPENING, HUNDRED);
  const paused = stopClock(began, at(30));
  const resumed = resumeClock(paused, at(45));
  const extended = extendClock(resumed, millis(10 * MINUTE));
  const again = stopClock(extended, at(110));
  const last = resumeClock(again, at(120));
  const line = [
    ['just before the pause', began, at(30, -1), 100, 70 * MINUTE + 1],
    ['at the pause', paused, at(30), 100, 70 * MINUTE],
    ['while it stands the deadline moves', paused, at(40), 110, 70 * MINUTE],
    ['just before the resume', paused, at(45, -1), 115, 70 * MINUTE],
    ['at the resume', resumed, at(45), 115, 70 * MINUTE],
    ['just after the resume', resumed, at(45, 1), 115, 70 * MINUTE - 1],
    ['just before the extension', resumed, at(60), 115, 55 * MINUTE],
    ['just after the extension', extended, at(60), 125, 65 * MINUTE],
    ['at the second pause', again, at(110), 125, 15 * MINUTE],
    ['at the second resume', last, at(120), 135, 15 * MINUTE],
    ['at the end', last, at(135), 135, 0],
  ] as const;
  for (const [moment, clock, now, end, left] of line) {
    const seconds = Math.round((deadline(clock, now) - OPENING) / SECOND);
    expect([moment, seconds, remaining(clock, now)]).toEqual([moment, end * 60, left]);
  }
  expect(isInTime(last, at(135, 1_400), GRACE)).toBe(true);
  expect(isInTime(last, at(135, 1_401), GRACE)).toBe(false);
});

test('stopping what stands and resuming what runs change nothing', () => {
  const clock = startClock(OPENING, HUNDRED);
  const stopped = stopClock(clock, at(10));
  expect(stopClock(stopped, at(20))).toEqual(stopped);
  const resumed = resumeClock(stopped, at(30));
  expect(resumeClock(resumed, at(40))).toEqual(resumed);
  expect(remaining(resumed, at(30))).toBe(90 * MINUTE);
});

test('a pause after the end revives nothing', () => {
  const late = stopClock(startClock(OPENING, HUNDRED), at(101));
  expect(remaining(late, at(120))).toBe(0);
  expect(isInTime(late, at(120), GRACE)).toBe(false);
  expect(isInTime(resumeClock(late, at(130)), at(130), GRACE)).toBe(false);
});

test('an extension can only give', () => {
  const clock = startClock(OPENING, HUNDRED);
  expect(() => extendClock(clock, millis(-1))).toThrow(RangeError);
  expect(remaining(extendClock(clock, millis(1)), at(100))).toBe(1);
});

type Act = { readonly wait: number; readonly kind: 'pause' | 'resume' | 'extend' | 'look'; readonly by: number };

const acts = fc.array(
  fc.record<Act>({
    wait: fc.integer({ min: 0, max: 20 * MINUTE }),
    kind: fc.constantFrom('pause', 'resume', 'extend', 'look'),
    by: fc.integer({ min: 0, max: 30 * MINUTE }),
  }),
  { maxLength: 30 },
);

/** The clock after each act, with the time that a stop watch beside it says is left; below zero when overrun. */
function run(script: readonly Act[]) {
  let now = OPENING;
  let clock = startClock(now, HUNDRED);
  let left: number = HUNDRED;
  let standing = false;
  return script.map(({ wait, kind, by }) => {
    now = instant(now + wait);
    if (!standing) left -= wait;
    if (kind === 'pause') clock = stopClock(clock, now);
    if (kind === 'resume') clock = resumeClock(clock, now);
    if (kind === 'extend') clock = extendClock(clock, by as Millis);
    if (kind === 'extend') left += by;
    if (kind === 'pause' || kind === 'resume') standing = kind === 'pause';
    return { clock, now, left };
  });
}

test('whatever is paused, resumed and extended, the clock agrees with a stop watch', () => {
  fc.assert(
    fc.property(acts, (script) => {
      for (const { clock, now, left } of run(script)) {
        expect(remaining(clock, now)).toBe(Math.max(0, left));
        expect(isInTime(clock, now, GRACE)).toBe(left >= -GRACE);
      }
    }),
  );
});

test('no interleaving of pauses, resumes and extensions shortens what is left', () => {
  fc.assert(
    fc.property(acts, (script) => {
      const untouched = startClock(OPENING, HUNDRED);
      for (const { clock, now } of run(script)) {
        expect(remaining(clock, now)).toBeGreaterThanOrEqual(remaining(untouched, now));
      }
    }),
  );
});

test('pausing and resuming over and over gains no time beyond the pauses themselves', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 50 }), (waits) => {
      let now = OPENING;
      let clock = startClock(now, HUNDRED);
      for (const wait of waits) {
        clock = resumeClock(stopClock(clock, now), now);
        now = instant(now + wait);
        clock = resumeClock(stopClock(clock, now), now);
      }
      expect(clock).toEqual(startClock(OPENING, HUNDRED));
    }),
  );
});

test('a moment before the pause, as a slow browser may show it, never counts backwards', () => {
  const paused = stopClock(startClock(OPENING, HUNDRED), at(30));
  expect(deadline(paused, at(29))).toBe(at(100));
  expect(resumeClock(paused, at(29)).stopped).toBe(0);
});
