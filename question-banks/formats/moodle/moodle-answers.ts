import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import {
  type Credit,
  FULL_CREDIT,
  type GapChoice,
  type Interaction,
  type Matching,
  type MultipleResponse,
  type Numeric,
  type ShortText,
} from '#domain/item/interaction.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { escapeHtml } from '../html/write-html.ts';
import { inverseOf } from '../numbers/decimal-inverse.ts';
import { middleOf } from '../numbers/decimal-sum.ts';
import { percentOf } from '../numbers/percent.ts';
import { type Media, moodleHtml, plainXml, richXml } from './moodle-markup.ts';
import type { OwnTags } from './moodle-tags.ts';

/** What a kind of item adds to a question of Moodle. */
export interface Answers {
  readonly type: string;
  /** Whether the question says if its answers are shuffled. */
  readonly hasOrder: boolean;
  /** A text of the interaction's own, after the stem: its HTML, and what it is made from. */
  readonly text: { readonly html: string; readonly of: RichText } | null;
  readonly tags: Partial<OwnTags>;
  readonly lines: (media: Media) => string[];
}

type Tell = (what: Sentence) => void;

/** Null for a kind that Moodle does not have. */
export function answersOf({ interaction }: AuthoredItem, tell: Tell): Answers | null {
  switch (interaction.kind) {
    case 'single-choice': {
      const fractions = interaction.options.map((_, place) => (interaction.key.includes(place) ? FULL_CREDIT : 0));
      return choice(interaction.options, fractions, true);
    }
    case 'weighted-choice':
      return weighted(interaction.options, interaction.weights);
    case 'multiple-response':
      return multiple(interaction, tell);
    case 'true-false':
      return { ...PLAIN, type: 'truefalse', lines: () => truth(interaction.key) };
    case 'true-false-grid':
      return grid(interaction, tell);
    case 'matching':
      return matching(interaction, tell);
    case 'ordering':
      return ordering(interaction.entries, interaction.credit);
    case 'gap-choice':
      return gaps(interaction, tell);
    case 'numeric':
      return numeric(interaction, tell);
    case 'short-text':
      return shortText(interaction, tell);
    default:
      return null;
  }
}

const PLAIN = { hasOrder: false, text: null, tags: {} } as const;

function answer(fraction: Credit, inside: string, format = 'html'): string {
  return `<answer fraction="${percentOf(fraction)}" format="${format}">${inside}</answer>`;
}

function choice(options: readonly RichText[], fractions: readonly Credit[], single: boolean): Answers {
  return {
    ...PLAIN,
    type: 'multichoice',
    hasOrder: true,
    lines: (media) => [
      `<single>${single ? 'true' : 'false'}</single>`,
      ...options.map((option, place) => answer(fractions[place] ?? 0, richXml(option, media))),
    ],
  };
}

/** Shares of the best option; the points themselves are in a tag. */
function weighted(options: readonly RichText[], weights: readonly number[]): Answers {
  const best = Math.max(...weights);
  const fractions = weights.map((weight) => Math.round((weight * FULL_CREDIT) / best));
  return { ...choice(options, fractions, true), tags: { weights } };
}

function multiple({ credit, key, least, most, options, shares }: MultipleResponse, tell: Tell): Answers {
  if (least > 1) tell(sentence('moodle-does-not-know-that-at-least-options', { least }));
  if (shares !== undefined) {
    if (most !== null && most > 1) tell(sentence('moodle-does-not-know-that-at-most-options', { most }));
    return choice(options, shares, most === 1);
  }
  tell(sentence('moodle-has-other-rules-for-several-right-options'));
  if (most !== null) tell(sentence('moodle-does-not-know-that-at-most-options', { most }));
  const share = Math.floor(FULL_CREDIT / key.length);
  const fractions = options.map((_, place) => {
    if (!key.includes(place)) return credit === 'per-part' ? 0 : -share;
    return place === key[0] ? FULL_CREDIT - share * (key.length - 1) : share;
  });
  return { ...choice(options, fractions, false), tags: { credit } };
}

function truth(key: boolean): string[] {
  return [
    answer(key ? FULL_CREDIT : 0, plainXml('true'), 'moodle_auto_format'),
    answer(key ? 0 : FULL_CREDIT, plainXml('false'), 'moodle_auto_format'),
  ];
}

function pairs(
  sources: readonly RichText[],
  targets: readonly RichText[],
  others: readonly RichText[],
): Answers['lines'] {
  return (media) => [
    ...sources.map((source, place) => pair(source, targets[place] ?? '', media)),
    ...others.map((target) => pair('', target, media)),
  ];
}

function pair(source: RichText, target: RichText, media: Media): string {
  const plain = typeof target === 'string' ? plainXml(target) : plainXml(moodleHtml(target));
  return `<subquestion format="html">${richXml(source, media)}<answer>${plain}</answer></subquestion>`;
}

function matching({ credit, key, sources, targets }: Matching, tell: Tell): Answers {
  if (key.some((right) => right.length > 1)) tell(sentence('moodle-takes-one-right-target-for-each-source'));
  if (targets.some((target) => typeof target !== 'string')) tell(sentence('moodle-shows-targets-as-plain-text'));
  const right = key.map(([first]) => targets[first ?? -1] ?? '');
  const used = new Set(key.map(([first]) => first));
  const others = targets.filter((_, place) => !used.has(place));
  return { ...PLAIN, type: 'matching', hasOrder: true, tags: { credit }, lines: pairs(sources, right, others) };
}

function grid(item: Extract<Interaction, { kind: 'true-false-grid' }>, tell: Tell): Answers {
  const [yes, no] = item.labels ?? ['Benar', 'Salah'];
  tell(sentence('moodle-has-no-grid-of-statements'));
  const targets = item.key.map((key) => (key ? yes : no));
  const others = [yes, no].filter((label) => !targets.includes(label));
  return {
    ...PLAIN,
    type: 'matching',
    hasOrder: true,
    tags: { credit: item.credit },
    lines: pairs(item.statements, targets, others),
  };
}

function ordering(entries: readonly RichText[], credit: 'all-or-nothing' | 'per-part'): Answers {
  return {
    ...PLAIN,
    type: 'ordering',
    lines: (media) => [
      '<layouttype>VERTICAL</layouttype>',
      '<selecttype>ALL</selecttype>',
      `<gradingtype>${credit === 'per-part' ? 'ABSOLUTE_POSITION' : 'ALL_OR_NOTHING'}</gradingtype>`,
      ...entries.map(
        (entry, place) => `<answer fraction="${place + 1}" format="html">${richXml(entry, media)}</answer>`,
      ),
    ],
  };
}

function gaps({ credit, gaps: all, text }: GapChoice, tell: Tell): Answers {
  if (credit !== 'per-part') tell(sentence('moodle-counts-each-gap-by-itself'));
  const html = moodleHtml(text, (number) => {
    const gap = all[number];
    if (gap === undefined) return '';
    const options = gap.options.map((option, place) => `${place === gap.key ? '=' : ''}${escapeCloze(option)}`);
    return `{1:MULTICHOICE:${options.join('~')}}`;
  });
  return { ...PLAIN, type: 'cloze', text: { html, of: text }, tags: { credit }, lines: () => [] };
}

/** First what HTML would read as its own, then what a gap would. */
function escapeCloze(option: string): string {
  return escapeHtml(option).replace(/[\\}~#"/]|^[=%]/g, '\\$&');
}

function numeric({ accepted, decimalMark, unit, units }: Numeric, tell: Tell): Answers {
  const answers = accepted.map(({ credit, greatest, least }) => {
    const middle = middleOf(least, greatest) ?? { value: least, tolerance: '0' };
    return answer(credit, `${plainXml(middle.value)}<tolerance>${middle.tolerance}</tolerance>`, 'moodle_auto_format');
  });
  const written = units.map(({ factor, name }) => {
    const multiplier = inverseOf(factor) ?? { value: '1', exact: false };
    if (!multiplier.exact) tell(sentence('the-factor-of-the-unit-has-no-end', { unit: name }));
    return `<unit><multiplier>${multiplier.value}</multiplier><unit_name>${escapeHtml(name)}</unit_name></unit>`;
  });
  const graded = unit === 'required';
  return {
    ...PLAIN,
    type: 'numerical',
    tags: { decimalMark: decimalMark ?? null },
    lines: () => [
      ...answers,
      ...(written.length === 0 ? [] : [`<units>${written.join('')}</units>`]),
      `<unitgradingtype>${graded ? 1 : 0}</unitgradingtype>`,
      `<unitpenalty>${graded ? 1 : 0}</unitpenalty>`,
      `<showunits>${unit === 'none' ? 3 : 0}</showunits>`,
      '<unitsleft>0</unitsleft>',
    ],
  };
}

function shortText({ accepted, longest, sameness }: ShortText, tell: Tell): Answers {
  if (sameness.ignoresAccents || sameness.ignoresPunctuation) tell(sentence('moodle-looks-at-accents-and-punctuation'));
  return {
    ...PLAIN,
    type: 'shortanswer',
    tags: { longest },
    lines: () => [
      `<usecase>${sameness.ignoresCase ? 0 : 1}</usecase>`,
      ...accepted.map(({ credit, text, wildcard }) =>
        answer(credit, plainXml(wildcard ? text : text.replaceAll('*', '\\*')), 'moodle_auto_format'),
      ),
    ],
  };
}
