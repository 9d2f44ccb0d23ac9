import { BROWSER_SIGNS, ENGINE_SIGNS, SIGNS, type SignKind, isFocusSign, signLevel } from './sign.ts';

test.each<[SignKind, number, 'info' | 'notice']>([
  ['focus-lost', 1_499, 'info'],
  ['focus-lost', 1_500, 'notice'],
  ['page-hidden', 2_999, 'info'],
  ['page-hidden', 3_000, 'notice'],
  ['fullscreen-left', 4_999, 'info'],
  ['fullscreen-left', 5_000, 'notice'],
  ['clock-jump', 29_999, 'info'],
  ['clock-jump', 30_000, 'notice'],
  ['copy', 0, 'notice'],
  ['second-tab', 0, 'notice'],
  ['drag', 60_000, 'info'],
  ['second-connection', 0, 'notice'],
])('%s of %i ms is %s', (kind, ms, level) => {
  expect(signLevel(kind, ms)).toBe(level);
});

test('no kind is both told by browsers and seen by the engine', () => {
  expect(new Set(SIGNS).size).toBe(BROWSER_SIGNS.length + ENGINE_SIGNS.length);
});

test('what an accommodation may switch off is about where one looks, and nothing else', () => {
  expect(SIGNS.filter(isFocusSign)).toEqual(['focus-lost', 'page-hidden', 'fullscreen-left']);
});
