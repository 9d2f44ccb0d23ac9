import type { Face } from './face.ts';
import type { Response, ResponseOf } from './response.ts';

/**
 * How many parts an answer still lacks: gaps, rows or pairs left open, choices below the least, a unit that is asked for. It says
 * nothing of right or wrong, and an answer with parts missing is an answer: it is kept, counted and scored for what it holds.
 */
export function missingParts(face: Face, response: Response): number {
  switch (face.kind) {
    case 'true-false-grid':
    case 'matching':
    case 'gap-choice':
      return (response as readonly unknown[]).filter((part) => part === null).length;
    case 'multiple-response':
    case 'graphic-choice':
      return Math.max(0, face.least - (response as readonly number[]).length);
    case 'numeric':
      return face.unit === 'required' && (response as ResponseOf['numeric']).unit === null ? 1 : 0;
    default:
      return 0;
  }
}

/** Whether an answer to the item can lack parts at all. */
export function hasParts(face: Face): boolean {
  switch (face.kind) {
    case 'true-false-grid':
    case 'matching':
    case 'gap-choice':
      return true;
    case 'multiple-response':
    case 'graphic-choice':
      return face.least > 1;
    case 'numeric':
      return face.unit === 'required';
    default:
      return false;
  }
}
