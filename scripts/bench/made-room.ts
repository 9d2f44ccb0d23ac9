import type { MonitorRow, MonitorSnapshot } from '../../engine/protocol/proctor-down.ts';

export const MADE_ROOM = 'made';
const SECTIONS = ['TWK', 'TIU', 'TKP'];
const ITEMS = 110;
const MOST_POINTS = 5;
const SEATS_A_ROOM = 100;
/** Prime to the number of people, so that everybody has their turn. */
const STRIDE = 7_919;
const SINCE = Date.UTC(2026, 0, 5, 2);
const EXAM_MS = 6_000_000;

/** What a console is told of an official exam that nobody sits, changing as fast as it is asked to. */
export class MadeRoom {
  private readonly rows: MonitorRow[];
  private version = 1;
  private next = 0;

  constructor(
    private readonly now: () => number,
    people: number,
  ) {
    this.rows = Array.from({ length: people }, (_, place) => madeRow(place, now()));
  }

  whole(): MonitorSnapshot {
    return this.picture(this.rows);
  }

  /** So many people change: most answer, some lose their line or look away, so that the order of attention changes too. */
  advance(changes: number): MonitorSnapshot {
    const changed = Array.from({ length: changes }, (_, turn) => {
      const place = (this.next = (this.next + STRIDE) % this.rows.length);
      return (this.rows[place] = changedRow(this.rows[place]!, turn, this.now()));
    });
    this.version += 1;
    return this.picture(changed);
  }

  private picture(rows: readonly MonitorRow[]): MonitorSnapshot {
    const { version } = this;
    return {
      version,
      serverAt: this.now(),
      session: { ...SESSION, expected: this.rows.length },
      sections: SECTIONS.map((code) => ({ code, name: { id: code, en: code }, items: 35, maxPoints: 175 })),
      accommodations: [],
      ledger: { size: 10_000 + version * rows.length, root: '7'.repeat(64) },
      incidents: { open: 0, written: 0 },
      saveHealth: { waiting: 0, oldestMs: 0, medianMs: 6, p99Ms: 21, unsentPeople: 0, unsentSince: null },
      reveal: null,
      proposals: [],
      rows: [...rows],
    };
  }
}

const SESSION: MonitorSnapshot['session'] = {
  id: MADE_ROOM,
  title: { id: 'SKD', en: 'SKD' },
  phase: 'open',
  official: true,
  opensAt: SINCE,
  openedAt: SINCE,
  closedAt: null,
  durationMs: EXAM_MS,
  zone: 'Asia/Jakarta',
  expected: 0,
  livePolicy: 'running',
};

function madeRow(place: number, now: number): MonitorRow {
  const seat = String((place % SEATS_A_ROOM) + 1).padStart(3, '0');
  const room = `R${Math.floor(place / SEATS_A_ROOM)}`;
  const sections = SECTIONS.map((code, section) => ({
    code,
    points: ((place * (section + STRIDE)) % 18) * MOST_POINTS,
  }));
  return {
    number: String(24_150_000 + place),
    name: `Peserta Nomor ${place}`,
    seat: `${room}-${seat}`,
    room,
    category: 'umum',
    workstation: `PC-${place}`,
    tier: null,
    identity: 'confirmed',
    isEnrolled: null,
    isElsewhere: null,
    accommodations: null,
    state: 'working',
    connected: true,
    connectionSince: now,
    answered: place % ITEMS,
    flagged: place % 4,
    items: ITEMS,
    lastSavedAt: now,
    unsent: 0,
    unsentSince: null,
    storageWorks: true,
    held: 0,
    deadline: now + EXAM_MS,
    extendedMs: 0,
    stoppedBy: [],
    finishReason: null,
    isDisqualified: false,
    lastAct: null,
    signs: { focus: 0, other: 0, newest: [] },
    messages: null,
    sections,
    total: sections.reduce((sum, { points }) => sum + points, 0),
  };
}

/** One in twenty loses the line or has it back, one in twenty looks away. */
function changedRow(row: MonitorRow, turn: number, now: number): MonitorRow {
  if (turn % 20 === 7) return { ...row, connected: !row.connected, connectionSince: now };
  if (turn % 20 === 13) return { ...row, signs: { ...row.signs, focus: row.signs.focus + 1 } };
  const which = turn % SECTIONS.length;
  const sections = row.sections.map((section, place) =>
    place === which ? { ...section, points: (section.points ?? 0) + MOST_POINTS } : section,
  );
  const total = sections.reduce((sum, { points }) => sum + (points ?? 0), 0);
  return { ...row, sections, total, answered: (row.answered + 1) % ITEMS, lastSavedAt: now };
}
