import { type Sentence, sentence } from './sentence.ts';
import { SENTENCES } from './sentences.ts';

export type SentenceLanguage = 'id' | 'en';

/** Blanks that name another place: where the same stood before. */
const PLACES: ReadonlySet<string> = new Set(['earlier', 'neighbour', 'twin']);

/** A sentence in a language, to stand after the place it is about. */
export function say({ code, values = {} }: Sentence, language: SentenceLanguage): string {
  return SENTENCES[code][language].replace(/\{\{(\w+)\}\}/g, (blank, name: string) => {
    const value = values[name];
    if (typeof value === 'object') return say(value, language);
    return PLACES.has(name) ? sayPlace(String(value ?? blank), language) : String(value ?? blank);
  });
}

/** A place in a file or a bank; what is a word in it is said in the language. */
export function sayPlace(where: string, language: SentenceLanguage): string {
  if (language === 'en') return where;
  return where.replace(/ row (?=\d+\b)/, ' baris ').replace(/ passage (?=\S+$)/, ' bacaan ');
}

/** What is wrong, with its count where the same is wrong several times. */
export function sayWhat(
  { times, what }: { readonly what: Sentence; readonly times?: number },
  language: SentenceLanguage,
): string {
  return say(times === undefined ? what : sentence('what-is-there-times', { what, times }), language);
}

/** A problem in one line: where, and what is wrong there. */
export function sayProblem(
  { where, ...problem }: { readonly where: string; readonly what: Sentence; readonly times?: number },
  language: SentenceLanguage,
): string {
  const said = sayWhat(problem, language);
  return where === '' ? said : `${sayPlace(where, language)}: ${said}`;
}
