import { refuse } from '#domain/session/refusal.ts';
import type { PublicExams } from '#protocol/public-exams.ts';
import type { BoardFrame, BoardList, BoardRow } from '#protocol/scoreboard-down.ts';
import type { Refused } from '#protocol/wire-types.ts';
import type { BoardSource } from '../transport/board-source.ts';

interface Copy {
  head: Omit<BoardFrame, 'rows' | 'whole'>;
  readonly rows: Map<string, BoardRow>;
}

/** What became of a frame: it is shown, it was known already, or one before it is missing and the whole must be asked for. */
export type Taken = 'shown' | 'old' | 'gap';

/** A reader's own copy of an engine's boards: a snapshot of each, and the consecutive differences since. */
export class CopiedBoards implements BoardSource {
  private known: BoardList | null = null;
  private told: PublicExams = { exams: [] };
  private readonly copies = new Map<string, Copy>();
  private readonly hearers: ((frame: BoardFrame) => void)[] = [];
  /** The least the engine's clock was ever seen ahead of ours: news only arrives late. */
  private ahead: number | null = null;

  constructor(private readonly now: () => number) {}

  takeList(list: BoardList): void {
    this.learnClock(list.serverAt);
    this.known = list;
  }

  takeExams(exams: PublicExams): void {
    this.told = exams;
  }

  take(frame: BoardFrame): Taken {
    this.learnClock(frame.asOf);
    const { rows, whole, ...head } = frame;
    const copy = this.copies.get(frame.session.id);
    if (whole) {
      this.copies.set(frame.session.id, { head, rows: new Map(rows.map((row) => [row.number, row])) });
      this.tell(frame);
      return 'shown';
    }
    if (copy === undefined || frame.frame > copy.head.frame + 1) return 'gap';
    if (frame.frame <= copy.head.frame) return 'old';
    copy.head = head;
    for (const row of rows) copy.rows.set(row.number, row);
    this.tell(frame);
    return 'shown';
  }

  /** By the engine's clock, so that pages compute the age of what they see from it. */
  list(): BoardList {
    const serverAt = Math.max(0, Math.round(this.now() + (this.ahead ?? 0)));
    return { serverAt, boards: this.known?.boards ?? [] };
  }

  exams(): PublicExams {
    return this.told;
  }

  size(sessionId: string): number | null {
    return this.copies.get(sessionId)?.rows.size ?? null;
  }

  whole(sessionId: string): BoardFrame | Refused {
    const copy = this.copies.get(sessionId);
    if (copy === undefined) return refuse('unknown-session');
    return { ...copy.head, whole: true, rows: [...copy.rows.values()] };
  }

  watch(hear: (frame: BoardFrame) => void): void {
    this.hearers.push(hear);
  }

  private tell(frame: BoardFrame): void {
    for (const hear of this.hearers) hear(frame);
  }

  private learnClock(engineAt: number): void {
    this.ahead = Math.max(this.ahead ?? Number.NEGATIVE_INFINITY, engineAt - this.now());
  }
}
