import type { RichElement, RichNode, RichTag, RichText } from '#domain/item/rich-text.ts';
import { BLOCKS } from './allowed-markup.ts';

/** Between their children white space is only how the source is laid out. */
const ONLY_ELEMENTS: ReadonlySet<RichTag> = new Set([
  ...(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup', 'figure', 'ruby'] as const),
]);
/** White space at their ends is not seen. */
const BOXES: ReadonlySet<RichTag> = new Set([...BLOCKS, 'li', 'td', 'th', 'dd', 'dt', 'caption', 'figcaption']);
/** They say something although they hold nothing. */
const SELF_SUFFICIENT: ReadonlySet<RichTag> = new Set(['img', 'hr', 'br', 'col', 'math']);
const FIXED: ReadonlySet<RichTag> = new Set(['pre', 'math']);

/**
 * A cleaned tree as it is kept: white space as a browser shows it, no empty paragraphs, loose text between blocks in paragraphs of
 * its own. A single paragraph or run of text without structure is a plain text.
 */
export function arrangeText(nodes: readonly RichNode[]): RichText {
  const tidy = trimmed(nodes.flatMap((node) => tidyNode(node)));
  const arranged = tidy.some(isBlock) ? inParagraphs(tidy) : tidy;
  const [only] = arranged;
  if (only === undefined) return '';
  if (arranged.length > 1) return arranged;
  if (typeof only === 'string') return only;
  const inside = only.children ?? [];
  if (only.tag === 'p' && only.attributes === undefined) return soleText(inside) ?? inside;
  return arranged;
}

function soleText(nodes: readonly RichNode[]): string | null {
  const [only] = nodes;
  return nodes.length === 1 && typeof only === 'string' ? only : null;
}

function tidyNode(node: RichNode): RichNode[] {
  if (typeof node === 'string') return [node.replace(/[ \t\n\r\f]+/g, ' ')];
  if (FIXED.has(node.tag)) return [node];
  const inner = (node.children ?? []).flatMap(tidyNode);
  const children = joined(
    ONLY_ELEMENTS.has(node.tag)
      ? inner.filter((child) => typeof child !== 'string' || child.trim() !== '')
      : BOXES.has(node.tag)
        ? trimmed(inner)
        : inner,
  );
  if (
    children.length === 0 &&
    !SELF_SUFFICIENT.has(node.tag) &&
    node.tag !== 'td' &&
    node.tag !== 'th' &&
    !isMark(node)
  ) {
    return [];
  }
  const { children: _, ...bare } = node;
  return [children.length === 0 ? bare : { ...bare, children }];
}

/** An empty span with a title is the mark of a gap. */
function isMark(node: RichElement): boolean {
  return node.tag === 'span' && node.attributes?.title !== undefined;
}

/** Neighbouring texts as one, without a second blank where they meet. */
function joined(nodes: readonly RichNode[]): RichNode[] {
  const result: RichNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (typeof node !== 'string' || typeof last !== 'string') result.push(node);
    else result[result.length - 1] = (last + node).replace(/ {2,}/g, ' ');
  }
  return result.filter((node) => node !== '');
}

/** Without white space, line breaks and hard blanks at the ends. */
function trimmed(nodes: readonly RichNode[]): RichNode[] {
  const rest = joined(nodes);
  const first = rest.findIndex((node) => !isBlank(node));
  if (first === -1) return [];
  const last = rest.findLastIndex((node) => !isBlank(node));
  return rest.slice(first, last + 1).map((node, place, { length }) => {
    if (typeof node !== 'string') return node;
    const begun = place === 0 ? node.trimStart() : node;
    return place === length - 1 ? begun.trimEnd() : begun;
  });
}

function isBlank(node: RichNode): boolean {
  return typeof node === 'string' ? node.trim() === '' : node.tag === 'br';
}

/** Runs of text and inline elements beside blocks become paragraphs. */
function inParagraphs(nodes: readonly RichNode[]): RichNode[] {
  const result: RichNode[] = [];
  let run: RichNode[] = [];
  const close = (): void => {
    const children = trimmed(run);
    if (children.length > 0) result.push({ tag: 'p', children });
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node);
      continue;
    }
    close();
    result.push(node);
  }
  close();
  return result;
}

export function isBlock(node: RichNode): boolean {
  return typeof node !== 'string' && BLOCKS.has(node.tag);
}
