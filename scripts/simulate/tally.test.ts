import { Tally, percentiles } from './tally.ts';

test('percentiles are the nearest rank', () => {
  const values = Array.from({ length: 200 }, (_, place) => 200 - place);
  expect(percentiles(values)).toEqual({ p50: 100, p95: 190, p99: 198, max: 200 });
  expect(percentiles([7])).toEqual({ p50: 7, p95: 7, p99: 7, max: 7 });
  expect(percentiles([])).toBeNull();
});

test('a duplicate is a receipt, and no second change', () => {
  const tally = new Tally(1);
  tally.receipt(3, false);
  tally.receipt(5, true);
  tally.refusal('paused');
  tally.refusal('paused');
  expect(tally.summary(2, 'preference')).toMatchObject({
    acknowledged: 1,
    acknowledgedPerSecond: 0.5,
    duplicates: 1,
    refused: { paused: 2 },
    latencyMs: { max: 5 },
    meanScore: null,
  });
});
