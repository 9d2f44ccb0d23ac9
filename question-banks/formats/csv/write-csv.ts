import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { stringify } from 'csv-stringify/sync';
import type { AuthoredItem, ItemProblem, ReadItems } from '#domain/item/authored-item.ts';
import { FULL_CREDIT, type Interaction, type Matching, type MultipleResponse } from '#domain/item/interaction.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import { middleOf } from '../numbers/decimal-sum.ts';
import { type TableKind, kindWord } from '../table/kind-words.ts';
import { type ColumnRole, templateHeadings } from '../table/column-names.ts';
import { LETTERS } from '../table/table.ts';
import { guardFormula } from './formula-guard.ts';

const ROLES: readonly ColumnRole[] = ['id', 'kind', 'section', 'topic', 'difficulty', 'title', 'language', 'question'];
const LAST: readonly ColumnRole[] = ['key', 'weights', 'rationale', 'tags'];
const LEVELS = { easy: 'mudah', medium: 'sedang', hard: 'sulit' } as const;

/** What a row says of its answers, as `table/row-interaction.ts` reads it. */
interface Answers {
  readonly kind: TableKind;
  readonly options: readonly RichText[];
  readonly key: string;
  readonly weights: string;
}

/**
 * Items in the columns of the template, UTF-8 with a mark (Excel guesses wrongly without), CR LF. A row has plain text alone, so
 * formulas, pictures and structure are told as losses.
 */
export function writeCsv(
  { items, passages }: Omit<ReadItems, 'problems'>,
  language: 'id' | 'en',
): { readonly text: string; readonly problems: readonly ItemProblem[] } {
  const problems: ItemProblem[] = [];
  const texts = new Map(passages.map((passage) => [passage.id, passage.text]));
  const rows = items.flatMap((item) => {
    const tell = (severity: ItemProblem['severity'], what: Sentence): void =>
      void problems.push({ severity, where: `${item.source} ${item.id}`, what });
    const answers = answersOf(item.interaction, (what) => tell('loss', what));
    if (isRefusal(answers)) {
      tell('error', answers);
      return [];
    }
    const passage = texts.get(item.passage ?? '');
    if (passage !== undefined) tell('loss', sentence('its-passage-is-written-before-the-question'));
    if (item.sounds.length > 0) tell('loss', sentence('its-sounds-are-not-written'));
    if (!item.shuffles || item.pinsLast) tell('loss', sentence('that-its-options-keep-their-order'));
    if ([item.stem, ...answers.options, passage ?? ''].some((text) => typeof text !== 'string')) {
      tell('loss', sentence('formulas-pictures-and-structure-become-plain-text'));
    }
    const question = [passage ?? '', item.stem].map(plainText).filter((text) => text !== '');
    return [rowOf(item, answers, question.join('\n\n'), language)];
  });
  const most = Math.max(
    5,
    ...items.map(({ interaction }) => ('options' in interaction ? interaction.options.length : 5)),
  );
  const letters = [...LETTERS].slice(
    0,
    Math.min(LETTERS.length, Math.max(most, ...rows.map(({ options }) => options.length))),
  );
  const option = language === 'id' ? 'opsi' : 'option';
  const head = [
    ...ROLES.map((role) => templateHeadings(language, role)),
    ...letters.map((letter) => `${option} ${letter}`),
    ...LAST.map((role) => templateHeadings(language, role)),
  ];
  const body = rows.map(({ first, last, options }) => [
    ...first,
    ...letters.map((_, place) => options[place] ?? ''),
    ...last,
  ]);
  const text = stringify([head, ...body.map((cells) => cells.map(guardFormula))], {
    bom: true,
    record_delimiter: 'windows',
  });
  return { text, problems };
}

function rowOf(
  item: AuthoredItem,
  { key, kind, options, weights }: Answers,
  question: string,
  language: 'id' | 'en',
): { first: string[]; options: string[]; last: string[] } {
  const level = item.difficulty === null ? '' : language === 'id' ? LEVELS[item.difficulty] : item.difficulty;
  return {
    first: [item.id, kindWord(kind, language), item.section, item.topic, level, item.title, item.language, question],
    options: options.map(plainText),
    last: [key, weights, item.rationale, item.tags.join(', ')],
  };
}

/** Blocks of a text are lines of a cell. */
function plainText(text: RichText): string {
  return typeof text === 'string'
    ? text
    : text
        .map((node) => spokenText([node]))
        .filter((line) => line !== '')
        .join(isBlocks(text) ? '\n' : ' ');
}

function isBlocks(text: RichText): boolean {
  return typeof text !== 'string' && text.every((node) => typeof node !== 'string');
}

/** A sentence where the item does not fit into a row. */
function answersOf(interaction: Interaction, tell: (what: Sentence) => void): Answers | Sentence {
  switch (interaction.kind) {
    case 'single-choice':
      return fitting({
        kind: interaction.kind,
        options: interaction.options,
        key: lettersOf(interaction.key),
        weights: '',
      });
    case 'weighted-choice':
      return fitting({
        kind: interaction.kind,
        options: interaction.options,
        key: '',
        weights: interaction.weights.join(' '),
      });
    case 'multiple-response':
      return multiple(interaction, tell);
    case 'true-false':
      return { kind: 'true-false', options: [], key: interaction.key ? 'B' : 'S', weights: '' };
    case 'numeric': {
      if (interaction.units.length > 0) tell(sentence('its-units-are-not-written'));
      if (interaction.accepted.some(({ credit }) => credit !== FULL_CREDIT))
        tell(sentence('that-an-answer-earns-a-part'));
      const right = interaction.accepted.filter(({ credit }) => credit === FULL_CREDIT);
      return {
        kind: 'numeric',
        options: [],
        key: right.map(({ greatest, least }) => rangeOf(least, greatest)).join('|'),
        weights: '',
      };
    }
    case 'short-text': {
      const right = interaction.accepted.filter(({ credit }) => credit === FULL_CREDIT);
      if (right.length < interaction.accepted.length) tell(sentence('that-an-answer-earns-a-part'));
      if (right.some(({ text }) => text.includes('|'))) return sentence('has-an-answer-with-which-parts-answers');
      const written = right.map(({ text, wildcard }) => (wildcard ? text : text.replaceAll('*', '\\*')));
      if (!interaction.sameness.ignoresCase) tell(sentence('that-capitals-count-is-not-written'));
      return { kind: 'short-text', options: [], key: written.join('|'), weights: '' };
    }
    case 'matching':
      return matching(interaction, tell);
    case 'ordering':
      if (interaction.credit !== 'per-part') tell(sentence('that-only-the-whole-order-counts'));
      return fitting({ kind: 'ordering', options: interaction.entries, key: '', weights: '' });
    default:
      return sentence('is-of-the-kind-which-does-not-fit', { kind: interaction.kind });
  }
}

function fitting(answers: Answers): Answers | Sentence {
  if (answers.options.length <= LETTERS.length) return answers;
  return sentence('has-options-a-row-holds', { count: answers.options.length, most: LETTERS.length });
}

function multiple(
  { credit, key, options, shares }: MultipleResponse,
  tell: (what: Sentence) => void,
): Answers | Sentence {
  if (shares !== undefined) tell(sentence('what-each-option-earns-is-not-written'));
  else if (credit !== 'all-or-nothing') tell(sentence('that-a-part-of-the-right-options-earns'));
  return fitting({ kind: 'multiple-response', options, key: lettersOf(key), weights: '' });
}

function matching({ key, sources, targets }: Matching, tell: (what: Sentence) => void): Answers | Sentence {
  if ([...sources, ...targets].some((text) => spokenText(text).includes('->')))
    return sentence('has-a-text-with-which-parts-pairs');
  if (key.some((right) => right.length > 1)) tell(sentence('a-row-names-one-right-target-for-each'));
  const used = new Set(key.map(([first]) => first));
  const pairs = sources.map(
    (source, place) => `${spokenText(source)} -> ${spokenText(targets[key[place]?.[0] ?? -1] ?? '')}`,
  );
  const others = targets.filter((_, place) => !used.has(place)).map((target) => `-> ${spokenText(target)}`);
  return fitting({ kind: 'matching', options: [...pairs, ...others], key: '', weights: '' });
}

function lettersOf(key: readonly number[]): string {
  return key.map((place) => LETTERS[place] ?? '?').join(', ');
}

function rangeOf(least: string, greatest: string): string {
  if (least === greatest) return least;
  const middle = middleOf(least, greatest);
  return middle === null ? `${least}..${greatest}` : `${middle.value}:${middle.tolerance}`;
}

function isRefusal(answers: Answers | Sentence): answers is Sentence {
  return 'code' in answers;
}
