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
    part('rules', rulesOf(item)),
    part('rationale', rationale),
  ];
}

/** What is told as text above. All else of an item stands here as it is kept, so that no change is passed over. */
const TOLD = new Set(['kind', 'options', 'key', 'weights', 'shares', 'statements', 'sources', 'targets', 'entries']);

function rulesOf({ interaction, pinsLast, shuffles }: AuthoredItem): string {
  const rest = Object.entries(interaction).filter(([name]) => !TOLD.has(name));
  return [...rest, ['shuffles', shuffles] as const, ['pinsLast', pinsLast] as const]
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
