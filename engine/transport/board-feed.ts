import type { LivePolicy } from '#domain/definition/exam-definition.ts';
import type { Instant } from '#domain/time.ts';
import type { BoardFrame, BoardRow } from '#protocol/scoreboard-down.ts';
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

/** What of the engine's desk a board needs. */
interface BoardDesk {
  now(): Instant;
  readonly queue: Pick<Desk['queue'], 'head'>;
}

/** One hall's public board: consecutive frames, one coalesced difference a frame however many watch. */
export class BoardFeed {
  private frame = 0;
  private sentAt = 0;
  private readonly changed = new Set<Person>();
  /** As the last frame left it: between two frames nobody sees more by asking again, and no answer costs a recount. */
  private readonly shown = new Map<Person, BoardRow>();
  private head: Omit<BoardFrame, 'whole' | 'rows'>;

  constructor(
    private readonly desk: BoardDesk,
    private readonly hall: Hall,
  ) {
    this.head = this.headNow();
    this.showChanged(hall.people());
    hall.watch((person) => {
      if (person === 'all') {
        for (const each of hall.people()) this.changed.add(each);
        // The opening and the closing are not made to wait for the next frame.
        this.sentAt = 0;
      } else this.changed.add(person);
    });
  }

  /** Rows of the whole board. */
  get size(): number {
    return this.hall.size;
  }

  private get pace() {
    return PACE[this.hall.definition.livePolicy];
  }

  /** The whole board as of the last frame. What has changed since comes with the next. */
  whole(): BoardFrame {
    return { ...this.head, whole: true, rows: [...this.shown.values()] };
  }

  tick(): BoardFrame | null {
    const now = this.desk.now();
    const since = now - this.sentAt;
    if (since < this.pace.least || (this.changed.size === 0 && since < this.pace.most)) return null;
    this.sentAt = now;
    this.frame += 1;
    this.head = this.headNow();
    const rows = this.showChanged([...this.hall.people()].filter((person) => this.changed.has(person)));
    this.changed.clear();
    return { ...this.head, whole: false, rows };
  }

  /**
   * The rows that read otherwise than before, in the order of the numbers. A row that is told again, or first, would say that its
   * person has done something, also where the policy shows nothing of what they do.
   */
  private showChanged(people: Iterable<Person>): BoardRow[] {
    return [...people].flatMap((person) => {
      const row = viewBoardRow(this.hall, person);
      if (JSON.stringify(row) === JSON.stringify(this.shown.get(person))) return [];
      this.shown.set(person, row);
      return [row];
    });
  }

  private headNow(): Omit<BoardFrame, 'whole' | 'rows'> {
    const { size, root } = this.desk.queue.head(this.hall.id);
    return {
      frame: this.frame,
      asOf: this.desk.now(),
      intervalMs: this.pace.most,
      state: boardState(this.hall),
      ledger: { size, root },
      session: viewBoardSession(this.hall),
    };
  }
}
