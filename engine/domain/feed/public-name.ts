import type { PublicNames } from '../definition/exam-definition.ts';

/** A person's name as the public board may show it; empty where the number alone is published. */
export function publicName(policy: PublicNames, name: string): string {
  if (policy === 'full') return name;
  if (policy === 'number') return '';
  return name
    .split(/\s+/u)
    .filter((word) => /\p{L}/u.test(word))
    .map((word) => `${firstLetter(word).toUpperCase()}.`)
    .join(' ');
}

/** With its marks: a letter without them can be another one. */
function firstLetter(word: string): string {
  return /\p{L}\p{M}*/u.exec(word)?.[0] ?? '';
}
