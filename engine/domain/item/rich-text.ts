/**
 * Text with structure, as a tree of allowed elements instead of a string of HTML: whatever a format brought along is cleaned into
 * this once, at import, and a screen builds elements from it without ever parsing markup. There is no attribute that can run, load
 * or point outside; pictures and sounds are named by the path they have in the bank's `media/`, and by their bytes on a paper.
 */
export type RichNode = string | RichElement;

export interface RichElement {
  readonly tag: RichTag;
  readonly attributes?: Readonly<Partial<Record<RichAttribute, string>>>;
  readonly children?: readonly RichNode[];
}

/** A plain text, or text with structure. */
export type RichText = string | readonly RichNode[];

const TEXT_TAGS = [
  ...[
    'p',
    'br',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'sub',
    'sup',
    'small',
    'code',
    'pre',
    'span',
    'bdi',
    'q',
    'blockquote',
  ],
  ...['h3', 'h4', 'h5', 'hr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'ruby', 'rb', 'rt', 'rp'],
  ...[
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'colgroup',
    'col',
    'figure',
    'figcaption',
    'img',
  ],
] as const;

/** MathML Core, presentation only. */
const MATH_TAGS = [
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mstyle', 'mpadded', 'mphantom', 'merror'],
  ...[
    'mfrac',
    'msqrt',
    'mroot',
    'msub',
    'msup',
    'msubsup',
    'munder',
    'mover',
    'munderover',
    'mmultiscripts',
    'mprescripts',
  ],
  ...['mtable', 'mtr', 'mtd', 'menclose'],
] as const;

export const RICH_TAGS = [...TEXT_TAGS, ...MATH_TAGS] as const;
export type RichTag = (typeof RICH_TAGS)[number];

/** `src` is a path in the bank's `media/`; `alttext` is what a screen reader says of a formula. */
export const RICH_ATTRIBUTES = [
  ...['lang', 'dir', 'title', 'alt', 'src', 'width', 'height', 'colspan', 'rowspan', 'scope', 'start', 'type', 'span'],
  ...['display', 'alttext', 'mathvariant', 'stretchy', 'fence', 'separator', 'accent', 'accentunder', 'linethickness'],
  ...[
    'columnalign',
    'rowalign',
    'columnspan',
    'rowspacing',
    'columnspacing',
    'movablelimits',
    'form',
    'lspace',
    'rspace',
  ],
  ...['notation', 'minsize', 'maxsize', 'largeop', 'symmetric', 'depth', 'voffset', 'scriptlevel', 'displaystyle'],
] as const;
export type RichAttribute = (typeof RICH_ATTRIBUTES)[number];

const KNOWN_TAGS: ReadonlySet<string> = new Set(RICH_TAGS);
const KNOWN_MATHS: ReadonlySet<string> = new Set(MATH_TAGS);

export function isRichTag(tag: string): tag is RichTag {
  return KNOWN_TAGS.has(tag);
}

export function isMathTag(tag: string): boolean {
  return KNOWN_MATHS.has(tag);
}

/** The same text with every element as `change` makes it, from the inside out. */
export function mapElements<T extends RichText>(text: T, change: (element: RichElement) => RichElement): T {
  return (typeof text === 'string' ? text : text.map((node) => mapNode(node, change))) as T;
}

function mapNode(node: RichNode, change: (element: RichElement) => RichElement): RichNode {
  if (typeof node === 'string') return node;
  const { children } = node;
  return change(children === undefined ? node : { ...node, children: children.map((child) => mapNode(child, change)) });
}

/** The pictures a text shows, in reading order. */
export function picturesIn(text: RichText): string[] {
  const sources: string[] = [];
  mapElements(text, (element) => {
    if (element.tag === 'img') sources.push(element.attributes?.src ?? '');
    return element;
  });
  return sources;
}

/** What a text says without its structure: for searching, comparing and messages. A picture says its alternative text. */
export function spokenText(text: RichText): string {
  if (typeof text === 'string') return text;
  return text.map(spokenNode).join('').replace(/\s+/gu, ' ').trim();
}

const BREAKS: ReadonlySet<RichTag> = new Set([
  'p',
  'br',
  'li',
  'tr',
  'td',
  'th',
  'h3',
  'h4',
  'h5',
  'dt',
  'dd',
  'caption',
]);

function spokenNode(node: RichNode): string {
  if (typeof node === 'string') return node;
  const said = node.attributes?.alttext ?? node.attributes?.alt;
  if (said !== undefined && (node.tag === 'math' || node.tag === 'img')) return said;
  const inside = (node.children ?? []).map(spokenNode).join('');
  return BREAKS.has(node.tag) ? ` ${inside} ` : inside;
}
