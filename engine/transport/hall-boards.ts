import type { SessionId } from '#domain/ids.ts';
import { refuse } from '#domain/session/refusal.ts';
import type { PublicExams } from '#protocol/public-exams.ts';
import type { BoardFrame, BoardList } from '#protocol/scoreboard-down.ts';
import type { Refused } from '#protocol/wire-types.ts';
import type { Desk } from '../actions/desk.ts';
import { viewPublicExams } from '../actions/view-public-exam.ts';
import { BoardFeed } from './board-feed.ts';
import type { BoardSource } from './board-source.ts';

/** The boards of the engine's own halls. A frame's number counts up whether or not anybody watches. */
export class HallBoards implements BoardSource {
  private readonly feeds = new Map<SessionId, BoardFeed>();
  private readonly hearers: ((frame: BoardFrame) => void)[] = [];

  constructor(private readonly desk: Desk) {
    this.takeIn();
  }

  /** Sessions that were made since. */
  takeIn(): void {
    for (const hall of this.desk.halls.values()) {
      if (!this.feeds.has(hall.id)) this.feeds.set(hall.id, new BoardFeed(this.desk, hall));
    }
  }

  list(): BoardList {
    const boards = [...this.desk.halls.values()].map((hall) => ({
      id: hall.id,
      title: hall.definition.title,
      phase: hall.session.phase,
    }));
    return { serverAt: this.desk.now(), boards };
  }

  exams(): PublicExams {
    return viewPublicExams(this.desk);
  }

  size(sessionId: string): number | null {
    return this.feeds.get(sessionId as SessionId)?.size ?? null;
  }

  whole(sessionId: string): BoardFrame | Refused {
    return this.feeds.get(sessionId as SessionId)?.whole() ?? refuse('unknown-session');
  }

  watch(hear: (frame: BoardFrame) => void): void {
    this.hearers.push(hear);
  }

  /** Called several times a second. */
  tick(): void {
    for (const feed of this.feeds.values()) {
      const frame = feed.tick();
      if (frame !== null) for (const hear of this.hearers) hear(frame);
    }
  }
}
