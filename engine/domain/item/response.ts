import type { Interaction, InteractionKind } from './interaction.ts';

/**
 * How a response to each kind of item looks. On the wire and on a sheet its numbers are places of the candidate's own paper,
 * counted from 0; in commitments and for scoring they are places in the bank's order (`part-order.ts` turns one into the other).
 * Null inside a list is a part not answered yet; a whole item not answered is a blank place of the sheet and no response.
 */
export interface ResponseOf {
  readonly 'single-choice': number;
  readonly 'weighted-choice': number;
  /** Places chosen, ascending, none twice. */
  readonly 'multiple-response': readonly number[];
  readonly 'true-false': boolean;
  readonly 'true-false-grid': readonly (boolean | null)[];
  /** For each source the place of a target. */
  readonly matching: readonly (number | null)[];
  /** Every entry's place once, in the order given. */
  readonly ordering: readonly number[];
  readonly 'gap-choice': readonly (number | null)[];
  /** As typed; the unit is one of the item's names. */
  readonly numeric: { readonly number: string; readonly unit: string | null };
  readonly 'short-text': string;
  /** Places of areas, ascending, none twice. */
  readonly 'graphic-choice': readonly number[];
  /** Whole pixels of the picture's own size. */
  readonly hotspot: readonly (readonly [number, number])[];
}

export type Response = ResponseOf[InteractionKind];

/** What is needed to tell a response that an item can have from one it cannot; a candidate may know all of it. */
export type ResponseBounds =
  | { readonly kind: 'single-choice' | 'weighted-choice'; readonly options: number }
  | { readonly kind: 'multiple-response' | 'graphic-choice'; readonly options: number; readonly most: number | null }
  | { readonly kind: 'true-false' }
  | { readonly kind: 'true-false-grid'; readonly statements: number }
  | { readonly kind: 'matching'; readonly sources: number; readonly targets: number }
  | { readonly kind: 'ordering'; readonly entries: number }
  | { readonly kind: 'gap-choice'; readonly gaps: readonly number[] }
  | { readonly kind: 'numeric'; readonly units: readonly string[] }
  | { readonly kind: 'short-text'; readonly longest: number }
  | { readonly kind: 'hotspot'; readonly most: number; readonly width: number; readonly height: number };

/** The same of an item with its key. */
export function interactionBounds(item: Interaction): ResponseBounds {
  switch (item.kind) {
    case 'single-choice':
    case 'weighted-choice':
      return { kind: item.kind, options: item.options.length };
    case 'multiple-response':
      return { kind: item.kind, options: item.options.length, most: item.most };
    case 'true-false':
      return { kind: item.kind };
    case 'true-false-grid':
      return { kind: item.kind, statements: item.statements.length };
    case 'matching':
      return { kind: item.kind, sources: item.sources.length, targets: item.targets.length };
    case 'ordering':
      return { kind: item.kind, entries: item.entries.length };
    case 'gap-choice':
      return { kind: item.kind, gaps: item.gaps.map(({ options }) => options.length) };
    case 'numeric':
      return { kind: item.kind, units: item.unit === 'none' ? [] : item.units.map(({ name }) => name) };
    case 'short-text':
      return { kind: item.kind, longest: item.longest };
    case 'graphic-choice':
      return { kind: item.kind, options: item.areas.length, most: item.most };
    case 'hotspot':
      return { kind: item.kind, most: item.most, width: item.picture.width, height: item.picture.height };
  }
}

/** The most characters of a typed number. */
export const LONGEST_NUMBER = 40;

/** Whether the item can have this response at all. It says nothing of right or wrong, and nothing empty is a response. */
export function isPossible(bounds: ResponseBounds, response: unknown): response is Response {
  switch (bounds.kind) {
    case 'single-choice':
    case 'weighted-choice':
      return isPlace(response, bounds.options);
    case 'multiple-response':
    case 'graphic-choice':
      return isSet(response, bounds.options) && response.length <= (bounds.most ?? bounds.options);
    case 'true-false':
      return typeof response === 'boolean';
    case 'true-false-grid':
      return isParts(response, bounds.statements, (part) => typeof part === 'boolean');
    case 'matching':
      return isParts(response, bounds.sources, (part) => isPlace(part, bounds.targets));
    case 'ordering':
      return isOrder(response, bounds.entries);
    case 'gap-choice':
      return isParts(response, bounds.gaps.length, (part, gap) => isPlace(part, bounds.gaps[gap] ?? 0));
    case 'numeric':
      return isNumber(response, bounds.units);
    case 'short-text':
      return typeof response === 'string' && response.trim() !== '' && response.length <= bounds.longest;
    case 'hotspot':
      return isPoints(response, bounds);
  }
}

function isPlace(value: unknown, count: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < count;
}

function isSet(value: unknown, count: number): value is number[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((place, at) => isPlace(place, count) && (at === 0 || place > (value[at - 1] as number)));
}

function isParts(value: unknown, count: number, isPart: (part: unknown, at: number) => boolean): boolean {
  if (!Array.isArray(value) || value.length !== count) return false;
  return value.some((part) => part !== null) && value.every((part, at) => part === null || isPart(part, at));
}

function isOrder(value: unknown, count: number): boolean {
  if (!Array.isArray(value) || value.length !== count) return false;
  return value.every((place) => isPlace(place, count)) && new Set(value).size === count;
}

function isNumber(value: unknown, units: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { number, unit, ...rest } = value as { number?: unknown; unit?: unknown };
  if (Object.keys(rest).length > 0 || typeof number !== 'string') return false;
  if (number.trim() === '' || number.length > LONGEST_NUMBER) return false;
  return unit === null || (typeof unit === 'string' && units.includes(unit));
}

function isPoints(value: unknown, bounds: { readonly most: number; readonly width: number; readonly height: number }) {
  if (!Array.isArray(value) || value.length === 0 || value.length > bounds.most) return false;
  return value.every((point) => {
    if (!Array.isArray(point) || point.length !== 2) return false;
    return isPlace(point[0], bounds.width + 1) && isPlace(point[1], bounds.height + 1);
  });
}

export function sameResponse(a: Response, b: Response): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
