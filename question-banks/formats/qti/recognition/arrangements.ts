import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import {
  type CreditRule,
  type GapChoice,
  type Matching,
  type Ordering,
  type TrueFalseGrid,
} from '#domain/item/interaction.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import { Unsupported } from '../unsupported.ts';
import { trueColumn } from './choices.ts';
import { type Tried, firstFitting, rulesFrom } from './fitting.ts';

/** Entries to be put in order, in the file's order. */
export interface AskedOrder {
  readonly entries: readonly RichText[];
  /** Places of the entries in the right order, where the file names it. */
  readonly correct: readonly number[] | null;
  earns(places: readonly number[]): number;
  readonly credit?: CreditRule | undefined;
}

export function orderingOf({ correct, credit: first, earns, entries }: AskedOrder): Ordering {
  if (correct === null || correct.length !== entries.length || new Set(correct).size !== entries.length) {
    throw new Unsupported(sentence('an-order-of-which-the-file-does'));
  }
  // In the bank the entries stand in the right order, so place n of the bank is place `correct[n]` of the file.
  const swapped = entries.slice(1).map((_, at) => {
    const places = entries.map((__, place) => place);
    [places[at], places[at + 1]] = [at + 1, at];
    return places;
  });
  const all = entries.map((_, place) => place);
  const tried = [all, ...swapped, [...all.slice(1), 0], [...all].reverse()].map((response): Tried => ({
    response,
    score: earns(response.map((place) => correct[place] as number)),
  }));
  const sorted = correct.map((place) => entries[place] as RichText);
  const rules =
    first === 'per-part' ? (['per-part', 'all-or-nothing'] as const) : (['all-or-nothing', 'per-part'] as const);
  return firstFitting(
    rules.map((credit) => ({ kind: 'ordering', entries: sorted, credit })),
    tried,
  );
}

/** Parts that each get one of some choices: sources and targets, or gaps and what fills them. */
export interface AskedParts {
  /** For each part how many choices it has. */
  readonly choices: readonly number[];
  /** For each part the place of the right one, where the file names it. */
  readonly correct: readonly (number | null)[];
  /** What the rules give when each part has this choice, null for none. */
  earns(places: readonly (number | null)[]): number;
  /** The way of counting to try first. */
  readonly credit?: CreditRule | undefined;
  /** Takes what is lost. */
  tell(loss: Sentence): void;
}

interface Parts {
  readonly key: number[];
  readonly tried: Tried[];
}

/**
 * Where parts weigh differently nothing here counts the same: then each weighs the same, which is told. A wrong part takes something
 * away where it does in the file.
 */
function nearestFitting<T extends { readonly kind: (Matching | TrueFalseGrid | GapChoice)['kind'] }>(
  { credit, earns, tell }: AskedParts,
  { key, tried }: Parts,
  withCredit: (credit: CreditRule) => T & (Matching | TrueFalseGrid | GapChoice),
  counted: readonly Tried[] = tried,
): T {
  try {
    return firstFitting(rulesFrom(credit).map(withCredit), counted);
  } catch (fault) {
    const alone = key.map((place, part) => earns(key.map((_, at) => (at === part ? place : null))));
    if (!(fault instanceof Unsupported) || alone.some((score) => score <= 0)) throw fault;
    tell(sentence('parts-weigh-differently-in-the-file-here-each'));
    const takesAway = tried.some(({ response, score }) => {
      const answered = (response as readonly (number | null)[]).map((place, part) =>
        place === key[part] ? place : null,
      );
      return score < earns(answered);
    });
    return withCredit(takesAway ? 'right-minus-wrong' : 'per-part');
  }
}

/** The right choice of every part, and responses around it with what they earn. */
function partsOf(asked: AskedParts): Parts {
  const { choices, correct, earns } = asked;
  const blank = choices.map((): number | null => null);
  const key = choices.map((count, part) => {
    const named = correct[part] ?? null;
    if (named !== null) return named;
    const worth = Array.from({ length: count }, (_, place) => earns(blank.with(part, place)));
    const best = worth.findIndex((one) => one > 0 && one === Math.max(...worth));
    if (best < 0) throw new Unsupported(sentence('a-part-the-without-a-right-answer', { part: part + 1 }));
    return best;
  });
  const others = choices.flatMap((count, part) =>
    Array.from({ length: count }, (_, place) => place)
      .filter((place) => place !== key[part])
      .map((place) => [part, place] as const),
  );
  const responses: (number | null)[][] = [
    key,
    ...key.map((place, part) => blank.with(part, place)),
    ...others.flatMap(([part, place]) => [key.with(part, place), blank.with(part, place)]),
  ];
  return { key, tried: responses.map((response) => ({ response, score: earns(response) })) };
}

/** @param isGrid two targets that stand over two columns */
export function matchingOf(
  asked: AskedParts,
  sources: readonly RichText[],
  targets: readonly RichText[],
  isGrid: boolean,
): Matching | TrueFalseGrid {
  const parts = partsOf(asked);
  const { key } = parts;
  if (isGrid) return gridOf(asked, parts, sources, targets);
  // Another target is as right where it earns as much beside all other right ones.
  const full = asked.earns(key);
  const equals = key.map((right, part) =>
    targets.flatMap((_, place) => (place === right || asked.earns(key.with(part, place)) === full ? [place] : [])),
  );
  const shape = { kind: 'matching', sources, targets, key: equals } as const;
  return nearestFitting(asked, parts, (credit): Matching => ({ ...shape, credit }));
}

/** Statements with two columns; the first is the true one unless the words say the other way. */
function gridOf(
  asked: AskedParts,
  parts: Parts,
  statements: readonly RichText[],
  targets: readonly RichText[],
): TrueFalseGrid {
  const { key, tried } = parts;
  const named = trueColumn(targets);
  const yes = named ?? 0;
  const [first = '', second = ''] = targets.map(spokenText);
  // Every screen has words for true and false in its own language.
  const labels = named === null ? ([first, second] as const) : null;
  const shape = { kind: 'true-false-grid', statements, key: key.map((place) => place === yes), labels } as const;
  const inColumns = tried.map(({ response, score }) => ({
    response: (response as readonly (number | null)[]).map((place) => (place === null ? null : place === yes)),
    score,
  }));
  return nearestFitting(asked, parts, (credit): TrueFalseGrid => ({ ...shape, credit }), inColumns);
}

export function gapChoiceOf(asked: AskedParts, text: RichText, options: readonly (readonly string[])[]): GapChoice {
  const parts = partsOf(asked);
  const { key } = parts;
  const gaps = key.map((place, gap) => ({ options: options[gap] ?? [], key: place }));
  return nearestFitting(asked, parts, (credit): GapChoice => ({ kind: 'gap-choice', text, gaps, credit }));
}
