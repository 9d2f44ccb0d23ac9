import type { RichNode, RichText } from '#domain/item/rich-text.ts';

/** A piece of XML that is written already. */
export interface Xml {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** An element; attributes that are null or undefined are not written. Texts among the children are escaped. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly (Xml | string)[]): Xml {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : child.xml)).join('');
  return { xml: inside === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inside}</${name}>` };
}

/** Signs with a meaning, and white space that an attribute would lose. */
function escaped(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/[\t\n\r]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** How a text of an item names what is not text. */
export interface TextWords {
  /** The address of a picture of `media/`. */
  picture(path: string): string;
  /** What stands for gap n. */
  gap?(number: number): Xml;
}

export function richXml(text: RichText, words: TextWords): Xml[] {
  return typeof text === 'string' ? [{ xml: escaped(text) }] : text.map((node) => nodeXml(node, words));
}

function nodeXml(node: RichNode, words: TextWords): Xml {
  if (typeof node === 'string') return { xml: escaped(node) };
  const { attributes = {}, children = [], tag } = node;
  const gap = tag === 'span' ? /^gap-(\d+)$/u.exec(attributes.title ?? '')?.[1] : undefined;
  if (gap !== undefined && words.gap !== undefined) return words.gap(Number(gap));
  const named = attributes.src === undefined ? attributes : { ...attributes, src: words.picture(attributes.src) };
  const space = tag === 'math' ? { xmlns: MATHML } : {};
  return el(tag, { ...space, ...named }, ...children.map((child) => nodeXml(child, words)));
}

const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'pre',
  'blockquote',
  'h3',
  'h4',
  'h5',
  'hr',
  'ul',
  'ol',
  'dl',
  'table',
  'figure',
]);

/** A text that stands by itself: loose words in a paragraph. */
export function blockXml(text: RichText, words: TextWords): Xml[] {
  if (text === '') return [];
  const isBlocks = typeof text !== 'string' && text.some((node) => typeof node !== 'string' && BLOCKS.has(node.tag));
  return isBlocks ? richXml(text, words) : [el('p', {}, ...richXml(text, words))];
}
