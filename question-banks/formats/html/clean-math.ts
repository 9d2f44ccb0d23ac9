import { sentence } from '#domain/sentences/sentence.ts';
import { Unreadable } from '../reading/unreadable.ts';
import type { RichElement, RichNode, RichTag } from '#domain/item/rich-text.ts';
import { cleanText } from '../text/clean-text.ts';
import { isMathTag, judgeAttribute } from './allowed-markup.ts';
import type { Losses } from './losses.ts';
import { type MarkupElement, type MarkupNode, isElement, textOf } from './markup.ts';

const DEEPEST = 20;
/** Elements of MathML that hold text; between all others white space means nothing. */
const TOKENS = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);
const SILENT = new Set(['annotation', 'annotation-xml', 'none', 'malignmark', 'maligngroup']);

/** A formula by the allow-list of `rich-text.ts`. What MathML lets hold HTML holds only its text afterwards. */
export function cleanMath(math: MarkupElement, losses: Losses): RichElement[] {
  const cleaned = new MathCleaner(losses).elements(math, 0);
  const said = math.attributes.alttext ?? annotationOf(math);
  return cleaned.map((element) =>
    said === null || element.attributes?.alttext !== undefined || element.tag !== 'math'
      ? element
      : {
          ...element,
          attributes: { ...element.attributes, alttext: cleanText(said, losses).replace(/\s+/gu, ' ').trim() },
        },
  );
}

class MathCleaner {
  constructor(private readonly losses: Losses) {}

  elements(element: MarkupElement, depth: number): RichElement[] {
    if (depth > DEEPEST) throw new Unreadable(sentence('has-a-formula-nested-deeper', { most: DEEPEST }));
    const { name } = element;
    if (SILENT.has(name)) return [];
    // Content and presentation side by side: the first child is what is shown.
    if (name === 'semantics' || name === 'maction') {
      const [first] = element.children.filter(isElement);
      return first === undefined ? [] : this.elements(first, depth + 1);
    }
    if (name === 'mfenced') return [this.fenced(element, depth)];
    if (!isMathTag(name)) {
      this.losses.add(
        'loss',
        sentence('inside-a-formula-is-left-out', { tag: name.replace(/[^\w:.-]/gu, '').slice(0, 30) }),
      );
      return [];
    }
    const children = TOKENS.has(name) ? this.token(element) : this.inside(element.children, depth);
    return [this.built(name as RichTag, element, children)];
  }

  private inside(nodes: readonly MarkupNode[], depth: number): RichNode[] {
    return nodes.flatMap((node): RichNode[] => {
      if (isElement(node)) return this.elements(node, depth + 1);
      const text = cleanText(node, this.losses).trim();
      return text === '' ? [] : [{ tag: 'mtext', children: [text] }];
    });
  }

  private token(element: MarkupElement): RichNode[] {
    if (element.children.some(isElement))
      this.losses.add('loss', sentence('markup-inside-of-a-formula-is-left-out', { tag: element.name }));
    const held = element.children.map((node) => (isElement(node) && REFUSED_TEXT.has(node.name) ? '' : textOf(node)));
    return [cleanText(held.join(''), this.losses).replace(/\s+/gu, ' ')];
  }

  private built(tag: RichTag, element: MarkupElement, children: readonly RichNode[]): RichElement {
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(element.attributes)) {
      const verdict = judgeAttribute(tag, name, value);
      if (verdict === 'kept') attributes[name] = cleanText(value, this.losses).replace(/\s+/gu, ' ');
      if (verdict === 'refused') {
        this.losses.add(
          'loss',
          sentence('the-attribute-of-is-left-out', { name: name.replace(/[^\w:.-]/gu, '').slice(0, 30), tag }),
        );
      }
    }
    return {
      tag,
      ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
      ...(children.length === 0 ? {} : { children }),
    };
  }

  /** MathML Core has no `mfenced`: it is its brackets and commas written out. */
  private fenced(element: MarkupElement, depth: number): RichElement {
    const { open = '(', close = ')', separators = ',' } = element.attributes;
    const marks = [...separators.replace(/\s+/gu, '')];
    const sign = (text: string): RichNode[] =>
      text === '' ? [] : [{ tag: 'mo', children: [cleanText(text.slice(0, 8), this.losses)] }];
    const parts = this.inside(element.children, depth);
    const between = parts.flatMap((part, place) =>
      place === 0 ? [part] : [...sign(marks[Math.min(place, marks.length) - 1] ?? ''), part],
    );
    return { tag: 'mrow', children: [...sign(open.trim()), ...between, ...sign(close.trim())] };
  }
}

const REFUSED_TEXT = new Set(['script', 'style', 'template', 'title', 'iframe', 'noscript']);

/** The formula as its author typed it, where an editor kept that beside the MathML. */
function annotationOf(element: MarkupElement): string | null {
  for (const child of element.children.filter(isElement)) {
    const tex = child.attributes.encoding;
    if (child.name === 'annotation' && tex !== undefined && /tex/i.test(tex)) return textOf(child);
    const inner = child.name === 'semantics' || child.name === 'mrow' ? annotationOf(child) : null;
    if (inner !== null) return inner;
  }
  return null;
}
