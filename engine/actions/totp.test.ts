import type { Instant } from '#domain/time.ts';
import { base32, takenStep, totpAddress, totpCode, totpStep } from './totp.ts';

const secret = new TextEncoder().encode('12345678901234567890');
const at = (seconds: number): Instant => (seconds * 1_000) as Instant;

// RFC 6238, appendix B, SHA-1, eight digits.
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('the RFC’s code at %d s is %s', (seconds, code) => {
  expect(totpCode(secret, totpStep(at(seconds)), 8)).toBe(code);
});

// RFC 4226, appendix D: the first counters, six digits.
test.each(
  ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
    (code, counter): [number, string] => [counter, code],
  ),
)('the code of counter %d is %s', (counter, code) => {
  expect(totpCode(secret, counter)).toBe(code);
});

test('a code is good one step around its own, with blanks as phones show it, and never again', () => {
  const now = at(1_000_000_000);
  const step = totpStep(now);
  const code = totpCode(secret, step);
  expect(takenStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, 0)).toBe(step);
  expect(takenStep(secret, code, at(1_000_000_030), 0)).toBe(step);
  expect(takenStep(secret, code, at(999_999_970), 0)).toBe(step);
  expect(takenStep(secret, code, at(1_000_000_060), 0)).toBeNull();
  expect(takenStep(secret, code, now, step)).toBeNull();
  expect(takenStep(secret, totpCode(secret, step - 1), now, step)).toBeNull();
  expect(takenStep(secret, '', now, 0)).toBeNull();
});

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of "%s" is %s', (text, expected) => {
  expect(base32(new TextEncoder().encode(text))).toBe(expected);
});

test('a phone is told account, issuer and secret', () => {
  expect(totpAddress('siti a', secret)).toBe(
    'otpauth://totp/Terang%3Asiti%20a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Terang',
  );
});
