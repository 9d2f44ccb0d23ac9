import type { SectionCode } from '../ids.ts';
import type { Points } from '../points.ts';

export interface SectionScore {
  readonly code: SectionCode;
  readonly points: Points;
}

/** The one number that candidate, board, console, ledger and verifier show. */
export interface ScoreSheet {
  readonly sections: readonly SectionScore[];
  readonly total: Points;
}
