import { sentence } from '#domain/sentences/sentence.ts';
import {
  type CreditRule,
  FULL_CREDIT,
  type GraphicChoice,
  type Interaction,
  type MultipleResponse,
} from '#domain/item/interaction.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import type { ItemReading } from '../../reading/item-reading.ts';
import { wholeShares } from '../../numbers/percent.ts';
import { type Tried, bestOf, firstFitting, fullScore, rulesFrom } from './fitting.ts';

/** A choice as a file asks it, before its key is known. */
export interface AskedChoice {
  readonly options: readonly RichText[];
  readonly single: boolean;
  readonly least: number;
  readonly most: number | null;
  /** What the file names as the right answer, where it does. */
  readonly correct: readonly number[] | null;
  /** What the file's rules give for these places. */
  earns(places: readonly number[]): number;
  /** What the file says of itself beyond the rules: how it counts, and which kind it is. */
  readonly credit?: CreditRule | undefined;
  readonly kind?: string | undefined;
}

const EVERY_SET_UP_TO = 8;
/** What is less than this comes of thirds that are written in decimals. */
const NOTHING = 1e-9;

/** The interaction that counts as the file's rules do. Throws Unsupported where there is none. */
export function choiceOf(asked: AskedChoice, reading: ItemReading): Interaction {
  return asked.single ? singleOf(asked, reading) : multipleOf(asked, reading);
}

function singleOf(asked: AskedChoice, reading: ItemReading): Interaction {
  const { options } = asked;
  const points = options.map((_, place) => asked.earns([place]));
  const full = fullScore(points.map((score) => ({ response: 0, score })));
  if (points.some((one) => one < 0)) reading.loss(sentence('points-below-nothing-for-a-wrong-choice-count'));
  const earned = points.map((one) => Math.max(0, one));
  const right = earned.flatMap((one, place) => (one > 0 ? [place] : []));
  const isWeighted = asked.kind === 'weighted-choice' && earned.every(Number.isSafeInteger);
  if (right.length === 1 && !isWeighted) {
    const yesNo = asked.kind === 'single-choice' ? null : yesOrNo(options, right[0] as number);
    return yesNo ?? { kind: 'single-choice', options, key: right };
  }
  if (isWeighted || (earned.every(Number.isSafeInteger) && new Set(earned).size > 2))
    return { kind: 'weighted-choice', options, weights: earned };
  reading.note(sentence('one-option-may-be-chosen-and-several-earn'));
  const shares = earned.map((one) => Math.round((one * FULL_CREDIT) / full));
  return { kind: 'multiple-response', options, key: right, least: 1, most: 1, credit: 'per-part', shares };
}

const YES: readonly string[] = ['true', 'benar', 'betul'];
const NO: readonly string[] = ['false', 'salah'];

/** Two options that say true and false, in this order or the other. */
function yesOrNo(options: readonly RichText[], right: number): Interaction | null {
  const words = options.map((option) => spokenText(option).trim().toLowerCase());
  const yes = words.findIndex((word) => YES.includes(word));
  const no = words.findIndex((word) => NO.includes(word));
  return options.length === 2 && yes >= 0 && no >= 0 ? { kind: 'true-false', key: right === yes } : null;
}

/** Words over the two columns of a grid; which of them means true, or null where they are no such words. */
export function trueColumn(labels: readonly RichText[]): number | null {
  const words = labels.map((label) => spokenText(label).trim().toLowerCase());
  if (words.length !== 2) return null;
  if (YES.includes(words[0] ?? '') && NO.includes(words[1] ?? '')) return 0;
  return NO.includes(words[0] ?? '') && YES.includes(words[1] ?? '') ? 1 : null;
}

function multipleOf(asked: AskedChoice, reading: ItemReading): Interaction {
  const tried = sets(asked).map((places): Tried => ({ response: places, score: asked.earns(places) }));
  const { key, least, most } = keyOf(asked, tried);
  const shape = { kind: 'multiple-response', options: asked.options, key, least, most } as const;
  const counted = rulesFrom(asked.credit).map((credit): MultipleResponse => ({ ...shape, credit }));
  if (tried.some(({ score }) => score < -NOTHING)) reading.loss(sentence('points-below-nothing-count-as-nothing'));
  const shares = sharesOf(asked, fullScore(tried));
  const paid = (shares ?? []).flatMap((share, place) => (share > 0 ? [place] : []));
  const shared: MultipleResponse[] = shares === null ? [] : [{ ...shape, key: paid, credit: 'per-part', shares }];
  return firstFitting(
    asked.kind === 'shares' ? [...shared, ...counted] : [...counted, ...shared],
    tried.map((one) => ({ ...one, score: Math.max(0, one.score) })),
  );
}

/** The same for named areas of a picture, which have no shares of their own. */
export function graphicChoiceOf(
  asked: AskedChoice,
  shape: Pick<GraphicChoice, 'kind' | 'picture' | 'areas'>,
): GraphicChoice {
  const places = asked.single ? asked.options.map((_, place) => [place]) : sets(asked);
  const tried = places.map((response): Tried => ({ response, score: asked.earns(response) }));
  const { key, least, most } = keyOf(asked, tried);
  const rules: readonly CreditRule[] = asked.single ? ['all-or-nothing'] : rulesFrom(asked.credit);
  return firstFitting(
    rules.map((credit) => ({ ...shape, key, least, most: asked.single ? 1 : most, credit })),
    tried,
  );
}

function keyOf(asked: AskedChoice, tried: readonly Tried[]): Pick<MultipleResponse, 'key' | 'least' | 'most'> {
  const full = fullScore(tried);
  const named = asked.correct !== null && asked.earns(asked.correct) === full ? asked.correct : bestOf(tried).response;
  const key = [...(named as readonly number[])].sort((a, b) => a - b);
  const { options } = asked;
  const most = asked.most === null ? null : Math.min(Math.max(asked.most, key.length, 1), options.length);
  return { key, least: Math.min(Math.max(1, asked.least), key.length), most };
}

/**
 * Each option's own share of full marks, where shares add up. A share below nothing shows only beside what it takes away from: a sum
 * is never below nothing.
 */
function sharesOf({ earns, options }: AskedChoice, full: number): number[] | null {
  const alone = options.map((_, place) => Math.max(0, earns([place])));
  const paid = alone.flatMap((score, place) => (score > 0 ? [place] : []));
  const isWhole = alone.reduce((sum, score) => sum + score, 0) <= full;
  const beside = isWhole ? paid : paid.filter((place) => alone[place] === Math.max(...alone)).slice(0, 1);
  const before = earns(beside);
  const shares = alone.map((score, place) => {
    if (score > 0 || beside.length === 0) return score;
    return earns([...beside, place].sort((a, b) => a - b)) - before;
  });
  const credits = shares.map((share) => Math.round((share * FULL_CREDIT) / full));
  const sum = credits.reduce((all, credit) => all + Math.max(0, credit), 0);
  return wholeShares(credits) ?? (sum > FULL_CREDIT ? credits : null);
}

/** Sets of options to try: every one of a few; of many the single ones, and those that are one off the right answer. */
function sets({ correct, options }: AskedChoice): number[][] {
  const all = options.map((_, place) => place);
  if (all.length <= EVERY_SET_UP_TO) {
    const every = Array.from({ length: 2 ** all.length - 1 }, (_, bits) =>
      all.filter((place) => ((bits + 1) >> place) & 1),
    );
    return every.sort((a, b) => a.length - b.length);
  }
  const right = correct ?? [];
  const toggled = all.map((place) =>
    right.includes(place) ? right.filter((one) => one !== place) : [...right, place],
  );
  return [...all.map((place) => [place]), ...toggled, [...right], all]
    .filter((set) => set.length > 0)
    .map((set) => set.sort((a, b) => a - b));
}
