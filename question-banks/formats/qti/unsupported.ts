const LONGEST = 300;

/**
 * An item asks for something that is not done here. The message says what, fit to be shown whatever the item holds; whoever evaluates
 * an item catches it.
 */
export class Unsupported extends Error {
  override name = 'Unsupported';

  constructor(what: string) {
    super(shown(what));
  }
}

/** A sentence with pieces of a file in it: without signs that cannot be seen, and not too long. */
export function shown(sentence: string): string {
  const seen = sentence.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '?');
  return seen.length > LONGEST ? `${seen.slice(0, LONGEST)}…` : seen;
}
