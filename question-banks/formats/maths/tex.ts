import { Unreadable } from '../reading/unreadable.ts';
import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import katex from 'katex';
import { SaxesParser } from 'saxes';
import {
  RICH_ATTRIBUTES,
  RICH_TAGS,
  type RichAttribute,
  type RichElement,
  type RichNode,
} from '#domain/item/rich-text.ts';
import { quoted } from '#domain/plain-text.ts';
import { styledLetters } from './styled-letters.ts';

export type MathOutcome =
  { readonly ok: true; readonly node: RichElement } | { readonly ok: false; readonly what: Sentence };

const LONGEST_TEX = 2_000;
const MOST_NODES = 2_000;

/**
 * A formula in TeX as MathML, rendered once when a bank is read; the screens draw MathML themselves. Its `alttext` is the TeX as
 * written. What the screens could not show as the author meant it (colours, links, boxes, strokes through a term) is refused.
 */
export function texToMath(tex: string, display: boolean): MathOutcome {
  const written = tex.trim();
  if (written === '') return refused(sentence('the-formula-is-empty'));
  if (written.length > LONGEST_TEX)
    return refused(sentence('the-formula-has-more-than-characters', { most: LONGEST_TEX }));
  try {
    const markup = katex.renderToString(written, {
      output: 'mathml',
      displayMode: display,
      throwOnError: true,
      strict: 'error',
      trust: false,
      maxExpand: 200,
      maxSize: 20,
      macros: {},
    });
    const root = readMarkup(markup);
    return {
      ok: true,
      node: {
        tag: 'math',
        attributes: { ...(display && { display: 'block' }), alttext: written.normalize('NFC') },
        children: root,
      },
    };
  } catch (fault) {
    // KaTeX refuses with ParseError; a formula nested past its own recursion ends in a RangeError.
    const why = fault instanceof Unreadable ? fault.what : quoted(reason(fault));
    return refused(sentence('the-formula-cannot-be-read', { why }));
  }
}

function refused(what: Sentence): MathOutcome {
  return { ok: false, what };
}

/** KaTeX repeats the whole formula and marks places in it with combining characters, which no message needs. */
function reason(fault: unknown): string {
  const said = fault instanceof Error ? fault.message : String(fault);
  return said
    .replace(/^KaTeX parse error: /, '')
    .replace(/^LaTeX-incompatible input and strict mode is set to 'error': /, '')
    .replace(/ at (position \d+|end of input): .*$/s, '')
    .replace(/ \[\w+\]$/, '');
}

interface Open {
  readonly tag: string;
  readonly attributes: Partial<Record<RichAttribute, string>>;
  readonly children: RichNode[];
}

/** What stands inside `<math>`. `semantics` is looked through, and `annotation` (the source) is left out. */
function readMarkup(markup: string): readonly RichNode[] {
  const parser = new SaxesParser();
  const stack: Open[] = [{ tag: '', attributes: {}, children: [] }];
  let nodes = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (++nodes > MOST_NODES) throw new Unreadable(sentence('it-needs-more-than-elements', { most: MOST_NODES }));
    stack.push({ tag: name, attributes: isFrame(name) ? {} : keptAttributes(name, attributes), children: [] });
  });
  parser.on('text', (text) => void stack.at(-1)?.children.push(text.normalize('NFC')));
  parser.on('closetag', () => {
    const { tag, attributes, children } = stack.pop() as Open;
    const parent = stack.at(-1) as Open;
    if (tag === 'annotation') return;
    parent.children.push(...(isFrame(tag) ? children : [elementOf(tag, attributes, children)]));
  });
  parser.write(markup).close();
  return (stack[0] as Open).children;
}

function isFrame(tag: string): boolean {
  return tag === 'span' || tag === 'math' || tag === 'semantics' || tag === 'annotation';
}

/** Not drawn by browsers that follow MathML Core. */
const UNDRAWN: Readonly<Record<string, Sentence>> = {
  menclose: sentence('a-box-or-a-stroke-through-a-term'),
  mglyph: sentence('a-picture-inside-a-formula-is-not-possible'),
};

function keptAttributes(tag: string, found: Readonly<Record<string, string>>): Partial<Record<RichAttribute, string>> {
  const undrawn = UNDRAWN[tag];
  if (undrawn !== undefined) throw new Unreadable(undrawn);
  if (!RICH_TAGS.some((known) => known === tag))
    throw new Unreadable(sentence('it-needs-which-is-not-allowed', { tag }));
  const kept: Partial<Record<RichAttribute, string>> = {};
  for (const [name, value] of Object.entries(found)) {
    if (name === 'xmlns' || name === 'class' || name === 'linebreak') continue;
    if (name === 'mathcolor') throw new Unreadable(sentence('it-has-a-command-that-is-unknown'));
    const known = RICH_ATTRIBUTES.find((one) => one === name);
    if (known === undefined)
      throw new Unreadable(sentence('it-needs-an-attribute-which-is-not-allowed', { name, value }));
    kept[known] = value;
  }
  return kept;
}

function elementOf(tag: string, attributes: Open['attributes'], children: readonly RichNode[]): RichElement {
  const { mathvariant, columnalign, ...rest } = attributes;
  const only = children[0];
  if (mathvariant !== undefined && children.length === 1 && typeof only === 'string') {
    return element(tag, rest, mathvariant, [styledLetters(only, mathvariant)]);
  }
  if (tag === 'mtable' && columnalign !== undefined)
    return element(tag, rest, undefined, alignedRows(children, columnalign));
  return element(tag, attributes, undefined, children);
}

/** Browsers know of `mathvariant` only that `normal` keeps a single letter upright; all others are letters of their own. */
function element(
  tag: string,
  attributes: Open['attributes'],
  variant: string | undefined,
  children: readonly RichNode[],
): RichElement {
  const kept = { ...attributes, ...(variant === 'normal' && tag === 'mi' && { mathvariant: 'normal' }) };
  return {
    tag: tag as RichElement['tag'],
    ...(Object.keys(kept).length > 0 && { attributes: kept }),
    ...(children.length > 0 && { children }),
  };
}

/** `columnalign` of a table is not drawn either, so each cell carries its own, which the style sheet knows. */
function alignedRows(rows: readonly RichNode[], columnalign: string): RichNode[] {
  const sides = columnalign.split(' ');
  return rows.map((row) => {
    if (typeof row === 'string') return row;
    const cells = (row.children ?? []).map((cell, column) => {
      const side = sides[column] ?? sides.at(-1);
      if (typeof cell === 'string' || side === undefined || side === 'center') return cell;
      return { ...cell, attributes: { ...cell.attributes, columnalign: side } };
    });
    return { ...row, children: cells };
  });
}
