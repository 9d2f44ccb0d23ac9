import { spokenText } from '#domain/item/rich-text.ts';
import type { Speech } from '../messages/speech.ts';
import type { AnswerText, Mark } from '../state/answer-lines.ts';

/** What the key says of an answer, in words. */
export function markWords(mark: Mark, t: Speech['t']): string {
  switch (mark.kind) {
    case 'key':
      return t('bank.key');
    case 'points':
      return t('bank.points', { n: mark.n });
    case 'share':
      return t('bank.share', { percent: mark.percent });
    case 'truth':
      return mark.labels === null ? t(mark.value ? 'bank.true' : 'bank.false') : mark.labels[mark.value ? 0 : 1];
    case 'pairs':
      return t('bank.pairs', { what: mark.with.map(spokenText).join(' / ') });
    case 'place':
      return t('bank.place', { n: mark.n });
  }
}

/** An answer's text without its structure. */
export function answerWords(text: AnswerText, t: Speech['t']): string {
  if (typeof text === 'string') return text;
  if ('least' in text) return t('bank.numberBetween', { least: text.least, greatest: text.greatest });
  if ('area' in text) return `${t('bank.area', { n: text.area })}: ${text.at}`;
  return spokenText(text);
}
