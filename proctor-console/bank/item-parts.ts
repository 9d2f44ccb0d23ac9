import type { AuthoredItem } from '#domain/item/authored-item.ts';
import { picturesIn, spokenText } from '#domain/item/rich-text.ts';
import type { Speech } from '../messages/speech.ts';
import { answerLines } from '../state/answer-lines.ts';
import { answerWords, markWords } from './answer-words.ts';

export interface ItemPart {
  readonly name: string;
  readonly text: string;
}

/** An item as named texts, each part of it in one of them, so that two versions can be compared by reading. */
export function itemParts(item: AuthoredItem, t: Speech['t']): readonly ItemPart[] {
  const { difficulty, interaction, language, passage, rationale, section, sounds, stem, tags, title, topic } = item;
  const part = (name: string, text: string) => ({ name: t(`bank.part.${name}`), text });
  return [
    part('title', title),
    part('section', section),
    part('topic', topic),
    part('difficulty', difficulty === null ? '' : t(`bank.difficulty.${difficulty}`)),
    part('language', language),
    part('tags', tags.join(', ')),
    part('passage', passage ?? ''),
    part('stem', spokenText(stem)),
    part('pictures', picturesIn(stem).join(', ')),
    part(
      'sounds',
      sounds.map(({ plays, source, transcript }) => `${source} (${plays ?? '∞'}): ${transcript}`).join('\n'),
    ),
    part('kind', t(`bank.kind.${interaction.kind}`)),
    ...answerLines(interaction).map(({ label, mark, text }, place) => ({
      name: t('bank.part.answer', { n: label === '' ? place + 1 : label }),
      text: answerWords(text, t) + (mark === null ? '' : ` (${markWords(mark, t)})`),
    })),
    part('rules', rulesOf(item, t)),
    part('rationale', rationale),
  ];
}

/** What is told as text above. All else of an item stands here as it is kept, so that no change is passed over. */
const TOLD = new Set(['kind', 'options', 'key', 'weights', 'shares', 'statements', 'sources', 'targets', 'entries']);

function rulesOf({ interaction, pinsLast, shuffles }: AuthoredItem, t: Speech['t']): string {
  const rest = Object.entries(interaction).filter(([name]) => !TOLD.has(name));
  return [...rest, ['shuffles', shuffles] as const, ['pinsLast', pinsLast] as const]
    .map(([name, value]) => `${NAMED.has(name) ? t(`edit.${name}`) : name}: ${valueWords(name, value, t)}`)
    .join('; ');
}

/** Rules that the editor has words for. */
const NAMED = new Set(['least', 'most', 'credit', 'unit', 'decimalMark', 'shuffles', 'pinsLast']);

function valueWords(name: string, value: unknown, t: Speech['t']): string {
  if (typeof value === 'boolean') return t(value ? 'bank.rule.yes' : 'bank.rule.no');
  if (name === 'credit' || name === 'unit') return t(`edit.${name}Rule.${String(value)}`);
  if (name === 'decimalMark') return t(value === ',' ? 'edit.comma' : 'edit.point');
  if (name === 'most' && value === null) return t('bank.rule.noLimit');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
