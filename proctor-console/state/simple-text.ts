import type { RichElement, RichNode, RichTag, RichText } from '#domain/item/rich-text.ts';

/**
 * Formatted text as a person types it, and back, without loss: `**bold**`, `*italic*`, `__underlined__`, `^raised^`, `~lowered~`,
 * `` `code` ``, `![what it shows](media/file.png)`; lines that begin with `- ` or `1. ` are a list; an empty line begins a
 * paragraph; a backslash before a sign makes it a plain one. `{1}` is the first gap of a text with gaps. A formula in TeX between
 * `$` stays as it is typed until the engine reads it. What cannot be typed (tables, formulas of other systems) stands as `[[1]]`
 * and is put back where that stands.
 */
export interface SimpleText {
  readonly text: string;
  /** What `[[1]]`, `[[2]]` … stand for. */
  readonly kept: readonly RichNode[];
}

const MARKS: readonly (readonly [mark: string, tag: RichTag])[] = [
  ['**', 'b'],
  ['__', 'u'],
  ['*', 'i'],
  ['^', 'sup'],
  ['~', 'sub'],
  ['`', 'code'],
];
/** Written with the same sign; the same to read. */
const SAME_TAG: Partial<Record<RichTag, RichTag>> = { strong: 'b', em: 'i' };
const SPECIAL = /[\\*_^~`[\]{}!]/g;
const BULLET = /^\s*-\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;
const IMAGE = /^!\[((?:[^\]\\]|\\.)*)\]\((media\/[A-Za-z0-9][A-Za-z0-9._-]*)\)/;
const KEPT = /^\[\[(\d{1,3})\]\]/;
const GAP = /^\{(\d{1,2})\}/;

export function readSimpleText({ kept, text }: SimpleText): RichText {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .split(/\n[ \t]*\n+/)
    .map((block) => block.replace(/^\n+|\s+$/g, ''))
    .filter((block) => block !== '');
  const read = blocks.map((block) => readBlock(block, kept));
  const [only] = read;
  if (only === undefined) return '';
  if (read.length === 1 && only.tag === 'p') {
    const { children = [] } = only;
    if (children.every((child) => typeof child === 'string')) return children.join('');
    return children;
  }
  return read.map((block) => (block.tag === 'p' ? loneKept(block) : block));
}

/** A kept piece alone in a paragraph is the block it was. */
function loneKept(block: RichElement): RichNode {
  const [only, ...more] = block.children ?? [];
  return more.length === 0 && typeof only === 'object' && !INLINE.has(only.tag) ? only : block;
}

function readBlock(block: string, kept: readonly RichNode[]): RichElement {
  const lines = block.split('\n');
  for (const [sign, tag] of [[BULLET, 'ul'] as const, [NUMBER, 'ol'] as const]) {
    if (!lines.every((line) => sign.test(line))) continue;
    return { tag, children: lines.map((line) => ({ tag: 'li', children: inline(line.replace(sign, ''), kept) })) };
  }
  const children = lines.flatMap((line, at): RichNode[] => [...(at > 0 ? [BREAK] : []), ...inline(line, kept)]);
  return { tag: 'p', children };
}

const BREAK: RichElement = { tag: 'br' };

function inline(text: string, kept: readonly RichNode[]): RichNode[] {
  const nodes: RichNode[] = [];
  let said = '';
  const put = (node: RichNode): void => {
    if (said !== '') nodes.push(said);
    said = '';
    nodes.push(node);
  };
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const found = escaped(rest) ?? formula(rest) ?? image(rest) ?? piece(rest, kept) ?? gap(rest) ?? marked(rest, kept);
    if (found === null) {
      said += text[at];
      at += 1;
      continue;
    }
    if (typeof found.node === 'string') said += found.node;
    else put(found.node);
    at += found.length;
  }
  if (said !== '') nodes.push(said);
  return nodes;
}

interface Found {
  readonly node: RichNode;
  readonly length: number;
}

/** `\$` goes on as it is: to the engine it is the sign, and `$` alone begins a formula. */
function escaped(rest: string): Found | null {
  if (rest.startsWith('\\$')) return { node: '\\$', length: 2 };
  return rest.startsWith('\\') && rest.slice(1, 2).match(SPECIAL) !== null ? { node: rest[1]!, length: 2 } : null;
}

function formula(rest: string): Found | null {
  const found = /^(\$\$?)(?:\\.|[^$\\])+\1/.exec(rest)?.[0];
  return found === undefined ? null : { node: found, length: found.length };
}

function image(rest: string): Found | null {
  const found = IMAGE.exec(rest);
  if (found === null) return null;
  const alt = (found[1] ?? '').replace(/\\(.)/g, '$1');
  return { node: { tag: 'img', attributes: { src: found[2] ?? '', alt } }, length: found[0].length };
}

function piece(rest: string, kept: readonly RichNode[]): Found | null {
  const found = KEPT.exec(rest);
  const node = kept[Number(found?.[1]) - 1];
  return found === null || node === undefined ? null : { node, length: found[0].length };
}

function gap(rest: string): Found | null {
  const found = GAP.exec(rest);
  const n = Number(found?.[1]) - 1;
  return found === null || n < 0 ? null : { node: gapNode(n), length: found[0].length };
}

export function gapNode(n: number): RichElement {
  return { tag: 'span', attributes: { title: `gap-${n}` } };
}

function marked(rest: string, kept: readonly RichNode[]): Found | null {
  const [mark, tag] = MARKS.find(([sign]) => rest.startsWith(sign)) ?? [];
  if (mark === undefined || tag === undefined) return null;
  const end = closing(rest, mark);
  if (end === -1) return null;
  const inside = rest.slice(mark.length, end);
  // A sign with a space inside it is a star or a hat, and no mark.
  if (/^\s|\s$/.test(inside)) return null;
  const children = tag === 'code' ? [inside] : inline(inside, kept);
  return { node: { tag, children }, length: end + mark.length };
}

function closing(text: string, mark: string): number {
  for (let at = mark.length + 1; at < text.length; at += 1) {
    if (text[at - 1] === '\\' || !text.startsWith(mark, at)) continue;
    // The end of **bold** is no end of *italic*.
    if (mark === '*' && (text[at + 1] === '*' || text[at - 1] === '*')) continue;
    return at;
  }
  return -1;
}

const INLINE: ReadonlySet<RichTag> = new Set<RichTag>([
  ...[
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
    'span',
    'bdi',
    'q',
    'br',
    'img',
    'math',
    'ruby',
  ],
] as RichTag[]);

export function writeSimpleText(tree: RichText): SimpleText {
  for (const isEscaped of [false, true]) {
    const writer = new Writer(isEscaped);
    const written = writer.write(tree);
    if (sameTree(readSimpleText(written), tree)) return written;
  }
  // Whatever it is, it stays what it is.
  return { text: '[[1]]', kept: typeof tree === 'string' ? [tree] : [{ tag: 'span', children: tree }] };
}

class Writer {
  private readonly kept: RichNode[] = [];

  constructor(private readonly isEscaped: boolean) {}

  write(tree: RichText): SimpleText {
    const nodes = typeof tree === 'string' ? [tree] : tree;
    const isInline = nodes.every((node) => typeof node === 'string' || INLINE.has(node.tag));
    const text = isInline ? this.inline(nodes) : nodes.map((node) => this.block(node)).join('\n\n');
    return { text, kept: this.kept };
  }

  private block(node: RichNode): string {
    if (typeof node === 'string') return this.inline([node]);
    const { attributes, children = [], tag } = node;
    if (attributes === undefined && tag === 'p') return this.inline(children);
    if (attributes === undefined && (tag === 'ul' || tag === 'ol')) {
      const items = children.map((child) => (typeof child === 'object' && child.tag === 'li' ? child : null));
      if (items.every((item) => item !== null && item.attributes === undefined)) {
        return items
          .map((item, at) => `${tag === 'ul' ? '-' : `${at + 1}.`} ${this.inline(item?.children ?? [])}`)
          .join('\n');
      }
    }
    return this.keep(node);
  }

  private inline(nodes: readonly RichNode[]): string {
    return nodes.map((node) => this.node(node)).join('');
  }

  private node(node: RichNode): string {
    if (typeof node === 'string') return this.plain(node);
    const { attributes, children = [], tag } = node;
    const n = /^gap-(\d+)$/.exec(attributes?.title ?? '')?.[1];
    if (tag === 'span' && n !== undefined && children.length === 0) return `{${Number(n) + 1}}`;
    if (tag === 'img') return this.picture(node);
    if (attributes !== undefined) return this.keep(node);
    if (tag === 'br') return '\n';
    const mark = MARKS.find(([, name]) => name === (SAME_TAG[tag] ?? tag))?.[0];
    if (mark === undefined) return this.keep(node);
    if (tag === 'code') return `${mark}${children.join('')}${mark}`;
    return `${mark}${this.inline(children)}${mark}`;
  }

  private picture(node: RichElement): string {
    const { alt = '', src = '', ...rest } = node.attributes ?? {};
    if (Object.keys(rest).length > 0) return this.keep(node);
    return `![${alt.replace(/[\\\]]/g, '\\$&')}](${src})`;
  }

  private plain(text: string): string {
    return this.isEscaped
      ? text.replace(SPECIAL, (sign, at: number) => (text[at + 1] === '$' ? sign : `\\${sign}`))
      : text;
  }

  private keep(node: RichNode): string {
    return `[[${this.kept.push(node)}]]`;
  }
}

function sameTree(one: RichText, other: RichText): boolean {
  return JSON.stringify(plainTree(one)) === JSON.stringify(plainTree(other));
}

/** Two ways to say the same: one paragraph or its text, neighbouring texts or one. */
function plainTree(tree: RichText): readonly RichNode[] {
  const nodes = typeof tree === 'string' ? [tree] : tree;
  const [only] = nodes;
  const inner =
    nodes.length === 1 && typeof only === 'object' && only.tag === 'p' && only.attributes === undefined
      ? (only.children ?? [])
      : nodes;
  return inner.reduce<RichNode[]>((all, node) => {
    const last = all.at(-1);
    if (typeof node === 'string' && typeof last === 'string') return [...all.slice(0, -1), last + node];
    if (node === '') return all;
    if (typeof node === 'string') return [...all, node];
    const { children, tag, ...rest } = node;
    const same = { tag: SAME_TAG[tag] ?? tag, ...rest };
    return [...all, children === undefined ? same : { ...same, children: plainTree(children) }];
  }, []);
}

/** Before a person edits it: signs that would begin a formula are plain ones. */
export function withPlainDollars<T extends RichText>(text: T): T {
  const plain = (node: RichNode): RichNode => {
    if (typeof node === 'string') return node.replace(/\$/g, '\\$');
    if (node.tag === 'code' || node.tag === 'pre' || node.tag === 'math' || node.children === undefined) return node;
    return { ...node, children: node.children.map(plain) };
  };
  return (typeof text === 'string' ? plain(text) : text.map(plain)) as T;
}
