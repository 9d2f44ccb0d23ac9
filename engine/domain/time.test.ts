import { MINUTE, SECOND, after, between, instant, millis } from './time.ts';

test('a moment and a length are whole milliseconds', () => {
  expect(after(instant(1_000), millis(60_000))).toBe(61_000);
  expect(between(instant(1_000), instant(61_000))).toBe(MINUTE);
  expect(between(instant(2_000), instant(1_000))).toBe(-SECOND);
});

test.each([[0.5], [Number.NaN], [Number.POSITIVE_INFINITY], [2 ** 53]])('%s is neither', (value) => {
  expect(() => instant(value)).toThrow(RangeError);
  expect(() => millis(value)).toThrow(RangeError);
});
