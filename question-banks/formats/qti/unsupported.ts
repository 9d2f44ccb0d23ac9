import type { Sentence, SentenceValue } from '#domain/sentences/sentence.ts';

const LONGEST = 300;

/** An item asks for something that is not done here: what, fit to be shown whatever the item holds. Whoever evaluates an item catches it. */
export class Unsupported extends Error {
  override name = 'Unsupported';
  readonly what: Sentence;

  constructor(what: Sentence) {
    super(what.code);
    this.what = shown(what);
  }
}

/** A sentence with pieces of a file in it: without signs that cannot be seen, and not too long. */
export function shown({ code, values }: Sentence): Sentence {
  if (values === undefined) return { code };
  return { code, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shownValue(value)])) };
}

function shownValue(value: SentenceValue): SentenceValue {
  if (typeof value === 'number') return value;
  if (typeof value === 'object') return shown(value);
  const seen = value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '?');
  return seen.length > LONGEST ? `${seen.slice(0, LONGEST)}…` : seen;
}
