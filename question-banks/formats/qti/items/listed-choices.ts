import { sentence } from '#domain/sentences/sentence.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { fewEnough } from '../recognition/patience.ts';
import { flag } from '../qti-element.ts';
import type { ItemSource } from './item-source.ts';

/** Choices of an interaction, with what is said of their order. */
export interface ListedChoices {
  readonly ids: readonly string[];
  readonly texts: readonly RichText[];
  readonly shuffles: boolean;
  readonly pinsLast: boolean;
}

export function listedChoices(
  interaction: XmlElement,
  choices: readonly XmlElement[],
  source: ItemSource,
): ListedChoices {
  fewEnough(choices, 'options');
  const fixed = choices.map((choice) => flag(choice, 'fixed', false));
  const shuffle = flag(interaction, 'shuffle', false);
  const isOnlyLast = fixed.filter(Boolean).length === 1 && fixed.at(-1) === true;
  const keepsAll = fixed.every(Boolean);
  if (shuffle && fixed.some(Boolean) && !isOnlyLast && !keepsAll) {
    source.reading.loss(sentence('some-options-keep-their-place-in-the-file'));
  }
  return {
    ids: choices.map(({ attributes }) => attributes.identifier ?? ''),
    texts: choices.map((choice) => source.text(choice.children)),
    shuffles: shuffle && (isOnlyLast || !fixed.some(Boolean)),
    pinsLast: isOnlyLast,
  };
}
