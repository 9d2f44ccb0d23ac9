import type { Face } from '#domain/item/face.ts';
import type { Response } from '#domain/item/response.ts';

/** How many options of an item the keys A to J and 1 to 9 stand for; 0 where they are needed for typing or mean nothing. */
export function keyedOptions(face: Face): number {
  switch (face.kind) {
    case 'single-choice':
    case 'weighted-choice':
    case 'multiple-response':
      return face.options.length;
    case 'graphic-choice':
      return face.areas.length;
    case 'true-false':
      return 2;
    default:
      return 0;
  }
}

/** Whether options can be struck out: where one of them is chosen, and not where several are. */
export function canStrike(face: Face): boolean {
  return face.kind === 'single-choice' || face.kind === 'weighted-choice' || face.kind === 'true-false';
}

/** The response after an option's key was pressed; null where that takes the last chosen option away. */
export function afterKey(face: Face, response: Response | null, option: number): Response | null {
  switch (face.kind) {
    case 'multiple-response':
    case 'graphic-choice':
      return toggled(Array.isArray(response) ? (response as readonly number[]) : [], option, face.most);
    case 'true-false':
      return option === 0;
    default:
      return option;
  }
}

/** One more or one less of a set. Where no more may be chosen the set stays as it is; of at most one, the new one replaces it. */
export function toggled(chosen: readonly number[], option: number, most: number | null): readonly number[] | null {
  if (chosen.includes(option)) {
    const left = chosen.filter((each) => each !== option);
    return left.length === 0 ? null : left;
  }
  if (most === 1) return [option];
  if (most !== null && chosen.length >= most) return chosen;
  return [...chosen, option].sort((a, b) => a - b);
}
