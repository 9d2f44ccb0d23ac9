import type { RichNode, RichText } from '#domain/item/rich-text.ts';

const EMPTY = new Set(['br', 'hr', 'img', 'col']);
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** How a format names a picture of `media/`, and marks the gaps of a text. */
export interface HtmlWords {
  picture(path: string): string;
  /** HTML for a gap, by its number from 0; absent where a text has none. */
  gap?(number: number): string;
}

/** Rich text as HTML; every sign with a meaning is escaped. */
export function writeHtml(text: RichText, words: HtmlWords): string {
  return typeof text === 'string' ? escapeHtml(text) : text.map((node) => nodeHtml(node, words)).join('');
}

function nodeHtml(node: RichNode, words: HtmlWords): string {
  if (typeof node === 'string') return escapeHtml(node);
  const gap = node.tag === 'span' ? /^gap-(\d+)$/.exec(node.attributes?.title ?? '') : null;
  if (gap !== null && words.gap !== undefined) return words.gap(Number(gap[1]));
  const attributes = Object.entries(node.attributes ?? {}).map(
    ([name, value]) => ` ${name}="${escapeHtml(name === 'src' ? words.picture(value) : value)}"`,
  );
  const start = `<${node.tag}${node.tag === 'math' ? ` xmlns="${MATHML}"` : ''}${attributes.join('')}>`;
  if (EMPTY.has(node.tag)) return start;
  return `${start}${(node.children ?? []).map((child) => nodeHtml(child, words)).join('')}</${node.tag}>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
