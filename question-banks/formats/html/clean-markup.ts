import { sentence } from '#domain/sentences/sentence.ts';
import { Unreadable } from '../reading/unreadable.ts';
import type { RichElement, RichNode, RichTag, RichText } from '#domain/item/rich-text.ts';
import { quoted } from '#domain/plain-text.ts';
import { cleanText } from '../text/clean-text.ts';
import { EMPTY, REFUSED, TRANSPARENT, judgeAttribute, richTagOf } from './allowed-markup.ts';
import { arrangeText, isBlock } from './arrange-text.ts';
import { cleanMath } from './clean-math.ts';
import type { Losses } from './losses.ts';
import { type MarkupElement, type MarkupNode, isElement } from './markup.ts';
import { styleTags } from './style-tags.ts';
import { type Formula, splitTex } from './split-tex.ts';

const DEEPEST = 20;

/** What a format hands in beside its markup. */
export interface Cleaning {
  readonly losses: Losses;
  /** The path in `media/` of the picture that is named so in the file, or null where it is not carried along or not taken. */
  picture(source: string): string | null;
  /** A formula in TeX as MathML, or null where it is not understood: then it stays as it is written. */
  formula?(tex: string, display: Formula['display']): RichElement | null;
  /** What an element means that is the format's own (a gap, say); null: it is looked at as HTML. */
  own?(element: MarkupElement): readonly RichNode[] | null;
}

/**
 * Markup by the allow-list of `rich-text.ts`: what is allowed stays, what means the same becomes an allowed element, what only holds
 * other elements is taken off, and everything else goes and is told in `losses`. A result without structure is a plain text. Throws
 * Unreadable where the result is nested too deep.
 */
export function cleanMarkup(nodes: readonly MarkupNode[], cleaning: Cleaning): RichText {
  return arrangeText(new Cleaner(cleaning).nodes(nodes, { depth: 0, keepsTex: true }));
}

interface Surroundings {
  readonly depth: number;
  /** False in code, where a `$$` is only two characters. */
  readonly keepsTex: boolean;
}

class Cleaner {
  constructor(private readonly cleaning: Cleaning) {}

  nodes(nodes: readonly MarkupNode[], around: Surroundings): RichNode[] {
    if (around.depth > DEEPEST) throw new Unreadable(sentence('is-nested-deeper-than', { most: DEEPEST }));
    return nodes.flatMap((node) => (isElement(node) ? this.element(node, around) : this.text(node, around)));
  }

  private text(text: string, { keepsTex }: Surroundings): RichNode[] {
    const clean = cleanText(text, this.cleaning.losses);
    if (!keepsTex) return withBreaks(clean);
    return splitTex(clean).map((part) => (typeof part === 'string' ? part : this.formula(part)));
  }

  private formula(part: Formula): RichNode {
    const math = this.cleaning.formula?.(part.tex, part.display) ?? null;
    if (math === null)
      this.cleaning.losses.add('loss', sentence('a-formula-stays-as-it-is-written', { formula: quoted(part.whole) }));
    return math ?? part.whole;
  }

  private element(element: MarkupElement, around: Surroundings): readonly RichNode[] {
    const own = this.cleaning.own?.(element) ?? null;
    if (own !== null) return own;
    const { losses } = this.cleaning;
    const { name } = element;
    if (name === 'math') return cleanMath(element, losses);
    if (name === 'img' || name === 'image') return this.image(element);
    if (EMPTY.has(name)) return [];
    if (REFUSED.has(name)) {
      losses.add('loss', sentence('is-left-out-with', { tag: name }));
      return [];
    }
    if (name === 'a') this.tellLink(element);
    const tag = richTagOf(name);
    if (tag === null) return this.unwrap(element, around);
    return this.kept(tag, element, around);
  }

  private kept(tag: RichTag, element: MarkupElement, around: Surroundings): readonly RichNode[] {
    const attributes = this.attributes(tag, element);
    const styled = styleTags(element.attributes.style).filter((style) => style !== tag);
    const inner = { depth: around.depth + 1, keepsTex: around.keepsTex && tag !== 'code' && tag !== 'pre' };
    const inside = styled.reduce<readonly RichNode[]>(
      (children, style) => [{ tag: style, children }],
      this.nodes(element.children, { ...inner, depth: inner.depth + styled.length }),
    );
    if (tag === 'span' && Object.keys(attributes).length === 0) return inside;
    // A paragraph cannot hold a list or a table: the two stand one after the other.
    if (tag === 'p' && inside.some(isBlock)) return ['\n', ...paragraphsAround(inside), '\n'];
    return [richElement(tag, attributes, inside)];
  }

  private unwrap(element: MarkupElement, around: Surroundings): readonly RichNode[] {
    if (!TRANSPARENT.has(element.name) && element.name !== 'a') {
      const severity = element.name === 'form' || element.name === 'fieldset' ? 'note' : 'loss';
      this.cleaning.losses.add(severity, sentence('is-taken-off-its-content-stays', { tag: shortName(element.name) }));
    }
    this.tellHandlers(element);
    const styled = styleTags(element.attributes.style);
    const inside = this.nodes(element.children, { ...around, depth: around.depth + 1 + styled.length });
    return styled.reduce<readonly RichNode[]>((children, tag) => [{ tag, children }], inside);
  }

  private attributes(tag: RichTag, element: MarkupElement): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const [name, value] of Object.entries(element.attributes)) {
      const verdict = judgeAttribute(tag, name, value);
      if (verdict === 'refused') this.tellAttribute(element.name, name);
      if (verdict !== 'kept') continue;
      const clean = cleanText(value, this.cleaning.losses).replace(/\s+/gu, ' ');
      // The mark of a gap is the engine's own word.
      if (name === 'title' && /^gap-\d+$/.test(clean)) this.tellAttribute(element.name, name);
      else kept[name] = name === 'lang' || name === 'dir' ? lowered(clean) : clean;
    }
    return kept;
  }

  private tellHandlers(element: MarkupElement): void {
    for (const name of Object.keys(element.attributes))
      if (name.startsWith('on')) this.tellAttribute(element.name, name);
  }

  private tellAttribute(element: string, name: string): void {
    this.cleaning.losses.add(
      'loss',
      sentence('the-attribute-of-is-left-out', { name: shortName(name), tag: shortName(element) }),
    );
  }

  private tellLink({ attributes: { href } }: MarkupElement): void {
    if (href !== undefined)
      this.cleaning.losses.add('loss', sentence('a-link-to-is-taken-off-its-words', { link: quoted(href) }));
  }

  private image(element: MarkupElement): readonly RichNode[] {
    const { losses } = this.cleaning;
    const { src = element.attributes.data ?? '', alt = '' } = element.attributes;
    this.tellHandlers(element);
    const words = cleanText(alt, losses).replace(/\s+/gu, ' ').trim();
    const path = this.cleaning.picture(src.trim());
    if (path === null) {
      losses.add('loss', sentence('the-picture-is-not-taken-its-alternative-text', { picture: quoted(src) }));
      return words === '' ? [] : [`[${words}]`];
    }
    if (words === '') losses.add('loss', sentence('the-picture-has-no-alternative-text-its-name', { picture: path }));
    const said = words === '' ? path.replace(/^media\/|\.[a-z]+$/g, '') : words;
    return [{ tag: 'img', attributes: { src: path, alt: said, ...pixels(element.attributes) } }];
  }
}

function pixels({ width, height }: MarkupElement['attributes']): Partial<Record<'width' | 'height', string>> {
  const sizes = {
    width: /^(\d{1,4})(?:px)?$/.exec(width ?? '')?.[1],
    height: /^(\d{1,4})(?:px)?$/.exec(height ?? '')?.[1],
  };
  return {
    ...(sizes.width === undefined ? {} : { width: sizes.width }),
    ...(sizes.height === undefined ? {} : { height: sizes.height }),
  };
}

/** `ID-id` is `id-id`: names of languages and directions are compared in small letters. */
function lowered(value: string): string {
  return value.toLowerCase();
}

function paragraphsAround(nodes: readonly RichNode[]): RichNode[] {
  const text = arrangeText(nodes);
  return typeof text === 'string' ? [{ tag: 'p', children: [text] }] : [...text];
}

function richElement(
  tag: RichTag,
  attributes: Readonly<Record<string, string>>,
  children: readonly RichNode[],
): RichElement {
  return {
    tag,
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...(children.length === 0 ? {} : { children }),
  };
}

/** A line's end inside a text cannot be seen, so in code it is an element. */
function withBreaks(text: string): RichNode[] {
  return text.split(/\r?\n/).flatMap((line, place): RichNode[] => (place === 0 ? [line] : [{ tag: 'br' }, line]));
}

/** A name from outside, fit for a sentence. */
function shortName(name: string): string {
  return name.replace(/[^\w:.-]/gu, '').slice(0, 30);
}
