import type { Fact } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { isMutation } from './mutation-log.ts';

/** A fact that concerns one person, and where its entry stands. */
export interface ChronicleFact {
  readonly index: number;
  readonly fact: Fact;
}

/** Changes of the sheet that were saved one after the other, with nothing else between them: how many, and nothing of what. */
export interface SavedRun {
  readonly first: number;
  last: number;
  readonly from: Instant;
  to: Instant;
  count: number;
}

export type ChronicleLine = ChronicleFact | SavedRun;

/**
 * What the ledger says of one person, in its order. Answers are counted in runs: a hall of thousands makes hundreds of thousands
 * of them, and what was answered is for no screen of the staff.
 */
export class Chronicle {
  readonly lines: ChronicleLine[] = [];

  take(fact: Fact, index: number): void {
    if (!isMutation(fact)) {
      this.lines.push({ index, fact });
      return;
    }
    const last = this.lines.at(-1);
    if (last === undefined || !isRun(last)) {
      this.lines.push({ first: index, last: index, from: fact.at, to: fact.at, count: 1 });
      return;
    }
    last.last = index;
    last.to = fact.at;
    last.count += 1;
  }

  facts(): readonly ChronicleFact[] {
    return this.lines.filter((line): line is ChronicleFact => !isRun(line));
  }
}

export function isRun(line: ChronicleLine): line is SavedRun {
  return 'count' in line;
}
