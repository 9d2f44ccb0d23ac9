import { boardTracks, numberColumn } from './tracks.ts';

test.each([4, 9, 12, 14, 17, 20])(
  'a number of %i digits fits its column, in letters that ten metres allow',
  (digits) => {
    const { letters, width } = numberColumn(digits);
    expect(letters).toBeGreaterThanOrEqual(30);
    expect(digits * 0.6 * letters).toBeLessThanOrEqual(width - 28);
  },
);

test('the widest number leaves a name its least room on the drawing', () => {
  const widths = [...boardTracks(3, true, 20).matchAll(/calc\((\d+)/g)].map(([, width]) => Number(width));
  const [rank = 0, number = 0, name = 0, section = 0, total = 0, state = 0] = widths;
  expect(rank + number + name + 3 * section + total + state).toBeLessThanOrEqual(1920 - 48);
});
