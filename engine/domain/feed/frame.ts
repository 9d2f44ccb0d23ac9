import type { ExamDefinition } from '../definition/exam-definition.ts';
import type { Hashing } from '../draw/hashing.ts';
import type { Pid, SectionCode } from '../ids.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { toHex } from '../ledger/hex.ts';
import { taggedHash } from '../ledger/tagged-hash.ts';
import type { Points } from '../points.ts';
import type { KeySheet } from '../score/key-sheet.ts';
import { rank } from '../score/ranking.ts';
import type { Attempt } from '../session/attempt.ts';
import { type PublicState, type SectionStanding, publicState, standingOf } from './standings.ts';

/** One person in a frame of the board that the ledger commits to: what the public sees of them, by pseudonym. */
export interface FrameRow {
  readonly pid: Pid;
  /** Null where there are no points, and for who is disqualified. */
  readonly rank: number | null;
  readonly state: PublicState;
  readonly sections: readonly SectionStanding[];
  readonly total: Points | null;
  readonly counted: number;
  readonly disqualified?: true;
}

export interface OnBoard {
  readonly pid: Pid;
  readonly keys: KeySheet;
  readonly saved: Attempt;
  /** As of which the points are shown: `saved`, but behind a freeze. */
  readonly shown: Attempt;
}

/** The rows by pseudonym. */
export function frameRows(definition: ExamDefinition, people: Iterable<OnBoard>): readonly FrameRow[] {
  const rows = [...people].map(({ keys, pid, saved, shown }) => {
    const { counted, sections, total } = standingOf(definition, keys, shown);
    const out = saved.disqualified === undefined ? {} : { disqualified: true as const };
    return { pid, state: publicState(saved), sections, total, counted, ...out };
  });
  const ranked = rank(
    definition.tieBreak,
    rows.filter(({ disqualified, total }) => total !== null && disqualified === undefined),
    sheetOf,
    ({ pid }) => pid,
  );
  const ranks = new Map(ranked.map(({ entry, rank: place }) => [entry.pid, place]));
  rows.sort((a, b) => (a.pid < b.pid ? -1 : 1));
  return rows.map((row) => ({ ...row, rank: ranks.get(row.pid) ?? null }));
}

interface Shown {
  readonly sections: readonly { readonly code: SectionCode; readonly points: Points | null }[];
  readonly total: Points | null;
}

function sheetOf({ sections, total }: Shown) {
  const sums = sections.map(({ code, points }) => ({ code, points: points ?? (0 as Points) }));
  return { sections: sums, total: total ?? (0 as Points) };
}

/** `TH("board", canonical JSON of the rows)` in hex. */
export function frameHash(h: Hashing, rows: readonly FrameRow[]): string {
  return toHex(taggedHash(h, 'board', canonicalJson(rows)));
}
