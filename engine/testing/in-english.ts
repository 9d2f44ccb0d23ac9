import type { Sentence } from '#domain/sentences/sentence.ts';
import { say, sayWhat } from '#domain/sentences/say.ts';
import { SENTENCES } from '#domain/sentences/sentences.ts';

export type InEnglish<T> = T extends Sentence
  ? string
  : T extends Uint8Array | ReadonlyMap<string, unknown>
    ? T
    : T extends readonly (infer Each)[]
      ? readonly InEnglish<Each>[]
      : T extends object
        ? { readonly [Field in keyof T]: InEnglish<T[Field]> }
        : T;

/** Whatever holds sentences with them in English, to be compared as a person reads them. */
export function inEnglish<T>(value: T): InEnglish<T> {
  return spoken(value) as InEnglish<T>;
}

function spoken(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spoken);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  if (isSentence(value)) return say(value, 'en');
  const { times, ...rest } = value as { readonly times?: number; readonly what?: unknown };
  if (times !== undefined && isSentence(rest.what)) return { ...rest, what: sayWhat({ what: rest.what, times }, 'en') };
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, spoken(each)]));
}

function isSentence(value: unknown): value is Sentence {
  if (typeof value !== 'object' || value === null) return false;
  const { code, values, ...others } = value as { readonly code?: unknown; readonly values?: unknown };
  const isWhole = Object.keys(others).length === 0 && (values === undefined || typeof values === 'object');
  return isWhole && typeof code === 'string' && Object.hasOwn(SENTENCES, code);
}
