import type { PublicExams } from '#protocol/public-exams.ts';
import type { Refused } from '#protocol/wire-types.ts';
import type { BoardFrame, BoardList } from '#protocol/scoreboard-down.ts';

/** Where the public's wire has its boards from: the halls of this engine, or a copy that is fed by one. */
export interface BoardSource {
  list(): BoardList;
  /** What is told of every exam beside its board. */
  exams(): PublicExams;
  /** Rows of a whole board, or null where there is no such board. */
  size(sessionId: string): number | null;
  /** The board as of its last frame. */
  whole(sessionId: string): BoardFrame | Refused;
  /** Tells of every further frame, in order. */
  watch(hear: (frame: BoardFrame) => void): void;
}
