import type { LivePolicy } from '#domain/definition/exam-definition.ts';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import type { Person } from '../actions/person.ts';
import { boardState, viewBoardRow, viewBoardSession } from '../actions/view-board.ts';

/** Least time between two frames with changes, and the most between any two. Under `locked` and `finished` both are ten seconds. */
const PACE: Record<LivePolicy, { readonly least: number; readonly most: number }> = {
  running: { least: 250, most: 1_000 },
  locked: { least: 10_000, most: 10_000 },
  finished: { least: 10_000, most: 10_000 },
};

/** One hall's public board: consecutive frames, one coalesced difference a frame however many watch. */
export class BoardFeed {
  private frame = 0;
  private sentAt = 0;
  private readonly changed = new Set<Person>();

  constructor(
    private readonly desk: Desk,
    private readonly hall: Hall,
  ) {
    hall.watch((person) => {
      if (person === 'all') {
        for (const each of hall.people()) this.changed.add(each);
        // The opening and the closing are not made to wait for the next frame.
        this.sentAt = 0;
      } else this.changed.add(person);
    });
  }

  private get pace() {
    return PACE[this.hall.definition.livePolicy];
  }

  /** The whole board as of the last frame's number. Rows that change later come with the next frames. */
  whole(): BoardFrame {
    return this.picture(this.hall.people(), true);
  }

  tick(): BoardFrame | null {
    const now = this.desk.now();
    const since = now - this.sentAt;
    if (since < this.pace.least || (this.changed.size === 0 && since < this.pace.most)) return null;
    this.sentAt = now;
    this.frame += 1;
    const people = [...this.changed];
    this.changed.clear();
    return this.picture(people, false);
  }

  private picture(people: Iterable<Person>, whole: boolean): BoardFrame {
    const { size, root } = this.desk.queue.head(this.hall.id);
    return {
      frame: this.frame,
      asOf: this.desk.now(),
      intervalMs: this.pace.most,
      state: boardState(this.hall),
      ledger: { size, root },
      session: viewBoardSession(this.hall),
      whole,
      rows: [...people].map((person) => viewBoardRow(this.hall, person)),
    };
  }
}
