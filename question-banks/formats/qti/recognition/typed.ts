import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { type AcceptedNumber, FULL_CREDIT, type Numeric, type ShortText } from '#domain/item/interaction.ts';
import { compareDecimals, decimal } from '#domain/score/decimal.ts';
import { middleOf } from '../../numbers/decimal-sum.ts';
import { Unsupported } from '../unsupported.ts';
import { fullScore } from './fitting.ts';

const MOST_ANSWERS = 60;
const SHORTEST_LIMIT = 100;

/** A typed answer as a file asks for it. */
export interface AskedText {
  /** Every text the file's rules compare with. */
  readonly known: readonly string[];
  readonly longest: number | null;
  earns(text: string): number;
}

export function shortTextOf({ earns, known, longest }: AskedText): ShortText {
  const texts = [...new Set(known.map((text) => text.trim()))].filter((text) => text !== '');
  if (texts.length > MOST_ANSWERS) throw new Unsupported(sentence('more-than-answers', { most: MOST_ANSWERS }));
  const scored = texts.map((text) => ({ text, score: earns(text) }));
  const full = fullScore(scored.map(({ score }) => ({ response: '', score })));
  const paid = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const ignoresCase = caseOf(paid, earns);
  const isPart = paid.some(({ score, text }) => earns(`§ ${text} §`) === score);
  if (isPart && paid.some(({ text }) => text.includes('*')))
    throw new Unsupported(sentence('a-star-in-a-text-that-may-be'));
  if (!isPart && earns('§ §') > 0) throw new Unsupported(sentence('rules-that-pay-for-any-text'));
  const accepted = paid
    // Where case does not count, a text in other letters is the same text.
    .filter(
      ({ text }, at) => !ignoresCase || paid.findIndex((one) => one.text.toLowerCase() === text.toLowerCase()) === at,
    )
    .map(({ score, text }) => ({
      text: isPart ? `*${text}*` : text,
      credit: Math.round((score * FULL_CREDIT) / full),
      wildcard: isPart,
    }));
  return {
    kind: 'short-text',
    accepted,
    sameness: { ignoresCase, ignoresAccents: false, ignoresPunctuation: false },
    longest: longest ?? paid.reduce((most, { text }) => Math.max(most, text.length * 2), SHORTEST_LIMIT),
  };
}

/** Whether case counts: for all answers or for none. */
function caseOf(paid: readonly { text: string; score: number }[], earns: (text: string) => number): boolean {
  const changed = paid.flatMap(({ score, text }) => {
    const other = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
    return other === text ? [] : [earns(other) === score];
  });
  if (new Set(changed).size > 1) throw new Unsupported(sentence('answers-of-which-some-count-their-case'));
  return changed[0] ?? false;
}

/** A number as a file asks for it. */
export interface AskedNumber {
  /** Every number at which the file's rules can change their mind, as written. */
  readonly borders: readonly string[];
  earns(number: string): number;
  /** Takes what is lost. */
  tell(loss: Sentence): void;
}

/**
 * The ranges that earn something. Between two neighbouring borders rules give the same for every number, so each border and one number
 * between each two tell everything.
 */
export function numericOf({ borders, earns, tell }: AskedNumber): Numeric {
  const sorted = [...new Map(borders.map((border) => [plain(border), border.trim()])).values()].sort(byValue);
  if (sorted.length > 4 * MOST_ANSWERS) throw new Unsupported(sentence('more-than-answers', { most: MOST_ANSWERS }));
  const points = sorted.flatMap((border, at) => {
    const next = sorted[at + 1];
    const between = next === undefined ? null : (middleOf(border, next)?.value ?? null);
    return [{ at: border, isBorder: true }, ...(between === null ? [] : [{ at: between, isBorder: false }])];
  });
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) throw new Unsupported(sentence('a-number-of-which-the-file-does'));
  if (earns(String(Number(first) - 1)) > 0 || earns(String(Number(last) + 1)) > 0) {
    throw new Unsupported(sentence('a-range-of-numbers-without-an-end'));
  }
  const scored = points.map((point) => ({ ...point, score: earns(point.at) }));
  const full = fullScore(scored.map(({ score }) => ({ response: '', score })));
  const accepted = runs(scored, tell).map(({ from, score, to }): AcceptedNumber => ({
    least: from,
    greatest: to,
    credit: Math.round((score * FULL_CREDIT) / full),
  }));
  return { kind: 'numeric', accepted: accepted.sort((a, b) => b.credit - a.credit), units: [], unit: 'none' };
}

interface Run {
  readonly from: string;
  readonly to: string;
  readonly score: number;
}

/** Neighbouring points of one score above nothing; a run begins and ends at a border, because both ends count. */
function runs(points: readonly Point[], tell: AskedNumber['tell']): Run[] {
  const found: Run[] = [];
  let begun: (typeof points)[number] | null = null;
  for (const [place, point] of points.entries()) {
    if (point.score <= 0) continue;
    if (begun?.score !== point.score || (points[place - 1]?.score ?? 0) !== point.score) begun = point;
    const next = points[place + 1];
    if (next?.score === point.score) continue;
    // A better score may begin inside: the first range that fits counts, and the better one is listed before.
    const isOpen =
      (!begun.isBorder && !isPaidMore(points, begun, -1)) || (!point.isBorder && !isPaidMore(points, point, 1));
    if (isOpen) tell(sentence('an-end-of-a-range-of-numbers-does'));
    found.push({ from: borderFrom(points, begun, -1), to: borderFrom(points, point, 1), score: point.score });
  }
  return found;
}

type Point = { readonly at: string; readonly isBorder: boolean; readonly score: number };

function neighbour(points: readonly Point[], point: Point, by: 1 | -1): Point | undefined {
  return points[points.indexOf(point) + by];
}

function isPaidMore(points: readonly Point[], point: Point, by: 1 | -1): boolean {
  return (neighbour(points, point, by)?.score ?? 0) > point.score;
}

function borderFrom(points: readonly Point[], point: Point, by: 1 | -1): string {
  return point.isBorder ? point.at : (neighbour(points, point, by)?.at ?? point.at);
}

function byValue(one: string, other: string): number {
  const [a, b] = [decimal(one), decimal(other)];
  return a === null || b === null ? 0 : compareDecimals(a, b);
}

/** One name for one number: 1.0 is 1. */
function plain(number: string): string {
  const found = decimal(number.trim());
  if (found === null) throw new Unsupported(sentence('the-number', { number }));
  let { digits, scale } = found;
  while (digits !== 0n && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return digits === 0n ? '0' : `${digits}e${-scale}`;
}
