import { z } from 'zod';
import {
  finishReason,
  length,
  livePolicy,
  moment,
  phase,
  score,
  sectionFacts,
  sectionScore,
  words,
} from './wire-types.ts';

/** What anybody may see on the `/live` namespace. */

/** A score that had been told and became another one: the old number stays beside the new one. */
export const scoreChange = z.strictObject({
  at: moment,
  /** Number of the ledger entry that says so. */
  entry: z.int(),
  from: score,
  to: score,
  reason: z.string(),
});

/** How far a frozen board has been revealed, from the last rank up. */
export const revealProgress = z.strictObject({
  shown: z.int(),
  of: z.int(),
  /** Number of whoever was revealed last. */
  latest: z.string().nullable(),
  /** One more comes by itself so often; null where staff press for each. */
  everyMs: length.nullable(),
});
export type RevealProgress = z.infer<typeof revealProgress>;

export const boardRow = z.strictObject({
  number: z.string(),
  name: z.string(),
  state: z.enum(['absent', 'waiting', 'working', 'paused', 'finished']),
  /** Points that count under the live policy; null where nothing counts yet. */
  sections: z.array(sectionScore),
  total: score.nullable(),
  /** Items whose points are counted in what is shown. */
  counted: z.int(),
  finishReason: finishReason.nullable(),
  /** Disqualified: shown with what was earned, and not ranked. Absent for everybody else. */
  disqualified: z.literal(true).optional(),
  /** By the roster; absent where it has none. */
  room: z.string().optional(),
  /** Only where the exam publishes categories. */
  category: z.string().optional(),
  /** Absent where there are none. */
  changes: z.array(scoreChange).optional(),
  /** Points of before the freeze; those of now are not shown yet. */
  frozen: z.literal(true).optional(),
});
export type BoardRow = z.infer<typeof boardRow>;

export const boardSession = z.strictObject({
  id: z.string(),
  title: words,
  phase,
  official: z.boolean(),
  zone: z.string(),
  opensAt: moment.nullable(),
  openedAt: moment.nullable(),
  closedAt: moment.nullable(),
  livePolicy,
  publicNames: z.enum(['full', 'initials', 'number']),
  legalBasis: z.string(),
  items: z.int(),
  /** Only where the exam publishes categories. */
  categories: z.array(z.strictObject({ code: z.string(), name: words })).optional(),
  /** Only where the exam has such a rule. */
  freeze: z
    .strictObject({
      /** The ranking stands still for so long before the end. */
      lastMs: length,
      reveal: z.enum(['staff', 'closing']),
      /** When it began to, or will as the clock is now. */
      at: moment.nullable(),
      /** Once staff may reveal. */
      progress: revealProgress.nullable(),
    })
    .optional(),
  /** Ranks are computed from the rows by `#domain/score/ranking.ts` with this chain: a rank is not a fact, and sending it
   * would make every overtaking change every row. */
  tieBreak: z.array(z.string()),
  sections: z.array(sectionFacts.extend({ threshold: score.nullable() })),
});
export type BoardSession = z.infer<typeof boardSession>;

export const boardFrame = z.strictObject({
  /** Consecutive; a gap means: ask for the whole board. */
  frame: z.int(),
  asOf: moment,
  /** A frame comes at least this often, in milliseconds; two of them without a frame mean that the board is delayed. */
  intervalMs: z.int(),
  state: z.enum(['waiting', 'live', 'frozen', 'provisional', 'final']),
  ledger: z.strictObject({ size: z.int(), root: z.string() }),
  session: boardSession,
  /** All rows in a whole board, the changed ones in a difference. */
  whole: z.boolean(),
  rows: z.array(boardRow),
});
export type BoardFrame = z.infer<typeof boardFrame>;

export const boardList = z.strictObject({
  serverAt: moment,
  boards: z.array(z.strictObject({ id: z.string(), title: words, phase })),
});
export type BoardList = z.infer<typeof boardList>;
