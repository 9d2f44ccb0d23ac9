import type { MonitorRow, MonitorSnapshot } from '#protocol/proctor-down.ts';
import type { BoardFrame, BoardRow } from '#protocol/scoreboard-down.ts';

/** 10.42.07 WIB on a Monday: the moment at which the samples are looked at. */
export const NOON = Date.UTC(2026, 2, 2, 3, 42, 7);

export function monitorRow(number: string, more: Partial<MonitorRow> = {}): MonitorRow {
  return {
    number,
    name: `Peserta ${number}`,
    seat: null,
    room: null,
    category: 'UMUM',
    workstation: 'meja',
    tier: null,
    identity: 'confirmed',
    isElsewhere: null,
    isEnrolled: null,
    accommodations: null,
    state: 'working',
    connected: true,
    connectionSince: NOON - 600_000,
    answered: 40,
    flagged: 2,
    items: 110,
    lastSavedAt: NOON - 4_000,
    unsent: 0,
    unsentSince: null,
    storageWorks: true,
    held: 0,
    deadline: NOON + 2_571_000,
    extendedMs: 0,
    stoppedBy: [],
    finishReason: null,
    isDisqualified: false,
    signs: { focus: 0, other: 0, newest: [] },
    messages: null,
    sections: [{ code: 'TWK', points: 12_500 }],
    total: 12_500,
    lastAct: null,
    ...more,
  };
}

/** Somebody whom the staff are to start, with somebody beside them. */
export const startsApart: NonNullable<MonitorRow['accommodations']> = {
  codes: ['netra'],
  start: 'proctor',
  needsAssistant: true,
  assistant: null,
  sebConfig: null,
  awaitsStart: true,
};

export function monitorSnapshot(
  version: number,
  rows: MonitorRow[],
  more: Partial<MonitorSnapshot> = {},
): MonitorSnapshot {
  return {
    version,
    serverAt: NOON,
    session: {
      id: 'sesi-2',
      title: { id: 'Sesi 2, Ruang Melati', en: 'Session 2, Melati Room' },
      phase: 'open',
      official: true,
      opensAt: NOON - 3_427_000,
      openedAt: NOON - 3_427_000,
      closedAt: null,
      durationMs: 6_000_000,
      zone: 'Asia/Jakarta',
      expected: 55,
      livePolicy: 'locked',
    },
    sections: [
      { code: 'TWK', name: { id: 'Tes Wawasan Kebangsaan', en: 'National insight' }, items: 30, maxPoints: 15_000 },
    ],
    accommodations: [],
    reveal: null,
    proposals: [],
    ledger: { size: 9_218, root: '2defec47c201506f'.padEnd(64, '0') },
    incidents: { open: 2, written: 5 },
    saveHealth: { waiting: 0, oldestMs: 0, medianMs: 6, p99Ms: 21, unsentPeople: 0, unsentSince: null },
    rows,
    ...more,
  };
}

export function boardRow(number: string, total: number | null, more: Partial<BoardRow> = {}): BoardRow {
  return {
    number,
    name: `Peserta ${number}`,
    state: 'working',
    sections: [{ code: 'TWK', points: total }],
    total,
    counted: 30,
    finishReason: null,
    ...more,
  };
}

export function boardFrame(frame: number, rows: BoardRow[], more: Partial<BoardFrame> = {}): BoardFrame {
  return {
    frame,
    asOf: NOON,
    intervalMs: 1_000,
    state: 'live',
    ledger: { size: 9_218, root: '2defec47c201506f'.padEnd(64, '0') },
    session: {
      id: 'sesi-2',
      title: { id: 'Sesi 2, Ruang Melati', en: 'Session 2, Melati Room' },
      phase: 'open',
      official: true,
      zone: 'Asia/Jakarta',
      opensAt: null,
      openedAt: NOON - 3_427_000,
      closedAt: null,
      livePolicy: 'running',
      publicNames: 'full',
      legalBasis: 'contoh',
      items: 110,
      tieBreak: ['TWK'],
      sections: [
        {
          code: 'TWK',
          name: { id: 'Tes Wawasan Kebangsaan', en: 'National insight' },
          items: 30,
          maxPoints: 15_000,
          threshold: 6_500,
        },
      ],
    },
    whole: false,
    rows,
    ...more,
  };
}
