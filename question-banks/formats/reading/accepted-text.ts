import { sentence } from '#domain/sentences/sentence.ts';
import { type Credit, FULL_CREDIT, type ShortText } from '#domain/item/interaction.ts';
import type { ItemReading } from './item-reading.ts';

const SHORTEST_LIMIT = 100;

/**
 * Typed answers as GIFT and Moodle have them: `*` stands for any characters, `\*` for itself. Answers that earn nothing stay only
 * where they keep a later one from being reached.
 */
export function acceptedTexts(
  answers: readonly { readonly text: string; readonly credit: Credit }[],
  ignoresCase: boolean,
  reading: ItemReading,
): ShortText {
  const lastPaid = answers.findLastIndex(({ credit }) => credit > 0);
  const accepted = answers.slice(0, lastPaid + 1).map(({ credit, text }) => {
    const line = reading.line(text);
    const wildcard = /(?<!\\)\*/.test(line);
    if (wildcard && line.includes('\\*')) reading.loss(sentence('an-answer-has-both-and-every-star-stands'));
    return { text: line.replaceAll('\\*', '*'), credit: Math.max(0, Math.min(FULL_CREDIT, credit)), wildcard };
  });
  return {
    kind: 'short-text',
    accepted,
    sameness: { ignoresCase, ignoresAccents: false, ignoresPunctuation: false },
    longest: accepted.reduce((longest, { text }) => Math.max(longest, text.length * 2), SHORTEST_LIMIT),
  };
}
