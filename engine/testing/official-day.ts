import { type RoomPlan, emptyRoom, putCell } from '#domain/room/room-plan.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { type Practice, TestCandidate, ask, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { examJson } from './tiny-exam.ts';

export const DAY = 'gelombang-1';
export const CHAIR = 'koordinator';
export const SECOND = 'penyelia';
const LATE_ANSWERS = 2;
/** Says that it is somebody else. */
export const OUTSIDER = 1;
export const LOTS = '42613552641136254326';

const NAMES = [
  ...[
    'Siti Rahmawati',
    'Agus Prasetyo',
    'Ni Luh Ayu Kartika Dewi',
    'Bambang Sutrisno',
    'Fransiska Maria Goreti Lestari',
  ],
  ...['Dewi', 'Muhammad Rizky Ramadhan', 'Yohanes Wenda', 'Putri Handayani', 'I Gede Agung Wirawan'],
  ...['Rina Marlina', 'Ahmad Fauzi', 'Lalu Muhammad Zulkifli', 'Maria Ulfah', 'Eko Nugroho'],
  ...['Raden Ajeng Kusumaningrum Widyaningtyas', 'Hendra', 'Sri Wahyuni', 'Taufik Hidayat', 'Anastasia Tnunay'],
];

const ROOMS: readonly RoomPlan[] = [
  putCell(emptyRoom('Ruang Melati', 4, 6), 2, { kind: 'pillar' }),
  emptyRoom('Ruang Kenanga', 2, 4),
];

/** An official session of twenty people in two rooms: sealed, and nothing of its day done yet. */
export class OfficialDay {
  readonly seated = new Map<number, TestCandidate>();
  private constructor(
    readonly hall: TestEngine,
    readonly session: Practice,
    private readonly cookie: string,
  ) {}

  /** By rules of its own where they are given. */
  static async prepare(more: object = {}): Promise<OfficialDay> {
    const first = await startTestEngine(1, { messagesPerSecond: 10_000 });
    const hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
    const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, CHAIR);
    for (const plan of ROOMS) await send(hall.url, cookie, '/rooms', 'PUT', { before: null, plan });
    const roster = NAMES.map((name, place) => {
      const number = numberAt(place);
      const accommodations = place === 5 ? ['huruf-besar'] : [];
      return { where: number, number, name, category: 'umum', room: '', seat: '', accommodations };
    });
    const rules = { official: true, livePolicy: 'finished', clockStarts: 'session', extensionLimitMs: 600_000 };
    const freeze = { lastMinutes: 4, reveal: 'staff' };
    const title = { id: 'Seleksi Kompetensi Dasar, gelombang 1', en: 'Basic competence, wave 1' };
    const definition = { ...examJson('latihan-singkat'), ...rules, title, publicBoard: { freeze }, ...more };
    const bank = { source: 'folder', id: 'skd-id' };
    const body = { id: DAY, bank, definition, roster, zone: 'Asia/Jakarta', opensAt: null };
    const reply = await send(hall.url, cookie, '/sessions', 'POST', { ...body, rooms: ROOMS.map(({ name }) => name) });
    const { made } = reply as { made?: { sessionPin: string; cards: { csv: string } } };
    if (made === undefined) throw new Error(JSON.stringify(reply));
    const pins = [...made.cards.csv.matchAll(/,([0-9A-Z]{4}-[0-9A-Z]{4})$/gm)].map(([, found]) => found!);
    const participants = roster.map(({ name, number }, place) => ({ number, name, pin: pins[place]! }));
    const { sessionPin } = made;
    return new OfficialDay(hall, { id: DAY as never, title: '', definition: '', sessionPin, participants }, cookie);
  }

  /** What the console's pages ask over HTTP, as the committee. */
  ask(path: string, method: string, body: object): Promise<unknown> {
    return send(this.hall.url, this.cookie, `/sessions/${DAY}${path}`, method, body);
  }

  async checkIn(...places: readonly number[]): Promise<void> {
    for (const place of places) {
      await this.ask('/check-in', 'POST', { number: numberAt(place), reason: '' });
    }
  }

  /** At computers whose names nobody has let in. */
  async seat(...places: readonly number[]): Promise<void> {
    for (const place of places) {
      const one = new TestCandidate(this.hall.url);
      this.seated.set(place, one);
      const signed = await one.enter(this.session, place, `LAB-${String(place + 1).padStart(2, '0')}`);
      if (!signed.ok) throw new Error(signed.refusal.word);
      await one.identify(place !== OUTSIDER);
    }
  }

  /** Answers that were given at this moment, after so many changes, and come when the attempt is over. */
  async offerLate(place: number, after: number, recordedAt: number): Promise<void> {
    const one = this.seated.get(place)!;
    const { epoch } = one.view!.attempt;
    const answers = Array.from({ length: LATE_ANSWERS }, (_, at) => ({
      ...{ epoch, mutation: after + 1 + at, clientAt: recordedAt, recordedAt },
      change: { kind: 'choose', position: at, response: 1 },
    }));
    const reply = await ask<{ ok: boolean }>(one.socket, 'offer', {
      version: PROTOCOL_VERSION,
      token: one.token,
      answers,
    });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
  }

  async end(): Promise<void> {
    for (const one of this.seated.values()) one.close();
    await this.hall.end();
  }
}

export const numberAt = (place: number): string => `2611-${String(place + 1).padStart(4, '0')}`;

async function send(url: string, cookie: string, path: string, method: string, body: object): Promise<unknown> {
  const headers = { 'x-terang': 'console', 'content-type': 'application/json', cookie };
  const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
  return response.json();
}
