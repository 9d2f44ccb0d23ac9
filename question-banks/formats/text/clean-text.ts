import { sentence } from '#domain/sentences/sentence.ts';
import type { Losses } from '../html/losses.ts';

/** As in `#domain/plain-text.ts`, less what is white space in every text format. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** They tell a browser where a long word may break, or that what follows is Unicode, and mean nothing to a reader. */
const MEANINGLESS = new Set(['\u00ad', '\u200b', '\ufeff', '\u2060']);

/**
 * A text of a file as a bank may hold it: in Unicode NFC, without characters that cannot be seen. Those that could make it look other
 * than it reads (directions, controls, private characters, joiners) are told as a loss.
 */
export function cleanText(text: string, losses: Losses): string {
  const seen = text.replace(UNSEEN, (character) => {
    if (character === '\u2028' || character === '\u2029') return '\n';
    const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    if (!MEANINGLESS.has(character))
      losses.add('loss', sentence('a-character-that-cannot-be-seen-is-left', { sign: point }));
    return '';
  });
  return seen.normalize('NFC');
}

/** A text of one line: white space inside is one blank, at the ends none. */
export function cleanLine(text: string, losses: Losses): string {
  return cleanText(text, losses)
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
}
