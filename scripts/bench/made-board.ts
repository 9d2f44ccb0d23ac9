import type { PublicExams } from '../../engine/protocol/public-exams.ts';
import type { BoardFrame, BoardList, BoardRow } from '../../engine/protocol/scoreboard-down.ts';
import type { Refused } from '../../engine/protocol/wire-types.ts';
import type { BoardSource } from '../../engine/transport/board-source.ts';

export const MADE_SESSION = 'made';
const SECTIONS = ['TWK', 'TIU', 'TKP'];
const ITEMS = 110;
const MOST_POINTS = 5;
const MAX_POINTS = 175;
/** Prime to the number of people, so that everybody has their turn. */
const STRIDE = 7_919;
const SINCE = Date.UTC(2026, 0, 5, 2);

/** A board of an official exam that nobody sits, changing as fast as it is told. */
export class MadeBoard implements BoardSource {
  private readonly rows: BoardRow[];
  private readonly hearers: ((frame: BoardFrame) => void)[] = [];
  private frame = 0;
  private next = 0;

  constructor(
    private readonly now: () => number,
    people: number,
  ) {
    this.rows = Array.from({ length: people }, (_, place) => madeRow(place));
  }

  list(): BoardList {
    return { serverAt: this.now(), boards: [{ id: MADE_SESSION, title: { id: 'SKD', en: 'SKD' }, phase: 'open' }] };
  }

  exams(): PublicExams {
    return { exams: [] };
  }

  size(sessionId: string): number | null {
    return sessionId === MADE_SESSION ? this.rows.length : null;
  }

  whole(): BoardFrame | Refused {
    return this.frameOf(true, this.rows);
  }

  watch(hear: (frame: BoardFrame) => void): void {
    this.hearers.push(hear);
  }

  /** So many people have one more item right; they stand all over the board, and some overtake others. */
  advance(changes: number): void {
    const changed = Array.from({ length: changes }, () => {
      const place = (this.next = (this.next + STRIDE) % this.rows.length);
      return (this.rows[place] = oneMore(this.rows[place]!, this.frame + place));
    });
    this.frame += 1;
    const frame = this.frameOf(false, changed);
    for (const hear of this.hearers) hear(frame);
  }

  private frameOf(whole: boolean, rows: readonly BoardRow[]): BoardFrame {
    return {
      frame: this.frame,
      asOf: this.now(),
      intervalMs: 1_000,
      state: 'live',
      ledger: { size: 10_000 + this.frame * rows.length, root: '7'.repeat(64) },
      session: SESSION,
      whole,
      rows: [...rows],
    };
  }
}

const SESSION: BoardFrame['session'] = {
  id: MADE_SESSION,
  title: { id: 'SKD', en: 'SKD' },
  phase: 'open',
  official: true,
  zone: 'Asia/Jakarta',
  opensAt: SINCE,
  openedAt: SINCE,
  closedAt: null,
  livePolicy: 'running',
  publicNames: 'full',
  legalBasis: 'KepmenPANRB 321/2024',
  items: ITEMS,
  tieBreak: ['TKP', 'TIU', 'TWK'],
  sections: SECTIONS.map((code) => ({
    code,
    name: { id: code, en: code },
    items: 35,
    maxPoints: MAX_POINTS,
    threshold: 65,
  })) as BoardFrame['session']['sections'],
};

function madeRow(place: number): BoardRow {
  const sections = SECTIONS.map((code, section) => ({
    code,
    points: ((place * (section + STRIDE)) % 18) * MOST_POINTS,
  }));
  return {
    number: String(24_150_000 + place),
    name: `Peserta Nomor ${place}`,
    state: 'working',
    sections: sections as BoardRow['sections'],
    total: sections.reduce((sum, { points }) => sum + points, 0) as NonNullable<BoardRow['total']>,
    counted: place % ITEMS,
    finishReason: null,
    room: `R${place % 20}`,
  };
}

function oneMore(row: BoardRow, turn: number): BoardRow {
  const which = turn % SECTIONS.length;
  const sections = row.sections.map((section, place) =>
    place === which ? { ...section, points: Math.min(MAX_POINTS, (section.points ?? 0) + MOST_POINTS) } : section,
  ) as BoardRow['sections'];
  const total = sections.reduce((sum, { points }) => sum + (points ?? 0), 0) as NonNullable<BoardRow['total']>;
  return { ...row, sections, total, counted: (row.counted + 1) % ITEMS };
}
