import { hashFigure, scoreFigure, share, wholeFigure } from './numbers.ts';
import { ageParts, clockFigure, extraFigure, hourFigure, lengthFigure, zoneName } from './times.ts';

test.each([
  [12_500, '125', '125'],
  [12_550, '125,5', '125.5'],
  [12_525, '125,25', '125.25'],
  [120_000, '1.200', '1,200'],
  [0, '0', '0'],
  [-500, '-5', '-5'],
  [null, '–', '–'],
])('%s hundredths read %s in Indonesian and %s in English', (hundredths, id, en) => {
  expect(scoreFigure(hundredths, 'id')).toBe(id);
  expect(scoreFigure(hundredths, 'en')).toBe(en);
});

test('thousands have a full stop in Indonesian', () => {
  expect([wholeFigure(9_218, 'id'), wholeFigure(9_218, 'en')]).toEqual(['9.218', '9,218']);
});

test.each([
  ['Asia/Jakarta', '10.42.07', 'WIB'],
  ['Asia/Makassar', '11.42.07', 'WITA'],
  ['Asia/Jayapura', '12.42.07', 'WIT'],
])('in %s it is %s %s', (zone, time, name) => {
  const at = Date.UTC(2026, 2, 2, 3, 42, 7);
  expect([clockFigure(at, zone, 'id'), zoneName(zone)]).toEqual([time, name]);
  expect(clockFigure(at, zone, 'en')).toBe(time.replaceAll('.', ':'));
  expect(hourFigure(at, zone, 'id')).toBe(time.slice(0, 5));
});

test('midnight is 00, not 24', () => {
  expect(clockFigure(Date.UTC(2026, 0, 1, 17, 0, 0), 'Asia/Jakarta', 'id')).toBe('00.00.00');
});

test.each([
  [2_571_000, '00.42.51'],
  [2_570_001, '00.42.51'],
  [1, '00.00.01'],
  [0, '00.00.00'],
  [-5, '00.00.00'],
  [36_000_000, '10.00.00'],
])('%i ms are left as %s: a begun second still counts', (ms, figure) => {
  expect(lengthFigure(ms, 'id')).toBe(figure);
});

test.each([
  [190_000, '+03.10'],
  [1_800_000, '+30.00'],
])('%i ms given on top read %s', (ms, figure) => {
  expect(extraFigure(ms, 'id')).toBe(figure);
});

test.each([
  [-100, { unit: 'seconds', large: 0, small: 0 }],
  [59_999, { unit: 'seconds', large: 59, small: 0 }],
  [60_000, { unit: 'minutes', large: 1, small: 0 }],
  [112_000, { unit: 'minutes', large: 1, small: 52 }],
  [3_599_999, { unit: 'minutes', large: 59, small: 59 }],
  [3_600_000, { unit: 'hours', large: 1, small: 0 }],
])('an age of %i ms', (ms, parts) => {
  expect(ageParts(ms)).toEqual(parts);
});

test('a share stays between nothing and all', () => {
  expect([share(65, 150), share(200, 150), share(-1, 150), share(1, 0)]).toEqual([43.3, 100, 0, 0]);
});

test('a hash is compared in four groups of four', () => {
  expect(hashFigure('2defec47c201506f' + '0'.repeat(48))).toBe('2def ec47 c201 506f');
});
