import fc from 'fast-check';
import { type ClockSample, addSample, estimateOffset } from './server-clock.ts';

test('without a sample nothing is known', () => {
  expect(estimateOffset([])).toBeNull();
});

test.each([
  ['a server 500 ms ahead over an even way', { sentAt: 1_000, serverAt: 1_600, receivedAt: 1_200 }, 500, 100],
  ['a server 500 ms behind', { sentAt: 1_000, serverAt: 600, receivedAt: 1_200 }, -500, 100],
  ['a way of no length', { sentAt: 1_000, serverAt: 1_000, receivedAt: 1_000 }, 0, 0],
])('%s', (_, sample, offset, uncertainty) => {
  expect(estimateOffset([sample])).toEqual({ offset, uncertainty });
});

test('a sample whose answer came before its question says nothing', () => {
  expect(estimateOffset([{ sentAt: 1_000, serverAt: 5_000, receivedAt: 999 }])).toBeNull();
});

test('the last eight samples are remembered', () => {
  let samples: readonly ClockSample[] = [];
  for (let n = 0; n < 20; n++) samples = addSample(samples, { sentAt: n, serverAt: n, receivedAt: n });
  expect(samples.map(({ sentAt }) => sentAt)).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
});

test('the estimate is never further from the truth than it says', () => {
  const leg = fc.integer({ min: 0, max: 3_000 });
  const trips = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), leg, leg), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(trips, fc.integer({ min: -86_400_000, max: 86_400_000 }), (ways, truth) => {
      const samples = ways.map(([sentAt, up, down]) => ({
        sentAt,
        serverAt: sentAt + up + truth,
        receivedAt: sentAt + up + down,
      }));
      const estimate = estimateOffset(samples);
      expect(Math.abs((estimate?.offset ?? Number.NaN) - truth)).toBeLessThanOrEqual(estimate?.uncertainty ?? -1);
    }),
  );
});
