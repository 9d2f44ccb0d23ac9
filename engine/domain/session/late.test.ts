import type { Instant, Millis } from '../time.ts';
import { cutOffAt, isTooLate } from './late.ts';

const at = (ms: number) => ms as Instant;
const rules = { lateCutOff: 900_000 as Millis };

describe('the late cut-off', () => {
  it('counts from the closing of the check-in, or from the opening where that came first', () => {
    expect(cutOffAt(rules, { checkInClosedAt: at(1_000), openedAt: null })).toBe(901_000);
    expect(cutOffAt(rules, { checkInClosedAt: at(1_000), openedAt: at(50_000) })).toBe(901_000);
    expect(cutOffAt(rules, { checkInClosedAt: at(50_000), openedAt: at(1_000) })).toBe(901_000);
  });

  it('is not there without a rule, and before the door was shut', () => {
    expect(cutOffAt({}, { checkInClosedAt: at(1_000), openedAt: at(1_000) })).toBeNull();
    expect(cutOffAt(rules, { checkInClosedAt: null, openedAt: null })).toBeNull();
  });

  it('is reached in its own millisecond, and with no minutes at once', () => {
    const times = { checkInClosedAt: at(0), openedAt: null };
    expect(isTooLate(rules, times, at(899_999))).toBe(false);
    expect(isTooLate(rules, times, at(900_000))).toBe(true);
    expect(isTooLate({ lateCutOff: 0 as Millis }, times, at(0))).toBe(true);
    expect(isTooLate({}, times, at(1e12))).toBe(false);
  });
});
