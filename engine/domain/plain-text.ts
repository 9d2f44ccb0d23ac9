import { type Sentence, sentence } from './sentences/sentence.ts';
/**
 * Control, format and direction characters (a tab excepted), half surrogate pairs, private-use characters, line separators:
 * with them a text could look other than it reads, or have no bytes of its own.
 */
const UNSEEN = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'gu');
const QUOTED = 60;

/** What keeps a text that a person wrote from being shown and hashed as it stands; empty when nothing does. */
export function textFaults(text: string): readonly Sentence[] {
  const faults: Sentence[] = [];
  const unseen = UNSEEN.exec(text)?.[0];
  if (unseen !== undefined)
    faults.push(sentence('holds-a-character-that-cannot-be-seen-remove', { sign: codePoint(unseen) }));
  if (text !== text.normalize('NFC')) faults.push(sentence('is-not-in-unicode-nfc'));
  return faults;
}

/** The beginning of a text from outside, in quotation marks, fit for a sentence on any screen. */
export function quoted(text: string): string {
  const characters = [...text.slice(0, 2 * QUOTED)];
  const whole = text.length <= 2 * QUOTED && characters.length <= QUOTED;
  const start = characters.slice(0, QUOTED).join('').replace(EVERY_UNSEEN, codePoint);
  return `"${start}${whole ? '' : '…'}"`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
