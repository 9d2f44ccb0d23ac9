import { Unreadable } from '../reading/unreadable.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { type Cleaning, cleanMarkup } from './clean-markup.ts';
import type { MarkupNode } from './markup.ts';
import { parseHtml } from './parse-html.ts';

/**
 * A string of HTML as rich text, by the allow-list. What is left out stands in the cleaning's losses; HTML that is too long or nested
 * too deep is an error there, and the text is empty.
 */
export function cleanHtml(html: string, cleaning: Cleaning): RichText {
  return cleaned(() => parseHtml(html, (what) => cleaning.losses.add('loss', what)), cleaning);
}

/** The same for a tree that a reader of XML has made. */
export function cleanTree(nodes: readonly MarkupNode[], cleaning: Cleaning): RichText {
  return cleaned(() => nodes, cleaning);
}

function cleaned(markup: () => readonly MarkupNode[], cleaning: Cleaning): RichText {
  try {
    return cleanMarkup(markup(), cleaning);
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    cleaning.losses.add('error', fault.what);
    return '';
  }
}
