import { sentence } from '#domain/sentences/sentence.ts';
import type { GapChoice, Interaction } from '#domain/item/interaction.ts';
import { type RichNode, type RichText, spokenText } from '#domain/item/rich-text.ts';
import { FULL_CREDIT } from '#domain/item/interaction.ts';
import { Unreadable } from '../reading/unreadable.ts';
import type { MarkupElement } from '../html/markup.ts';
import { aroundDecimal } from '../numbers/decimal-sum.ts';
import { creditOfPercent } from '../numbers/percent.ts';
import { acceptedTexts } from '../reading/accepted-text.ts';
import { scoredChoice } from '../reading/scored-choice.ts';
import { childNamed, childrenNamed } from '../xml/xml-element.ts';
import { type ClozePart, splitCloze } from './cloze-part.ts';
import { type MoodleQuestion, rawText } from './moodle-question.ts';
import type { OwnTags } from './moodle-tags.ts';

/** Stands for a gap while HTML is cleaned. */
const MARK = 'terang-gap';

export type ReadGaps =
  | { readonly kind: 'one'; readonly stem: RichText; readonly interaction: Interaction }
  /** A text whose parts are asked one by one, each with a number in the text. */
  | { readonly kind: 'several'; readonly text: RichText; readonly parts: readonly Interaction[] };

/** `multianswer`: choices alone become a text with gaps, one part alone an item of its kind, and a mixture a passage with an item each. */
export function readCloze(question: MoodleQuestion, { credit }: OwnTags): ReadGaps | null {
  const { reading } = question;
  let parts: ClozePart[] = [];
  const asGaps = (html: string): string => {
    const pieces = splitCloze(html);
    parts = pieces.filter((piece): piece is ClozePart => typeof piece !== 'string');
    let gap = -1;
    return pieces.map((piece) => (typeof piece === 'string' ? piece : mark((gap += 1)))).join('');
  };
  try {
    const text = gapText(question, asGaps);
    if (parts.length === 0) return reading.refuse(sentence('has-no-gap-nothing-is-asked'));
    if (parts.some(({ answers }) => answers.some(({ hasFeedback }) => hasFeedback)))
      reading.loss(sentence('feedback-to-single-answers-is-not-kept'));
    if (new Set(parts.map(({ weight }) => weight)).size > 1)
      reading.loss(sentence('its-gaps-count-differently-in-moodle-here-all'));
    const choices = choicesOf(parts, question);
    if (choices !== null)
      return {
        kind: 'one',
        stem: '',
        interaction: { kind: 'gap-choice', text, gaps: choices, credit: credit ?? 'per-part' },
      };
    const interactions = parts.flatMap((part) => partInteraction(part, question) ?? []);
    if (interactions.length < parts.length) return null;
    const [only] = interactions;
    const numbered = withNumbers(text, interactions.length > 1);
    if (interactions.length === 1 && only !== undefined) return { kind: 'one', stem: numbered, interaction: only };
    return { kind: 'several', text: numbered, parts: interactions };
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    return reading.refuse(fault.what);
  }
}

function choicesOf(parts: readonly ClozePart[], question: MoodleQuestion): GapChoice['gaps'] | null {
  const gaps = parts.map(({ answers, kind }) => ({
    isSimple:
      kind === 'choice' &&
      answers.every(({ fraction }) => [0, FULL_CREDIT].includes(creditOfPercent(fraction) ?? -1)) &&
      answers.filter(({ fraction }) => creditOfPercent(fraction) === FULL_CREDIT).length === 1,
    options: answers.map(({ text }) => plainOf(text, question)),
    key: answers.findIndex(({ fraction }) => creditOfPercent(fraction) === FULL_CREDIT),
  }));
  return gaps.every(({ isSimple }) => isSimple) ? gaps.map(({ key, options }) => ({ options, key })) : null;
}

function plainOf(html: string, question: MoodleQuestion): string {
  return spokenText(question.reading.html(html));
}

function partInteraction({ answers, kind }: ClozePart, question: MoodleQuestion): Interaction | null {
  const { reading } = question;
  const read = answers.map(({ fraction, text }) => ({ text, credit: creditOfPercent(fraction) ?? 0 }));
  switch (kind) {
    case 'choice':
    case 'several':
      return scoredChoice(
        read.map(({ credit, text }) => ({ text: reading.html(text), credit })),
        kind === 'choice',
        reading,
      );
    case 'text':
    case 'exact-text': {
      const texts = read.map(({ credit, text }) => ({ text: plainOf(text, question), credit }));
      return acceptedTexts(texts, kind === 'text', reading);
    }
    case 'number': {
      const accepted = read.flatMap(({ credit, text }) => {
        const [value = '', tolerance = '0'] = text.split(':');
        const range = credit > 0 ? aroundDecimal(value, tolerance) : null;
        if (credit > 0 && range === null)
          reading.refuse(sentence('has-a-gap-for-a-number', { answer: reading.line(text).slice(0, 40) }));
        return range === null ? [] : [{ ...range, credit }];
      });
      return { kind: 'numeric', accepted, units: [], unit: 'none' };
    }
  }
}

/** `gapselect` and `ddwtos`: `[[n]]` stands for the n-th choice, and a gap offers the choices of that one's group. */
export function readNumberedGaps(question: MoodleQuestion): ReadGaps | null {
  const { reading } = question;
  const drags = question.type === 'ddwtos';
  const choices = question.all(drags ? 'dragbox' : 'selectoption').map((choice) => {
    const group = childNamed(choice, 'group');
    return {
      text: plainOf(rawText(choice), question),
      group: group === null ? '1' : rawText(group).trim(),
      isOnce: drags && childrenNamed(choice, 'infinite').length === 0,
    };
  });
  const rights: number[] = [];
  const text = gapText(question, (html) =>
    html.replace(/\[\[(\d{1,4})\]\]/g, (_, written: string) => {
      rights.push(Number(written) - 1);
      return mark(rights.length - 1);
    }),
  );
  if (choices.some(({ isOnce }) => isOnce)) reading.note(sentence('a-word-may-be-used-once-in-moodle'));
  const gaps = rights.flatMap((right) => {
    const chosen = choices[right];
    if (chosen === undefined) reading.refuse(sentence('has-a-gap-without-a-choice-of-that', { gap: right + 1 }));
    const group = choices.filter((choice) => choice.group === chosen?.group);
    // The same word twice in a group is one word to who reads it.
    const options = [...new Set(group.map((choice) => choice.text))];
    return chosen === undefined ? [] : [{ options, key: options.indexOf(chosen.text) }];
  });
  return { kind: 'one', stem: '', interaction: { kind: 'gap-choice', text, gaps, credit: 'per-part' } };
}

function mark(gap: number): string {
  return `<${MARK} n="${gap}"></${MARK}>`;
}

function gapText(question: MoodleQuestion, change: (html: string) => string): RichText {
  const seen = new Set<string>();
  const own = ({ attributes: { n = '' }, children, name }: MarkupElement): RichNode[] | null => {
    if (name !== MARK) return null;
    if (children.length > 0 || seen.has(n)) throw new Unreadable(sentence('has-gaps-inside-or-twice-in-its-markup'));
    seen.add(n);
    return [{ tag: 'span', attributes: { title: `gap-${n}` } }];
  };
  let gaps = 0;
  const text = question.stem(own, (html) => {
    if (html.includes(MARK)) throw new Unreadable(sentence('has-an-element-that-stands-for-gaps'));
    const changed = change(html);
    gaps = changed.split(`<${MARK} `).length - 1;
    return changed;
  });
  if (seen.size !== gaps) throw new Unreadable(sentence('has-a-gap-where-markup-does-not-show'));
  return text;
}

/** Gaps as blanks that can be read: `(1) _____`. */
function withNumbers(text: RichText, numbered: boolean): RichText {
  if (typeof text === 'string') return text;
  const change = (node: RichNode): RichNode => {
    if (typeof node === 'string') return node;
    const gap = node.tag === 'span' ? /^gap-(\d+)$/.exec(node.attributes?.title ?? '') : null;
    if (gap !== null) return numbered ? `(${Number(gap[1]) + 1}) _____` : '_____';
    return node.children === undefined ? node : { ...node, children: node.children.map(change) };
  };
  return text.map(change);
}
