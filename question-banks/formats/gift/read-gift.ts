import { sentence } from '#domain/sentences/sentence.ts';
import { Unreadable } from '../reading/unreadable.ts';
import type { ReadItems } from '#domain/item/authored-item.ts';
import { type AcceptedNumber, type Credit, FULL_CREDIT, type Interaction } from '#domain/item/interaction.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import { decimal } from '#domain/score/decimal.ts';
import { aroundDecimal } from '../numbers/decimal-sum.ts';
import { creditOfPercent } from '../numbers/percent.ts';
import { acceptedTexts } from '../reading/accepted-text.ts';
import { type Category, readCategory } from '../reading/category.ts';
import { type Draft, Gathering, type TellProgress } from '../reading/gathering.ts';
import type { ItemReading } from '../reading/item-reading.ts';
import { matchedPairs } from '../reading/matched-pairs.ts';
import { scoredChoice } from '../reading/scored-choice.ts';
import type { GiftChoice, GiftNumber, GiftQuestion, GiftText } from './gift-question.ts';
import { parseGift } from './parse-gift.ts';
import { splitGift } from './split-gift.ts';

type Question = Exclude<GiftQuestion, { readonly type: 'Category' }>;

/** A file in Moodle's GIFT format. `$CATEGORY:` gives section and topic to what follows it. */
export function readGift(text: string, file: string, tell?: TellProgress): ReadItems {
  const gathering = new Gathering(file, tell);
  let category: Category = { section: '', topic: '', deeper: [] };
  for (const block of splitGift(text)) {
    const where = `${file}:${block.line}`;
    gathering.item(where, (reading) => {
      try {
        const question = parseGift(block);
        if (question.type !== 'Category') return draftOf(question, category, reading);
        category = readCategory(question.title);
        if (category.deeper.length > 0)
          gathering.add(
            'note',
            where,
            sentence('a-category-below-the-topic-is-not-kept', { category: category.deeper.join('/') }),
          );
        return null;
      } catch (fault) {
        if (!(fault instanceof Unreadable)) throw fault;
        return reading.refuse(fault.what);
      }
    });
  }
  return gathering.result();
}

function draftOf(question: Question, { section, topic }: Category, reading: ItemReading): Draft | null {
  if (question.type === 'Description') return reading.refuse(sentence('is-a-description-a-text-without-a-question'));
  if (question.type === 'Essay') return reading.refuse(sentence('is-an-essay-nobody-but-a-person-can'));
  const stem = richText(question.stem, reading);
  const interaction = interactionOf(question, reading);
  if (interaction === null) return null;
  const reason = question.globalFeedback;
  return {
    name: question.id ?? question.title ?? '',
    title: reading.line(question.title ?? ''),
    ...{ section, topic, stem, interaction },
    tags: question.tags.map((tag) => reading.line(tag)),
    rationale: reason === null ? '' : plainReason(reason, reading),
  };
}

function plainReason(reason: GiftText, reading: ItemReading): string {
  const text = richText(reason, reading);
  if (typeof text !== 'string') reading.note(sentence('the-general-feedback-becomes-the-reason'));
  return spokenText(text);
}

function richText({ format, text }: GiftText, reading: ItemReading): RichText {
  if (format === 'html') return reading.html(text);
  if (format === 'plain') return reading.plain(text);
  if (format === 'markdown' && /[*_`#>]|^\s*[-+\d]/m.test(text))
    reading.loss(sentence('markdown-is-kept-as-it-is-written'));
  return format === 'markdown' ? reading.plain(text) : reading.either(text);
}

function interactionOf(
  question: Exclude<Question, { type: 'Description' | 'Essay' }>,
  reading: ItemReading,
): Interaction | null {
  switch (question.type) {
    case 'TF':
      tellFeedback([question.trueFeedback, question.falseFeedback], reading);
      return { kind: 'true-false', key: question.isTrue };
    case 'Matching':
      return matchedPairs(
        question.matchPairs.map(({ subanswer, subquestion }) => ({
          source: richText(subquestion, reading),
          target: reading.line(subanswer),
        })),
        'per-part',
      );
    case 'MC':
    case 'Short':
      tellFeedback(
        question.choices.map(({ feedback }) => feedback),
        reading,
      );
      return question.type === 'MC'
        ? multipleChoice(question.choices, reading)
        : shortAnswer(question.choices, reading);
    case 'Numerical': {
      const choices = question.choices;
      if (!isList(choices)) return numeric([{ isCorrect: true, weight: null, text: choices, feedback: null }], reading);
      tellFeedback(
        choices.map(({ feedback }) => feedback),
        reading,
      );
      return numeric(choices, reading);
    }
  }
}

function isList<T>(value: readonly T[] | object): value is readonly T[] {
  return Array.isArray(value);
}

function tellFeedback(feedback: readonly (GiftText | null)[], reading: ItemReading): void {
  if (feedback.some((one) => one !== null)) reading.loss(sentence('feedback-to-single-answers-is-not-kept'));
}

function creditOf({ isCorrect, weight }: GiftChoice<unknown>, reading: ItemReading): Credit {
  if (weight === null) return isCorrect ? FULL_CREDIT : 0;
  const credit = creditOfPercent(weight);
  if (credit === null) reading.refuse(sentence('has-a-weight-that-is-no-percentage-from'));
  return credit ?? 0;
}

function multipleChoice(choices: readonly GiftChoice<GiftText>[], reading: ItemReading): Interaction | null {
  const options = choices.map((choice) => ({
    text: richText(choice.text, reading),
    credit: creditOf(choice, reading),
  }));
  if (reading.isRefused) return null;
  return scoredChoice(
    options,
    choices.some(({ isCorrect }) => isCorrect),
    reading,
  );
}

function shortAnswer(choices: readonly GiftChoice<GiftText>[], reading: ItemReading): Interaction {
  const answers = choices.map((choice) => ({
    text: spokenText(richText(choice.text, reading)),
    credit: creditOf(choice, reading),
  }));
  return acceptedTexts(answers, true, reading);
}

function numeric(choices: readonly GiftChoice<GiftNumber>[], reading: ItemReading): Interaction | null {
  const accepted = choices.flatMap((choice): AcceptedNumber[] => {
    const credit = choice.isCorrect ? creditOf(choice, reading) : 0;
    if (credit <= 0) return [];
    const range = rangeOf(choice.text);
    if (range === null) reading.refuse(sentence('has-an-answer-that-is-no-number'));
    return range === null ? [] : [{ ...range, credit }];
  });
  return { kind: 'numeric', accepted, units: [], unit: 'none' };
}

function rangeOf(number: GiftNumber): { least: string; greatest: string } | null {
  switch (number.type) {
    case 'any':
      return null;
    case 'simple':
      return decimal(number.number) === null ? null : { least: number.number, greatest: number.number };
    case 'range':
      return aroundDecimal(number.number, number.range);
    case 'high-low':
      return { least: number.numberLow, greatest: number.numberHigh };
  }
}
