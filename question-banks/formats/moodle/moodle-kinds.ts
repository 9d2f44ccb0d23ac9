import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { type AcceptedNumber, FULL_CREDIT, type Interaction, type NumericUnit } from '#domain/item/interaction.ts';
import { inverseOf } from '../numbers/decimal-inverse.ts';
import { aroundDecimal } from '../numbers/decimal-sum.ts';
import { creditOfPercent } from '../numbers/percent.ts';
import { acceptedTexts } from '../reading/accepted-text.ts';
import { matchedPairs } from '../reading/matched-pairs.ts';
import { scoredChoice } from '../reading/scored-choice.ts';
import { type XmlElement, childNamed, childrenNamed } from '../xml/xml-element.ts';
import { type MoodleQuestion, rawText } from './moodle-question.ts';
import type { OwnTags } from './moodle-tags.ts';

type Read = (question: MoodleQuestion, tags: OwnTags) => Interaction | null;

/** Question types that become one item with the question's text as its stem. */
export const SIMPLE_KINDS: Readonly<Record<string, Read>> = {
  multichoice,
  truefalse,
  shortanswer,
  numerical,
  matching: matchingPairs,
  ddmatch: matchingPairs,
  ordering,
};

/** Why a question type is not taken. */
export const NOT_TAKEN: Readonly<Record<string, Sentence>> = {
  essay: sentence('is-an-essay-nobody-but-a-person-can'),
  description: sentence('is-a-description-a-text-without-a-question'),
  calculated: sentence('is-calculated-its-numbers-are-drawn-anew-for'),
  calculatedsimple: sentence('is-calculated-its-numbers-are-drawn-anew-for'),
  calculatedmulti: sentence('is-calculated-its-numbers-are-drawn-anew-for'),
  random: sentence('is-a-place-for-a-random-question'),
  randomsamatch: sentence('is-made-of-random-short-answers'),
  ddimageortext: sentence('asks-to-drag-things-onto-a-picture-which'),
  ddmarker: sentence('asks-to-drag-markers-onto-a-picture-which'),
};

function creditOf(answer: XmlElement, question: MoodleQuestion): number {
  const { fraction = '0' } = answer.attributes;
  const credit = creditOfPercent(fraction);
  if (credit === null)
    question.reading.refuse(
      sentence('has-the-grade-which-is-no-percentage', { grade: question.reading.line(fraction).slice(0, 20) }),
    );
  return credit ?? 0;
}

function tellFeedback(elements: readonly XmlElement[], question: MoodleQuestion): void {
  const told = elements.some((element) => {
    const feedback = childNamed(element, 'feedback');
    return feedback !== null && rawText(feedback).trim() !== '';
  });
  if (told) question.reading.loss(sentence('feedback-to-single-answers-is-not-kept'));
}

function multichoice(question: MoodleQuestion, { credit, weights }: OwnTags): Interaction | null {
  const answers = question.all('answer');
  tellFeedback(answers, question);
  const options = answers.map((answer) => ({ text: question.rich(answer), credit: creditOf(answer, question) }));
  if (weights !== null && weights.length === options.length) {
    return { kind: 'weighted-choice', options: options.map(({ text }) => text), weights };
  }
  if (question.reading.isRefused) return null;
  const single = question.says('single', true);
  if (single || credit === null) return scoredChoice(options, single, question.reading);
  return {
    kind: 'multiple-response',
    options: options.map(({ text }) => text),
    key: options.flatMap((option, place) => (option.credit > 0 ? [place] : [])),
    ...{ least: 1, most: null, credit },
  };
}

function truefalse(question: MoodleQuestion): Interaction | null {
  const answers = question.all('answer');
  tellFeedback(answers, question);
  const right = answers.filter((answer) => creditOf(answer, question) === FULL_CREDIT);
  const [said] = right.map((answer) => rawText(answer).trim().toLowerCase());
  if (right.length !== 1 || (said !== 'true' && said !== 'false')) {
    return question.reading.refuse(sentence('does-not-say-whether-it-is-true-one'));
  }
  return { kind: 'true-false', key: said === 'true' };
}

function shortanswer(question: MoodleQuestion, { longest }: OwnTags): Interaction {
  const answers = question.all('answer');
  tellFeedback(answers, question);
  const read = acceptedTexts(
    answers.map((answer) => ({ text: rawText(answer), credit: creditOf(answer, question) })),
    !question.says('usecase', false),
    question.reading,
  );
  return longest === null ? read : { ...read, longest };
}

function numerical(question: MoodleQuestion, { decimalMark }: OwnTags): Interaction | null {
  const answers = question.all('answer');
  tellFeedback(answers, question);
  const accepted = answers.flatMap((answer): AcceptedNumber[] => {
    const credit = creditOf(answer, question);
    const value = rawText(answer).trim();
    if (credit <= 0) return [];
    const tolerance = childNamed(answer, 'tolerance');
    const range = aroundDecimal(value, tolerance === null ? '0' : rawText(tolerance).trim() || '0');
    if (range === null)
      question.reading.refuse(
        sentence('has-the-answer-which-is-no-number', { answer: question.reading.line(value).slice(0, 40) }),
      );
    return range === null ? [] : [{ ...range, credit }];
  });
  return { kind: 'numeric', accepted, ...unitsOf(question), ...(decimalMark !== null && { decimalMark }) };
}

function unitsOf(question: MoodleQuestion): { units: NumericUnit[]; unit: 'none' | 'optional' | 'required' } {
  const listed = question.all('units').flatMap((units) => childrenNamed(units, 'unit'));
  const units = listed.flatMap((element): NumericUnit[] => {
    const name = childNamed(element, 'unit_name');
    const multiplier = childNamed(element, 'multiplier');
    const factor = inverseOf(multiplier === null ? '1' : rawText(multiplier));
    if (name === null || factor === null) {
      question.reading.refuse(sentence('has-a-unit-without-a-name'));
      return [];
    }
    if (!factor.exact) question.reading.note(sentence('the-factor-of-a-unit-has-no-end'));
    return [{ name: question.reading.line(rawText(name)), factor: factor.value }];
  });
  if (units.length === 0) return { units, unit: 'none' };
  const graded = !['', '0'].includes(question.field('unitgradingtype'));
  const penalty = question.field('unitpenalty');
  if (graded && !/^1(\.0*)?$/.test(penalty)) question.reading.loss(sentence('a-wrong-unit-costs-everything-here'));
  return { units, unit: graded ? 'required' : 'optional' };
}

function matchingPairs(question: MoodleQuestion, { credit }: OwnTags): Interaction {
  const pairs = question.all('subquestion').map((pair) => {
    const target = childNamed(pair, 'answer');
    return { source: question.rich(pair), target: target === null ? '' : question.target(target) };
  });
  return matchedPairs(pairs, credit ?? 'per-part');
}

function ordering(question: MoodleQuestion): Interaction {
  const answers = [...question.all('answer')].sort(
    (a, b) => Number(a.attributes.fraction) - Number(b.attributes.fraction),
  );
  tellFeedback(answers, question);
  const grading = question.field('gradingtype');
  if (!['', 'ALL_OR_NOTHING', 'ABSOLUTE_POSITION', '-1', '0'].includes(grading)) {
    question.reading.loss(
      sentence('is-graded-by-in-moodle-here-by-entries', { grading: question.reading.line(grading).slice(0, 40) }),
    );
  }
  if (!['', 'ALL', '0'].includes(question.field('selecttype')))
    question.reading.loss(sentence('shows-a-part-of-its-entries-in-moodle'));
  return {
    kind: 'ordering',
    entries: answers.map((answer) => question.rich(answer)),
    credit: grading === 'ALL_OR_NOTHING' || grading === '-1' ? 'all-or-nothing' : 'per-part',
  };
}
