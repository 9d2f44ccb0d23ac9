import { sentence } from '#domain/sentences/sentence.ts';
import {
  type CreditRule,
  CREDIT_RULES,
  FULL_CREDIT,
  type Interaction,
  type WeightedChoice,
} from '#domain/item/interaction.ts';
import type { Response } from '#domain/item/response.ts';
import { creditOf } from '#domain/score/credit.ts';
import { Unsupported } from '../unsupported.ts';

/** A response in the bank's order, and what the file's own rules give for it. */
export interface Tried {
  readonly response: Response;
  readonly score: number;
}

/** Files write a third as 0.33 or 0.3333. */
const ROUGHLY = 0.005;

/** What a right answer earns by the file's rules: the most that any of those tried does. */
export function fullScore(tried: readonly Tried[]): number {
  const full = Math.max(0, ...tried.map(({ score }) => score));
  if (!(full > 0)) throw new Unsupported(sentence('rules-by-which-no-answer-earns-anything'));
  return full;
}

/**
 * The first of some interactions that gives every response tried the same share of full marks as the file's own rules do. A key is
 * never guessed from how rules look: it is what the rules do.
 */
export function firstFitting<T extends Exclude<Interaction, WeightedChoice>>(
  candidates: readonly T[],
  tried: readonly Tried[],
): T {
  const full = fullScore(tried);
  const found = candidates.find((one) =>
    tried.every(({ response, score }) => {
      const share = Math.min(1, Math.max(0, score / full));
      return Math.abs(creditOf(one, response) / FULL_CREDIT - share) <= ROUGHLY;
    }),
  );
  if (found === undefined) throw new Unsupported(sentence('rules-that-give-other-points-than-any-way'));
  return found;
}

/** The response that earns most; the first of several. */
export function bestOf(tried: readonly Tried[]): Tried {
  const full = fullScore(tried);
  return tried.find(({ score }) => score === full) as Tried;
}

/** Every way of counting, the one a file names before the others. */
export function rulesFrom(first: CreditRule | undefined): readonly CreditRule[] {
  return first === undefined ? CREDIT_RULES : [first, ...CREDIT_RULES.filter((rule) => rule !== first)];
}
