import type { Json, JsonObject } from './canonical.ts';
import type { Section } from './definition.ts';
import { inRange } from './numbers.ts';
import { isTheText } from './texts.ts';

/**
 * SPEC section 10: what an answer earns, in hundredths of a point. Credit is counted in millionths of full marks; part of it earns part
 * of the points, rounded down, and no credit at all is a wrong answer. `option` is what the commitment holds: the response in places
 * of the bank.
 */
const FULL = 1_000_000;

export function earns(item: JsonObject, option: string, scoring: Section['scoring']): number {
  if (scoring.kind === 'weighted') return (item['weights'] as readonly number[])[Number(option)]! * 100;
  const credit = creditOf(item, option);
  return credit === 0 ? scoring.wrong : Math.floor((scoring.right * credit) / FULL);
}

type Credit = (item: never, given: never) => number;

const KINDS: Readonly<Record<string, Credit>> = {
  'multiple-response': multiple,
  'graphic-choice': (item: Choices & { areas: readonly Json[] }, given: readonly number[]) =>
    setCredit(item, item.areas.length, given),
  'true-false': ({ key }: { key: boolean }, given: boolean) => (key === given ? FULL : 0),
  'true-false-grid': ({ credit, key }: Parts, given: readonly Json[]) =>
    parts(
      credit,
      given,
      key.map((one) => [one]),
    ),
  matching: ({ credit, key }: Parts, given: readonly Json[]) =>
    parts(credit, given, key as readonly (readonly Json[])[]),
  ordering: ({ credit, entries }: Parts, given: readonly Json[]) =>
    parts(
      credit,
      given,
      entries.map((_, place) => [place]),
    ),
  'gap-choice': ({ credit, gaps }: Parts, given: readonly Json[]) =>
    parts(
      credit,
      given,
      gaps.map(({ key }) => [key]),
    ),
  numeric,
  'short-text': ({ accepted, sameness }: ShortText, given: string) =>
    accepted.find((one) => isTheText(given, one, sameness))?.credit ?? 0,
  hotspot: ({ areas }: { areas: readonly { area: Area; credit: number }[] }, given: readonly Point[]) =>
    between(
      areas.reduce((sum, { area, credit }) => sum + (given.some((point) => isInside(area, point)) ? credit : 0), 0),
    ),
};

function creditOf(item: JsonObject, option: string): number {
  const kind = item['kind'] as string;
  if (kind === 'single-choice') return (item['key'] as readonly number[]).includes(Number(option)) ? FULL : 0;
  return KINDS[kind]!(item as never, JSON.parse(option) as never);
}

function between(credit: number): number {
  return Math.min(FULL, Math.max(0, credit));
}

function share(right: number, of: number): number {
  return right <= 0 || of === 0 ? 0 : Math.floor((right * FULL) / of);
}

interface Parts {
  readonly credit: string;
  readonly key: readonly Json[];
  readonly entries: readonly Json[];
  readonly gaps: readonly { readonly key: number }[];
}

/** Part by part, each with the answers that are right for it; null is a part left open. */
function parts(rule: string, given: readonly Json[], keys: readonly (readonly Json[])[]): number {
  const right = keys.filter((accepted, place) => accepted.includes(given[place] ?? null)).length;
  const open = keys.filter((_, place) => (given[place] ?? null) === null).length;
  if (rule === 'all-or-nothing') return right === keys.length ? FULL : 0;
  return share(rule === 'per-part' ? right : right - (keys.length - right - open), keys.length);
}

interface Choices {
  readonly credit: string;
  readonly key: readonly number[];
  readonly least: number;
}

function multiple(
  item: Choices & { options: readonly Json[]; shares?: readonly number[] },
  given: readonly number[],
): number {
  const { options, shares } = item;
  if (shares === undefined) return setCredit(item, options.length, given);
  return between(given.reduce((sum, place) => sum + (shares[place] ?? 0), 0));
}

function setCredit({ credit, key, least }: Choices, options: number, given: readonly number[]): number {
  if (given.length < least) return 0;
  const right = given.filter((place) => key.includes(place)).length;
  const [wrong, missed] = [given.length - right, key.length - right];
  if (credit === 'all-or-nothing') return wrong === 0 && missed === 0 ? FULL : 0;
  if (credit === 'per-part') return share(options - wrong - missed, options);
  return share(right - wrong, key.length);
}

interface Numeric {
  readonly accepted: readonly { readonly least: string; readonly greatest: string; readonly credit: number }[];
  readonly units: readonly { readonly name: string; readonly factor: string }[];
  readonly unit: string;
  readonly decimalMark?: string;
}

function numeric(item: Numeric, { number, unit }: { number: string; unit: string | null }): number {
  if (item.unit === 'required' && unit === null) return 0;
  const factor = item.units.find(({ name }) => name === unit)?.factor ?? '1';
  const mark = item.decimalMark ?? '.';
  return item.accepted.find(({ greatest, least }) => inRange(number, mark, factor, least, greatest))?.credit ?? 0;
}

interface ShortText {
  readonly accepted: readonly { readonly text: string; readonly credit: number; readonly wildcard: boolean }[];
  readonly sameness: {
    readonly ignoresCase: boolean;
    readonly ignoresAccents: boolean;
    readonly ignoresPunctuation: boolean;
  };
}

type Point = readonly [number, number];

interface Area {
  readonly shape: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly points: readonly Point[];
}

function isInside(area: Area, [x, y]: Point): boolean {
  if (area.shape === 'rectangle')
    return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
  if (area.shape === 'circle') return (x - area.x) ** 2 + (y - area.y) ** 2 <= area.radius ** 2;
  return isInPolygon(area.points, x, y);
}

/** The rim belongs to it; from inside, a ray to the right crosses the rim an odd number of times. */
function isInPolygon(corners: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at < corners.length; at++) {
    const [ax, ay] = corners[at] as Point;
    const [bx, by] = corners[(at + 1) % corners.length] as Point;
    const isOnLine = (bx - ax) * (y - ay) === (by - ay) * (x - ax);
    const isBetween = x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
    if (isOnLine && isBetween) return true;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
