import words from './words.json';

export type Language = keyof typeof words;
export type Words = (typeof words)['id'];

export function wordsOf(language: Language): Words {
  return words[language];
}

export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
