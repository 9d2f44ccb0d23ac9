import { sentence } from '#domain/sentences/sentence.ts';
import { type CreditRule, CREDIT_RULES, type Interaction } from '#domain/item/interaction.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { type XmlElement, childNamed } from '../../xml/xml-element.ts';
import { Unsupported } from '../unsupported.ts';
import type { ItemRules } from './item-rules.ts';
import type { ItemSource } from './item-source.ts';

/** An item's interaction, read. */
export interface ReadInteraction {
  readonly interaction: Interaction;
  readonly shuffles?: boolean;
  readonly pinsLast?: boolean;
}

export interface Asking {
  readonly item: XmlElement;
  readonly element: XmlElement;
  readonly rules: ItemRules;
  readonly source: ItemSource;
}

export function responseOf({ attributes: { responseIdentifier = '' } }: XmlElement, rules: ItemRules): string {
  if (rules.declarations.get(responseIdentifier)?.kind !== 'response') {
    throw new Unsupported(
      sentence('a-response-that-is-not-declared', { name: responseIdentifier || sentence('without-a-name') }),
    );
  }
  return responseIdentifier;
}

/** The question above an interaction. */
export function promptOf(element: XmlElement, source: ItemSource): RichText {
  const prompt = childNamed(element, 'prompt');
  return prompt === null ? '' : source.text(prompt.children);
}

/** How an item of this house counts; others do not say. */
export function creditSaid({ attributes }: XmlElement): CreditRule | undefined {
  return CREDIT_RULES.find((rule) => rule === attributes['data-credit']);
}
