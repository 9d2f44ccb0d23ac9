import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { Unreadable } from '../reading/unreadable.ts';
import type { MarkupElement, MarkupNode } from './markup.ts';

/** One question's text is far below these; what is above them was made to keep a parser busy. */
const LONGEST = 400_000;
const MOST_NODES = 20_000;
const DEEPEST = 120;

/**
 * A piece of HTML as a tree, read as a browser reads it. Comments are left out; `template` holds its content. Throws Unreadable when
 * the text is too long, too deep or has too many elements: then reading it could take longer than a person waits.
 * @param tell called with a sentence when the HTML ends where a browser would drop what it has begun
 */
export function parseHtml(html: string, tell: (what: Sentence) => void): readonly MarkupNode[] {
  if (html.length > LONGEST)
    throw new Unreadable(sentence('has-characters-of-html-at-most-are-read', { count: html.length, most: LONGEST }));
  // Without a tag and a character reference HTML is its text.
  if (!/[<&]/.test(html)) return html === '' ? [] : [html];
  const onParseError = ({ code }: { readonly code: string }): void => {
    if (code.startsWith('eof-in')) tell(sentence('the-html-ends-inside-a-tag-or-comment'));
  };
  return parseFragment(html, { treeAdapter: boundedAdapter(), onParseError }).childNodes.flatMap(markupOf);
}

/** The usual tree, given up as soon as it grows beyond a bound. */
function boundedAdapter(): typeof defaultTreeAdapter {
  let nodes = 0;
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      nodes += 1;
      if (nodes > MOST_NODES) throw new Unreadable(sentence('has-more-than-html-elements', { most: MOST_NODES }));
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    onItemPush() {
      depth += 1;
      if (depth > DEEPEST) throw new Unreadable(sentence('has-html-nested-deeper', { most: DEEPEST }));
    },
    onItemPop() {
      depth -= 1;
    },
  };
}

function markupOf(node: DefaultTreeAdapterTypes.ChildNode): MarkupNode[] {
  if (node.nodeName === '#text') return [(node as DefaultTreeAdapterTypes.TextNode).value];
  if (!('tagName' in node)) return [];
  const inside = 'content' in node ? node.content.childNodes : node.childNodes;
  const element: MarkupElement = {
    name: node.tagName.toLowerCase(),
    attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name.toLowerCase(), value])),
    children: inside.flatMap(markupOf),
  };
  return [element];
}
