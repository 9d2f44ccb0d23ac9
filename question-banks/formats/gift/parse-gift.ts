import { sentence } from '#domain/sentences/sentence.ts';
import { Unreadable } from '../reading/unreadable.ts';
import { quoted } from '#domain/plain-text.ts';
import { hideEscapes, showEscapes } from './gift-escapes.ts';
import type { GiftChoice, GiftFormat, GiftNumber, GiftQuestion, GiftText } from './gift-question.ts';
import type { GiftBlock } from './split-gift.ts';

const LONGEST = 200_000;
const FORMAT = /^\s*\[(html|markdown|plain|moodle)\]/;
const NUMBER = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?';
const RANGE = new RegExp(`^(${NUMBER})\\s*:\\s*(${NUMBER})$`);
const BETWEEN = new RegExp(`^(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})$`);
const ALONE = new RegExp(`^${NUMBER}$`);

/**
 * One question of a GIFT file by its structure. Throws Unreadable with a sentence when it has none. Every sign is looked at a fixed
 * number of times, so a question made to keep a parser busy is read as fast as any other.
 */
export function parseGift({ id, tags, text }: GiftBlock): GiftQuestion {
  if (text.length > LONGEST)
    throw new Unreadable(sentence('has-characters-at-most-are-read', { count: text.length, most: LONGEST }));
  const category = /^\s*\$CATEGORY:([^\n]*)/.exec(text);
  if (category !== null) return { type: 'Category', title: (category[1] as string).trim() };
  const { rest, title } = titled(hideEscapes(text));
  const open = rest.indexOf('{');
  const close = rest.lastIndexOf('}');
  const head = { id, tags, title };
  if (open === -1 && close === -1) {
    return { type: 'Description', ...head, stem: giftText(rest, 'moodle'), hasEmbeddedAnswers: false };
  }
  if (open === -1) throw new Unreadable(sentence('has-a-without-a-the-sign-itself'));
  if (close < open) throw new Unreadable(sentence('has-answers-that-do-not-end-is-missing'));
  const first = giftText(rest.slice(0, open), 'moodle');
  const after = rest.slice(close + 1).trim();
  const stem: GiftText =
    after === ''
      ? first
      : { ...first, text: `${first.text === '' ? '' : `${first.text} `}_____ ${giftText(after, first.format).text}` };
  return answered(rest.slice(open + 1, close), { ...head, stem, hasEmbeddedAnswers: after !== '' });
}

function titled(text: string): { title: string | null; rest: string } {
  const begin = /^\s*::/.exec(text)?.[0].length;
  if (begin === undefined) return { title: null, rest: text };
  const end = text.indexOf('::', begin);
  if (end === -1) throw new Unreadable(sentence('has-a-title-that-does-not-end'));
  return { title: showEscapes(text.slice(begin, end)).trim(), rest: text.slice(end + 2) };
}

function giftText(written: string, otherwise: GiftFormat): GiftText {
  const found = FORMAT.exec(written);
  const format = (found?.[1] as GiftFormat | undefined) ?? otherwise;
  const whole = written.slice(found?.[0].length ?? 0).trim();
  const text =
    format === 'html' || format === 'markdown'
      ? whole
      : whole.replace(/\s+/g, (blank) => (blank.length > 1 || blank === '\n' ? ' ' : blank));
  return { format, text: showEscapes(text) };
}

type Common = Pick<Extract<GiftQuestion, { type: 'Essay' }>, 'id' | 'tags' | 'title' | 'stem' | 'hasEmbeddedAnswers'>;

function answered(inside: string, common: Common): GiftQuestion {
  const format = common.stem.format;
  const at = inside.indexOf('####');
  const answers = (at === -1 ? inside : inside.slice(0, at)).trim();
  const head = { ...common, globalFeedback: at === -1 ? null : giftText(inside.slice(at + 4), format) };
  if (answers === '') return { type: 'Essay', ...head };
  if (answers.startsWith('#')) return { type: 'Numerical', ...head, choices: numbers(answers.slice(1).trim(), format) };
  if (!answers.includes('~') && answers.startsWith('=') && answers.includes('->')) {
    return { type: 'Matching', ...head, matchPairs: pairs(answers, format) };
  }
  const truth = /^(T|TRUE|F|FALSE)\s*(#[^]*)?$/i.exec(answers);
  if (truth !== null) {
    const [said = null, other = null] = (truth[2] ?? '')
      .split('#')
      .slice(1)
      .map((feedback) => giftText(feedback, format));
    return { type: 'TF', ...head, isTrue: /^T/i.test(answers), trueFeedback: said, falseFeedback: other };
  }
  if (!/^[=~]/.test(answers)) return { type: 'Short', ...head, choices: [choice(`=${answers}`, format, giftText)] };
  const choices = parts(answers).map((part) => choice(part, format, giftText));
  return { type: choices.every(({ isCorrect }) => isCorrect) ? 'Short' : 'MC', ...head, choices };
}

/** Answers, each with its `=` or `~`. */
function parts(answers: string): string[] {
  const found = answers.split(/(?=[=~])/).map((part) => part.trim());
  if (!/^[=~]/.test(found[0] ?? ''))
    throw new Unreadable(sentence('has-an-answer-without', { answer: quoted(showEscapes(found[0] ?? '')) }));
  return found;
}

function choice<T>(part: string, format: GiftFormat, read: (text: string, format: GiftFormat) => T): GiftChoice<T> {
  const weight = /^[=~]\s*%([^%]*)%/.exec(part);
  const rest = part.slice(weight?.[0].length ?? 1);
  const at = rest.indexOf('#');
  const feedback = at === -1 ? '' : rest.slice(at + 1).trim();
  return {
    isCorrect: part.startsWith('='),
    weight: weight?.[1]?.trim() ?? null,
    text: read((at === -1 ? rest : rest.slice(0, at)).trim(), format),
    feedback: feedback === '' ? null : giftText(feedback, format),
  };
}

function numbers(answers: string, format: GiftFormat): GiftChoice<GiftNumber>[] | GiftNumber {
  if (/^[=~]/.test(answers)) return parts(answers).map((part) => choice(part, format, giftNumber));
  // One number may be followed by what a wrong one is told.
  const [first = '', ...others] = answers.split(/(?=[=~])/).map((part) => part.trim());
  if (others.length === 0 && !first.includes('#')) return giftNumber(first);
  return [`=${first}`, ...others].map((part) => choice(part, format, giftNumber));
}

function giftNumber(text: string): GiftNumber {
  if (text === '' || text === '*') return { type: 'any' };
  const range = RANGE.exec(text);
  if (range !== null) return { type: 'range', number: range[1] as string, range: range[2] as string };
  const between = BETWEEN.exec(text);
  if (between !== null) return { type: 'high-low', numberLow: between[1] as string, numberHigh: between[2] as string };
  if (ALONE.test(text)) return { type: 'simple', number: text };
  throw new Unreadable(sentence('has-text-where-a-number-belongs', { text: quoted(showEscapes(text)) }));
}

function pairs(answers: string, format: GiftFormat): { subquestion: GiftText; subanswer: string }[] {
  return answers
    .split('=')
    .slice(1)
    .map((pair) => {
      const at = pair.indexOf('->');
      if (at === -1) throw new Unreadable(sentence('has-a-pair-without', { pair: quoted(showEscapes(pair.trim())) }));
      return {
        subquestion: giftText(pair.slice(0, at), format),
        subanswer: showEscapes(
          pair
            .slice(at + 2)
            .trim()
            .replace(/\s+/g, ' '),
        ),
      };
    });
}
