import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { RichElement, RichNode, RichText } from '#domain/item/rich-text.ts';
import { texToMath } from './tex.ts';

export interface TextWithMaths {
  readonly text: RichText;
  readonly problems: readonly Sentence[];
}

interface Pieces {
  readonly nodes: RichNode[];
  readonly problems: Sentence[];
}

/** How a formula opens, how it closes, and whether it stands on a line of its own. The longer mark is looked for first. */
const MARKS = [
  { open: '$$', close: '$$', display: true },
  { open: '\\[', close: '\\]', display: true },
  { open: '\\(', close: '\\)', display: false },
  { open: '$', close: '$', display: false },
] as const;

/**
 * A text whose formulas are written in TeX, `$…$` or `\(…\)` in a line and `$$…$$` or `\[…\]` by themselves, with the formulas as
 * MathML. `\$` is the sign itself. A text without a formula stays a text; text inside `code`, `pre` and `math` is left alone.
 */
export function textWithMaths(text: RichText): TextWithMaths {
  const problems: Sentence[] = [];
  if (typeof text !== 'string') return { text: text.flatMap((node) => inNode(node, problems)), problems };
  const { nodes } = inString(text, problems);
  const plain = nodes.every((node) => typeof node === 'string');
  return { text: plain ? nodes.join('') : nodes, problems };
}

function inNode(node: RichNode, problems: Sentence[]): RichNode[] {
  if (typeof node === 'string') return inString(node, problems).nodes;
  const { children, tag } = node;
  if (children === undefined || tag === 'code' || tag === 'pre' || tag === 'math') return [node];
  const element: RichElement = { ...node, children: children.flatMap((child) => inNode(child, problems)) };
  return [element];
}

function inString(text: string, problems: Sentence[]): Pieces {
  const pieces: Pieces = { nodes: [], problems };
  let said = '';
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('\\$', at)) {
      said += '$';
      at += 2;
      continue;
    }
    const mark = MARKS.find(({ open }) => text.startsWith(open, at));
    const end = mark === undefined ? -1 : closing(text, mark.close, at + mark.open.length);
    if (mark === undefined || end === -1) {
      if (mark !== undefined)
        problems.push(sentence('nothing-closes-the-formula-that-opens-the-sign', { sign: mark.open }));
      said += text[at];
      at += mark?.open.length ?? 1;
      continue;
    }
    if (said !== '') pieces.nodes.push(said);
    said = '';
    formula(text.slice(at + mark.open.length, end), mark.display, pieces);
    at = end + mark.close.length;
  }
  if (said !== '') pieces.nodes.push(said);
  return pieces;
}

/** Where a formula ends: the first closing mark that is not written `\$`. */
function closing(text: string, close: string, from: number): number {
  let end = text.indexOf(close, from);
  while (end > from && close.startsWith('$') && text[end - 1] === '\\') end = text.indexOf(close, end + 1);
  return end;
}

function formula(tex: string, display: boolean, { nodes, problems }: Pieces): void {
  const outcome = texToMath(tex, display);
  if (outcome.ok) nodes.push(outcome.node);
  else problems.push(outcome.what);
}
