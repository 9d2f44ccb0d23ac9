import type { LivePolicy } from '#domain/definition/exam-definition.ts';
import type { Instant } from '#domain/time.ts';
import type { BoardFrame, BoardRow } from '#protocol/scoreboard-down.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import type { Person } from '../actions/person.ts';
import { boardState, orderOfReveal, viewBoardRow, viewBoardSession, viewReveal } from '../actions/view-board.ts';

/** Least time between two frames with changes, and the most between any two. Under `locked` and `finished` both are ten seconds. */
const PACE: Record<LivePolicy, { readonly least: number; readonly most: number }> = {
  running: { least: 250, most: 1_000 },
  locked: { least: 10_000, most: 10_000 },
  finished: { least: 10_000, most: 10_000 },
};

/** So many changed rows may come at the quickest pace; of a hall that answers at once each frame is that many times rarer. */
const ROWS_A_FRAME = 500;

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
  private readonly shown = new Map<Person, { readonly row: BoardRow; readonly text: string }>();
  /** Behind a freeze: numbers whose last result is shown. */
  private wasFrozen = false;
  private readonly revealed = new Set<string>();
  private head: Omit<BoardFrame, 'whole' | 'rows'>;

  constructor(
    private readonly desk: BoardDesk,
    private readonly hall: Hall,
  ) {
    this.reveal(desk.now());
    this.changed.clear();
    this.showChanged(hall.people());
    this.head = this.headNow();
    hall.watch((person) => {
      if (person === 'all') {
        for (const each of hall.people()) this.changed.add(each);
        // The opening and the closing are not made to wait for the next frame.
        this.sentAt = 0;
      } else if (person !== 'head') this.changed.add(person);
    });
  }

  /** Rows of the whole board. */
  get size(): number {
    return this.hall.size;
  }

  private get isFreezing(): boolean {
    return this.hall.freeze.kind === 'frozen' || this.hall.freeze.kind === 'revealing';
  }

  private get pace() {
    return PACE[this.hall.definition.livePolicy];
  }

  /** Many rows at once come less often: where a whole hall answers within a second, the board must not cost what answers need. */
  private get leastBetween(): number {
    const { least, most } = this.pace;
    return Math.min(most, least * Math.max(1, Math.ceil(this.changed.size / ROWS_A_FRAME)));
  }

  /** The whole board as of the last frame. What has changed since comes with the next. */
  whole(): BoardFrame {
    return { ...this.head, whole: true, rows: [...this.shown.values()].map(({ row }) => row) };
  }

  tick(): BoardFrame | null {
    const now = this.desk.now();
    const since = now - this.sentAt;
    const isRevealing = this.reveal(now);
    // Behind a freeze frames keep one rhythm, whatever happens there.
    const least = this.isFreezing ? this.pace.most : this.leastBetween;
    if (!isRevealing && since < least) return null;
    if (this.changed.size === 0 && since < this.pace.most) return null;
    this.sentAt = now;
    this.frame += 1;
    const rows = this.showChanged([...this.hall.people()].filter((person) => this.changed.has(person)));
    this.changed.clear();
    this.head = this.headNow();
    return { ...this.head, whole: false, rows };
  }

  /** Lets out who is due behind a freeze; whether there is somebody. A step that staff press for does not wait for the next frame. */
  private reveal(now: Instant): boolean {
    if (this.isFreezing && !this.wasFrozen) {
      // Everybody's row says from now on that it is of before.
      for (const person of this.hall.people()) this.changed.add(person);
    }
    this.wasFrozen = this.isFreezing;
    const progress = viewReveal(this.hall, now);
    if (progress === null || progress.shown <= this.revealed.size) return false;
    for (const number of orderOfReveal(this.hall).slice(this.revealed.size, progress.shown)) {
      this.revealed.add(number);
      this.changed.add(this.hall.personByNumber(number) as Person);
    }
    return true;
  }

  /**
   * The rows that read otherwise than before, in the order of the numbers. A row that is told again, or first, would say that its
   * person has done something, also where the policy shows nothing of what they do.
   */
  private showChanged(people: Iterable<Person>): BoardRow[] {
    const rows: BoardRow[] = [];
    for (const person of people) {
      const isHeldBack = this.isFreezing && !this.revealed.has(person.participant.number);
      const row = viewBoardRow(this.hall, person, isHeldBack);
      const text = JSON.stringify(row);
      if (text === this.shown.get(person)?.text) continue;
      this.shown.set(person, { row, text });
      rows.push(row);
    }
    return rows;
  }

  private headNow(): Omit<BoardFrame, 'whole' | 'rows'> {
    const now = this.desk.now();
    const { size, root } = this.desk.queue.head(this.hall.id);
    return {
      frame: this.frame,
      asOf: now,
      intervalMs: this.pace.most,
      state: boardState(this.hall, now),
      ledger: { size, root },
      session: viewBoardSession(this.hall, now),
    };
  }
}
