import {
  type Area,
  type Credit,
  type CreditRule,
  FULL_CREDIT,
  type Hotspot,
  type Interaction,
  type Matching,
  type MultipleResponse,
  type Numeric,
  type Ordering,
  type ShortText,
} from '../item/interaction.ts';
import type { Response, ResponseOf } from '../item/response.ts';
import { compareDecimals, decimal, multiplyDecimals, typedDecimal } from './decimal.ts';
import { fitsPattern, sameText } from './typed-text.ts';

/**
 * What a response earns, in millionths of full marks, never below nothing. The response is possible and in the bank's order. A
 * weighted choice has no credit: its options earn whole points of their own.
 */
export function creditOf(interaction: Exclude<Interaction, { kind: 'weighted-choice' }>, response: Response): Credit {
  switch (interaction.kind) {
    case 'single-choice':
      return interaction.key.includes(response as number) ? FULL_CREDIT : 0;
    case 'multiple-response':
      return multipleCredit(interaction, response as readonly number[]);
    case 'graphic-choice':
      return setCredit(interaction, interaction.areas.length, response as readonly number[]);
    case 'true-false':
      return interaction.key === response ? FULL_CREDIT : 0;
    case 'true-false-grid':
      return partsCredit(interaction.credit, verdicts(response as ResponseOf['true-false-grid'], interaction.key));
    case 'matching':
      return matchingCredit(interaction, response as ResponseOf['matching']);
    case 'ordering':
      return orderingCredit(interaction, response as readonly number[]);
    case 'gap-choice': {
      const keys = interaction.gaps.map(({ key }) => key);
      return partsCredit(interaction.credit, verdicts(response as ResponseOf['gap-choice'], keys));
    }
    case 'numeric':
      return numericCredit(interaction, response as ResponseOf['numeric']);
    case 'short-text':
      return shortTextCredit(interaction, response as string);
    case 'hotspot':
      return hotspotCredit(interaction, response as ResponseOf['hotspot']);
  }
}

type Verdict = 'right' | 'wrong' | 'blank';

function verdicts<T>(given: readonly (T | null)[], keys: readonly T[]): Verdict[] {
  return keys.map((key, part) => {
    const answer = given[part] ?? null;
    if (answer === null) return 'blank';
    return answer === key ? 'right' : 'wrong';
  });
}

function partsCredit(rule: CreditRule, parts: readonly Verdict[]): Credit {
  const right = parts.filter((part) => part === 'right').length;
  const wrong = parts.filter((part) => part === 'wrong').length;
  if (rule === 'all-or-nothing') return right === parts.length ? FULL_CREDIT : 0;
  return share(rule === 'per-part' ? right : right - wrong, parts.length);
}

/** The whole millionths below the exact share, so that no rounding ever adds credit. */
function share(parts: number, of: number): Credit {
  if (parts <= 0 || of === 0) return 0;
  return Math.floor((parts * FULL_CREDIT) / of);
}

function multipleCredit(item: MultipleResponse, chosen: readonly number[]): Credit {
  const { shares } = item;
  if (shares === undefined) return setCredit(item, item.options.length, chosen);
  const sum = chosen.reduce((credit, place) => credit + (shares[place] ?? 0), 0);
  return Math.min(FULL_CREDIT, Math.max(0, sum));
}

/**
 * `per-part` looks at each option: chosen if it should be, left alone if it should not. Counting only right choices would give all
 * the credit to whoever chooses everything. `right-minus-wrong` shares full marks among the right options instead.
 */
function setCredit(
  item: { readonly key: readonly number[]; readonly least: number; readonly credit: CreditRule },
  options: number,
  chosen: readonly number[],
): Credit {
  if (chosen.length < item.least) return 0;
  const right = chosen.filter((place) => item.key.includes(place)).length;
  const wrong = chosen.length - right;
  const missed = item.key.length - right;
  if (item.credit === 'all-or-nothing') return wrong === 0 && missed === 0 ? FULL_CREDIT : 0;
  if (item.credit === 'per-part') return share(options - wrong - missed, options);
  return share(right - wrong, item.key.length);
}

function matchingCredit({ credit, key }: Matching, given: readonly (number | null)[]): Credit {
  const parts = key.map((targets, source): Verdict => {
    const target = given[source] ?? null;
    if (target === null) return 'blank';
    return targets.includes(target) ? 'right' : 'wrong';
  });
  return partsCredit(credit, parts);
}

/** `per-part` counts entries that stand in their own place. */
function orderingCredit({ credit, entries }: Ordering, given: readonly number[]): Credit {
  return partsCredit(
    credit,
    entries.map((_, place) => (given[place] === place ? 'right' : 'wrong')),
  );
}

function numericCredit(item: Numeric, { number, unit }: ResponseOf['numeric']): Credit {
  const typed = typedDecimal(number, item.decimalMark);
  if (typed === null || (item.unit === 'required' && unit === null)) return 0;
  const factor = decimal(item.units.find(({ name }) => name === unit)?.factor ?? '1');
  const value = factor === null ? typed : multiplyDecimals(typed, factor);
  for (const { credit, greatest, least } of item.accepted) {
    const [from, to] = [decimal(least), decimal(greatest)];
    if (from === null || to === null) throw new RangeError(`no numbers: ${least}, ${greatest}`);
    if (compareDecimals(from, value) <= 0 && compareDecimals(value, to) <= 0) return credit;
  }
  return 0;
}

function shortTextCredit({ accepted, sameness }: ShortText, typed: string): Credit {
  const found = accepted.find(({ text, wildcard }) =>
    wildcard ? fitsPattern(typed, text, sameness) : sameText(typed, text, sameness),
  );
  return found?.credit ?? 0;
}

/** Each area counts once, however many points lie in it; a point in no area takes nothing away, for points are few. */
function hotspotCredit({ areas }: Hotspot, points: ResponseOf['hotspot']): Credit {
  const earned = areas.reduce(
    (sum, { area, credit }) => (points.some((point) => isInside(area, point)) ? sum + credit : sum),
    0,
  );
  return Math.min(FULL_CREDIT, Math.max(0, earned));
}

/** The rim belongs to the area. */
export function isInside(area: Area, [x, y]: readonly [number, number]): boolean {
  switch (area.shape) {
    case 'rectangle':
      return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
    case 'circle':
      return (x - area.x) ** 2 + (y - area.y) ** 2 <= area.radius ** 2;
    case 'polygon':
      return isInPolygon(area.points, x, y);
  }
}

/** A ray to the right crosses the rim an odd number of times from inside. */
function isInPolygon(corners: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at < corners.length; at++) {
    const [ax, ay] = corners[at]!;
    const [bx, by] = corners[(at + 1) % corners.length]!;
    if (isOnEdge(ax, ay, bx, by, x, y)) return true;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function isOnEdge(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  if ((bx - ax) * (y - ay) !== (by - ay) * (x - ax)) return false;
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}
