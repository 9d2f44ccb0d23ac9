import { z } from 'zod';
import type { Answered } from './event-map.ts';
import { type PublicExams, publicExams } from './public-exams.ts';
import { type BoardFrame, type BoardList, boardFrame, boardList } from './scoreboard-down.ts';
import { type Refused, refused } from './wire-types.ts';

/**
 * Namespace `/board-tap`: one engine feeds the public boards of other processes. Who connects shows the engine's tap key in the
 * handshake; what flows is what anybody may see on `/live`, for all sessions at once.
 */
export const boardTapAuth = z.strictObject({ key: z.string().min(1).max(100), version: z.int() });

export const askTapBoard = z.strictObject({ sessionId: z.string().min(1).max(64) });
export type AskTapBoard = z.infer<typeof askTapBoard>;

/** What a reader takes from the wire: it believes the engine, and not that the line brought it whole. */
export const tapList = boardList;
export const tapExams = publicExams;
export const tapFrame = boardFrame;
export const tapBoard = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), frame: boardFrame }),
  refused,
]);

export interface BoardTapUpEvents {
  'tap-board': Answered<AskTapBoard, { ok: true; frame: BoardFrame } | Refused>;
}

export interface BoardTapDownEvents {
  /** Before the list that it belongs to. */
  exams: (exams: PublicExams) => void;
  boards: (list: BoardList) => void;
  frame: (frame: BoardFrame) => void;
}
