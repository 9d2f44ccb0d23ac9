import { SaveTimes } from './save-times.ts';

function saved(times: SaveTimes, ...lengths: number[]): void {
  for (const length of lengths) times.end(times.begin(1_000), 1_000 + length, true);
}

describe('how long saving takes', () => {
  it('is unknown before the first', () => {
    const times = new SaveTimes();
    expect([times.percentile(0.5), times.percentile(0.99), times.waiting, times.oldest(9)]).toEqual([null, null, 0, 0]);
  });

  it('counts who waits, and since when the first of them does', () => {
    const times = new SaveTimes();
    const [a, b] = [times.begin(100), times.begin(200)];
    expect([times.waiting, times.oldest(350)]).toEqual([2, 250]);
    times.end(a, 400, true);
    expect([times.waiting, times.oldest(450)]).toEqual([1, 250]);
    times.end(b, 400, false);
    expect([times.waiting, times.oldest(450)]).toEqual([0, 0]);
  });

  it('what was refused is no time of saving, and a ticket ends once', () => {
    const times = new SaveTimes();
    const ticket = times.begin(0);
    times.end(ticket, 10, false);
    times.end(ticket, 50, true);
    expect(times.percentile(0.5)).toBeNull();
  });

  it('tells the middle and the slow end', () => {
    const times = new SaveTimes();
    saved(times, ...Array.from({ length: 100 }, (_, n) => 100 - n));
    expect([times.percentile(0), times.percentile(0.5), times.percentile(0.99), times.percentile(1)]).toEqual([
      1, 51, 100, 100,
    ]);
  });

  it('remembers the last thousand', () => {
    const times = new SaveTimes();
    saved(times, ...Array.from({ length: 1_000 }, () => 900));
    saved(times, ...Array.from({ length: 999 }, () => 5));
    expect([times.percentile(0.5), times.percentile(1)]).toEqual([5, 900]);
    saved(times, 5);
    expect(times.percentile(1)).toBe(5);
  });
});
