import { sentence } from '#domain/sentences/sentence.ts';
import { FULL_CREDIT, type Credit, type Interaction } from '#domain/item/interaction.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { percentOf, wholeShares } from '../numbers/percent.ts';
import type { ItemReading } from './item-reading.ts';

export interface ScoredOption {
  readonly text: RichText;
  readonly credit: Credit;
}

/**
 * A choice whose options each earn a share, as GIFT and Moodle have it. One option that earns everything and others that earn nothing
 * are a single choice; with other shares it is a multiple response of which one may be chosen.
 * @param single whether one option is chosen, or several
 */
export function scoredChoice(
  options: readonly ScoredOption[],
  single: boolean,
  reading: ItemReading,
): Interaction | null {
  const texts = options.map(({ text }) => text);
  const credits = options.map(({ credit }) => credit);
  const right = credits.flatMap((credit, place) => (credit > 0 ? [place] : []));
  if (right.length === 0) return reading.refuse(sentence('has-no-right-option'));
  const shared = { kind: 'multiple-response', options: texts, key: right, least: 1, credit: 'per-part' } as const;
  if (!single) {
    const shares = wholeShares(credits);
    if (shares === null) {
      const sum = right.reduce((all, place) => all + (credits[place] ?? 0), 0);
      return reading.refuse(sentence('has-shares-of-right-options-that-make', { sum: percentOf(sum) }));
    }
    return { ...shared, most: null, shares };
  }
  if (!credits.includes(FULL_CREDIT)) return reading.refuse(sentence('has-no-option-that-earns-100'));
  if (right.length === 1 && credits.every((credit) => credit === 0 || credit === FULL_CREDIT)) {
    return { kind: 'single-choice', options: texts, key: right };
  }
  reading.note(sentence('one-option-may-be-chosen-and-options-earn'));
  return { ...shared, most: 1, shares: credits };
}
