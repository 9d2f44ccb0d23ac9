import { ScannerKeys } from './scanner.ts';

/** What comes of keys with a pause before each. */
function typed(text: string, pause: number, last = pause): string | null {
  const keys = new ScannerKeys();
  let at = 1_000;
  for (const key of text) expect(keys.press(key, (at += pause))).toBeNull();
  return keys.press('Enter', at + last);
}

test('a code that is typed faster than a hand can is a scanner’s', () => {
  expect(typed('2602-0001', 8)).toBe('2602-0001');
});

test.each([
  ['a hand', '2602-0001', 120, 120],
  ['a hand that was fast and then thought', '2602-0001', 8, 900],
  ['two keys at once', 'ab', 8, 8],
])('%s is none', (_, text, pause, last) => expect(typed(text, pause, last)).toBeNull());

test('a code begins anew after a pause, keys without a sign do not count, and each code is told once', () => {
  const keys = new ScannerKeys();
  keys.press('x', 0);
  for (const [place, key] of [...'26'].entries()) keys.press(key, 1_000 + place * 10);
  keys.press('Shift', 1_020);
  for (const [place, key] of [...'AB'].entries()) keys.press(key, 1_030 + place * 10);
  expect(keys.press('Enter', 1_050)).toBe('26AB');
  expect(keys.press('Enter', 1_060)).toBeNull();
});
