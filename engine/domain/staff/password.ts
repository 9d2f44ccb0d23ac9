/** Why a new password is refused; every word has a sentence on the screens. */
export type PasswordFault = 'short' | 'name' | 'simple' | 'same' | 'common';

export const SHORTEST_PASSWORD = 12;

/**
 * What people take when they must take something: words of exams, of this country and of keyboards, as the stem of a password. A list
 * of breached passwords would be megabytes in a hall without internet.
 */
const COMMON = [
  'password',
  'passw0rd',
  'katasandi',
  'sandi',
  'rahasia',
  'admin',
  'administrator',
  'panitia',
  'pengawas',
  'koordinator',
  'ujian',
  'latihan',
  'terang',
  'indonesia',
  'merdeka',
  'bismillah',
  'sayang',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'letmein',
  'welcome',
  'selamat',
  'iloveyou',
  'abcdefghijkl',
] as const;

/** What is wrong with a new password, or null. Long and unlike a name, a row of keys or a common word is all that is asked. */
export function faultOfPassword(next: string, name: string, before: string): PasswordFault | null {
  if ([...next].length < SHORTEST_PASSWORD) return 'short';
  if (next === before) return 'same';
  const plain = next.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (name.length > 2 && stem(plain) === stem(name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))) return 'name';
  if (new Set(plain).size < 5 || isRow(plain)) return 'simple';
  return isCommon(plain) ? 'common' : null;
}

/** Without the digits that are hung on: `panitia2026` is `panitia`. */
function stem(text: string): string {
  return text.replace(/^\d+|\d+$/g, '');
}

/** Common words alone, once or several times, with digits between. */
function isCommon(plain: string): boolean {
  let rest = plain
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e')
    .replaceAll('4', 'a')
    .replaceAll('@', 'a');
  for (const word of [...COMMON].sort((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(word, '');
    if (stem(plain).replaceAll(word, '') === '') return true;
  }
  return rest.replace(/[\doiea]/g, '') === '';
}

/** `abcdefghijkl`, `123456789012`: each character follows the one before. */
function isRow(plain: string): boolean {
  const codes = [...plain].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, place) => code - (codes[place] ?? 0));
  const same = steps.filter((step) => step === steps[0] || step === -9).length;
  return steps.length > 0 && Math.abs(steps[0] ?? 9) <= 1 && same === steps.length;
}
