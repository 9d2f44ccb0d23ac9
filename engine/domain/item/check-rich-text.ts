import { quoted, textFaults } from '../plain-text.ts';
import { RICH_ATTRIBUTES, type RichAttribute, isMathTag, isRichTag } from './rich-text.ts';

const MOST_DEPTH = 24;
const MOST_NODES = 3_000;
const MOST_CHARACTERS = 40_000;
const MOST_PROBLEMS = 5;

/** A file in a bank's `media/`, and nothing that could lead out of it. */
export const MEDIA_PATH = /^media\/[A-Za-z0-9][A-Za-z0-9._-]*$/;

const EMPTY_TAGS: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'col', 'mspace', 'mprescripts']);
const WORDS: ReadonlySet<string> = new Set(['alt', 'alttext', 'title']);
const COUNT = /^[1-9]\d{0,2}$/;
const LENGTH = /^[+-]?\d{0,4}(\.\d{1,6})?(px|em|ex|pt|mu|%)?$/;
/** Values of single attributes; all others are short words and lengths of MathML. */
const VALUES: Partial<Record<RichAttribute, RegExp>> = {
  src: MEDIA_PATH,
  lang: /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/,
  dir: /^(ltr|rtl|auto)$/,
  scope: /^(row|col|rowgroup|colgroup)$/,
  type: /^[1aAiI]$/,
  start: /^-?\d{1,6}$/,
  colspan: COUNT,
  rowspan: COUNT,
  span: COUNT,
  width: LENGTH,
  height: LENGTH,
  depth: LENGTH,
};
const SHORT = /^[A-Za-z0-9 .,+%-]{0,80}$/;

/**
 * Every reason why a value is no rich text that a screen may draw: shape, tags, attributes, depth and size. Empty when it is
 * sound. Every bank passes here, whatever format it came in.
 */
export function richTextProblems(value: unknown): readonly string[] {
  const check = new RichTextCheck();
  if (typeof value === 'string') check.text(value);
  else if (Array.isArray(value)) check.children(value, 1, false);
  else return ['is neither a text nor a list of nodes'];
  return check.problems.slice(0, MOST_PROBLEMS);
}

class RichTextCheck {
  readonly problems: string[] = [];
  private nodes = 0;
  private characters = 0;

  text(text: string): void {
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS) return this.once(`has more than ${MOST_CHARACTERS} characters`);
    for (const fault of textFaults(text)) this.once(fault);
  }

  children(nodes: readonly unknown[], depth: number, inMaths: boolean): void {
    if (depth > MOST_DEPTH) return this.once(`is nested deeper than ${MOST_DEPTH}`);
    for (const node of nodes) {
      this.nodes += 1;
      if (this.nodes > MOST_NODES) return this.once(`has more than ${MOST_NODES} elements and texts`);
      if (typeof node === 'string') this.text(node);
      else this.element(node, depth, inMaths);
    }
  }

  private element(node: unknown, depth: number, inMaths: boolean): void {
    if (!isRecord(node)) return this.once('holds something that is neither a text nor an element');
    const { tag, attributes = {}, children = [], ...rest } = node;
    if (typeof tag !== 'string' || !isRichTag(tag)) return this.once(`the element ${shown(tag)} is not allowed`);
    for (const name of Object.keys(rest)) this.once(`<${tag}> has ${quoted(name)}, which no element has`);
    const isMaths = tag === 'math' || inMaths;
    if (isMathTag(tag) !== isMaths) this.once(`<${tag}> stands ${inMaths ? 'inside' : 'outside'} <math>`);
    if (inMaths && tag === 'math') this.once('<math> stands inside <math>');
    if (isRecord(attributes)) this.attributes(tag, attributes);
    else this.once(`the attributes of <${tag}> are no object`);
    if (!Array.isArray(children)) return this.once(`what is inside <${tag}> is no list`);
    if (children.length > 0 && EMPTY_TAGS.has(tag)) this.once(`<${tag}> cannot hold anything`);
    this.children(children, depth + 1, isMaths);
  }

  private attributes(tag: string, attributes: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(attributes)) {
      const known = RICH_ATTRIBUTES.find((one) => one === name);
      if (known === undefined) this.once(`<${tag}> has the attribute ${quoted(name)}, which is not allowed`);
      else if (typeof value !== 'string') this.once(`${name} of <${tag}> is no text`);
      else if (WORDS.has(known)) this.text(value);
      else if (!(VALUES[known] ?? SHORT).test(value)) this.once(`${name} of <${tag}> cannot be ${quoted(value)}`);
    }
    if (tag !== 'img') {
      if (attributes['src'] !== undefined) this.once(`<${tag}> has a src, which only <img> has`);
      return;
    }
    if (attributes['src'] === undefined) this.once('the picture has no src');
    const { alt } = attributes;
    if (typeof alt !== 'string' || alt.trim() === '') this.once('the picture has no alternative text');
  }

  private once(what: string): void {
    if (!this.problems.includes(what)) this.problems.push(what);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(tag: unknown): string {
  return typeof tag === 'string' ? quoted(tag) : 'without a tag';
}
