import { type Sentence, type SentenceValue, sentence } from '../sentences/sentence.ts';
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
export function richTextProblems(value: unknown): readonly Sentence[] {
  const check = new RichTextCheck();
  if (typeof value === 'string') check.text(value);
  else if (Array.isArray(value)) check.children(value, 1, false);
  else return [sentence('is-neither-a-text-nor-a-list')];
  return check.problems.slice(0, MOST_PROBLEMS);
}

class RichTextCheck {
  readonly problems: Sentence[] = [];
  private readonly said = new Set<string>();
  private nodes = 0;
  private characters = 0;

  text(text: string): void {
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS)
      return this.once(sentence('has-more-than-characters', { most: MOST_CHARACTERS }));
    for (const fault of textFaults(text)) this.once(fault);
  }

  children(nodes: readonly unknown[], depth: number, inMaths: boolean): void {
    if (depth > MOST_DEPTH) return this.once(sentence('is-nested-deeper-than', { most: MOST_DEPTH }));
    for (const node of nodes) {
      this.nodes += 1;
      if (this.nodes > MOST_NODES) return this.once(sentence('has-more-than-elements-and-texts', { most: MOST_NODES }));
      if (typeof node === 'string') this.text(node);
      else this.element(node, depth, inMaths);
    }
  }

  private element(node: unknown, depth: number, inMaths: boolean): void {
    if (!isRecord(node)) return this.once(sentence('holds-something-that-is-neither-a-text-nor'));
    const { tag, attributes = {}, children = [], ...rest } = node;
    if (typeof tag !== 'string' || !isRichTag(tag))
      return this.once(sentence('the-element-is-not-allowed', { tag: shown(tag) }));
    for (const name of Object.keys(rest)) this.once(sentence('has-which-no-element-has', { tag, name: quoted(name) }));
    const isMaths = tag === 'math' || inMaths;
    if (isMathTag(tag) !== isMaths)
      this.once(sentence(inMaths ? 'element-stands-inside-math' : 'element-stands-outside-math', { tag }));
    if (inMaths && tag === 'math') this.once(sentence('math-stands-inside-math'));
    if (isRecord(attributes)) this.attributes(tag, attributes);
    else this.once(sentence('the-attributes-of-are-no-object', { tag }));
    if (!Array.isArray(children)) return this.once(sentence('what-is-inside-is-no-list', { tag }));
    if (children.length > 0 && EMPTY_TAGS.has(tag)) this.once(sentence('cannot-hold-anything', { tag }));
    this.children(children, depth + 1, isMaths);
  }

  private attributes(tag: string, attributes: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(attributes)) {
      const known = RICH_ATTRIBUTES.find((one) => one === name);
      if (known === undefined)
        this.once(sentence('has-the-attribute-which-is-not-allowed', { tag, name: quoted(name) }));
      else if (typeof value !== 'string') this.once(sentence('of-is-no-text', { name, tag }));
      else if (WORDS.has(known)) this.text(value);
      else if (!(VALUES[known] ?? SHORT).test(value))
        this.once(sentence('of-cannot-be', { name, tag, value: quoted(value) }));
    }
    if (tag !== 'img') {
      if (attributes['src'] !== undefined) this.once(sentence('has-a-src-which-only-img-has', { tag }));
      return;
    }
    if (attributes['src'] === undefined) this.once(sentence('the-picture-has-no-src'));
    const { alt } = attributes;
    if (typeof alt !== 'string' || alt.trim() === '') this.once(sentence('the-picture-has-no-alternative-text'));
  }

  private once(what: Sentence): void {
    const said = JSON.stringify(what);
    if (this.said.has(said)) return;
    this.said.add(said);
    this.problems.push(what);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(tag: unknown): SentenceValue {
  return typeof tag === 'string' ? quoted(tag) : sentence('without-a-tag');
}
