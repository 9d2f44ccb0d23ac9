import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyRoom } from '#domain/room/room-plan.ts';
import type { RoomsReply, SeatsReply, SessionRoomsReply } from '#protocol/rooms-http.ts';
import type { MakeReply } from '#protocol/sessions-http.ts';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { verifyBundle } from '../../scripts/verify/verify-bundle.ts';
import type { FirstRun } from '../first-run.ts';
import { TestProctor, heard, staffCookie } from './clients.ts';
import { storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { TestTechnician, TestWorkstation } from './test-workstation.ts';
import { examJson } from './tiny-exam.ts';

jest.setTimeout(240_000);

const STAFF: FirstRun['staff'] = [
  { name: 'ketua', role: 'committee', password: 'ketua-12345678' },
  { name: 'saksi', role: 'committee', password: 'saksi-12345678' },
];
const ID = 'resmi-1';
const LOTS = '4 2 6 1 3 5 5 2 6 4 1 1 3 6 2 5 4 3 2 6';
const LAB = emptyRoom('Lab', 2, 3);
const APART = { ...emptyRoom('Khusus', 1, 2), apart: true };
const NAMES = ['Ani', 'Budi', 'Citra', 'Dewi'];
/** Ani is sent to the room apart by what she is granted. */
const ACCOMMODATIONS = [{ code: 'sendiri', name: { id: 'Ruang terpisah', en: 'Room apart' }, apart: true }];
const roster = NAMES.map((name, place) => {
  const number = `26-${place + 1}`;
  return {
    where: name,
    number,
    name,
    category: 'umum',
    room: '',
    seat: '',
    accommodations: place === 0 ? ['sendiri'] : ([] as string[]),
  };
});

describe('a session whose seats are drawn', () => {
  let hall: TestEngine;
  beforeAll(async () => {
    const first = await startTestEngine(1);
    hall = await first.restart((dataDir) => storeAccounts(dataDir, STAFF));
  });
  afterAll(() => hall.end());

  async function ask<T>(path: string, body?: object, who = 'ketua', method = 'POST'): Promise<T> {
    const cookie = await staffCookie(hall.url, { staff: STAFF }, who);
    const response = await fetch(`${hall.url}${path}`, {
      method: body === undefined ? 'GET' : method,
      headers: { 'x-terang': 'console', cookie, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  }
  const failures = () => {
    const { checks } = verifyLedger(hall.dataDir).sessions.find(({ session }) => session === ID)!;
    return checks.filter(({ verdict }) => verdict === 'fail');
  };

  it('is laid out, prepared, drawn, sat at the drawn seats, moved once to a spare, and verified', async () => {
    const bad = await ask<RoomsReply>('/rooms', { before: null, plan: { ...LAB, rows: 3 } }, 'ketua', 'PUT');
    expect(bad).toMatchObject({ ok: true, rooms: [], faults: [{ word: 'cells' }] });
    for (const plan of [LAB, APART]) {
      expect(await ask('/rooms', { before: null, plan }, 'ketua', 'PUT')).toMatchObject({ ok: true, faults: [] });
    }
    expect(await ask('/rooms', { before: null, plan: { ...LAB, name: 'LAB' } }, 'ketua', 'PUT')).toMatchObject({
      refusal: { word: 'name-taken' },
    });
    const rules = { official: true, livePolicy: 'finished', seats: 'required', workstations: 'required' };
    const choice = {
      id: ID,
      bank: { source: 'folder', id: 'skd-id' },
      definition: { ...examJson('latihan-singkat'), ...rules, accommodations: ACCOMMODATIONS },
      roster,
      zone: 'Asia/Jakarta',
      opensAt: null,
      rooms: ['Lab', 'Khusus'],
    };
    const many = Array.from({ length: 7 }, (_, place) => ({ ...roster[1]!, where: `b${place}`, number: `9-${place}` }));
    expect(await ask('/sessions/check', { ...choiceOf(choice), roster: many })).toMatchObject({
      problems: [{ where: 'rooms', what: { code: 'too-few-seats-for-the-lots', values: { people: 7, seats: 5 } } }],
    });
    expect(await ask('/sessions/check', { ...choiceOf(choice), roster, rooms: ['Lab'] })).toMatchObject({
      problems: [{ where: 'Ani', what: { code: 'no-room-apart' } }],
    });
    const made = await ask<MakeReply>('/sessions', choice);
    if (!made.ok || made.made === null) throw new Error(JSON.stringify(made));
    const { cards, sessionPin } = made.made;
    const pins = [...cards.csv.matchAll(/,([0-9A-Z]{4}-[0-9A-Z]{4})$/gm)].map(([, found]) => found!);
    const participants = roster.map(({ name, number }, place) => ({ number, name, pin: pins[place]! }));
    const session = { id: ID as never, title: '', definition: '', sessionPin, participants };
    // A room that is laid out otherwise later is another room.
    await ask('/rooms/remove', { name: 'Lab' });
    expect(await ask<SessionRoomsReply>(`/sessions/${ID}/rooms`)).toMatchObject({ rooms: [LAB, APART] });

    await ask(`/sessions/${ID}/door`, { reason: 'pukul 08.00' });
    expect(await ask<SeatsReply>(`/sessions/${ID}/seats`)).toMatchObject({ seats: [] });
    for (const who of ['ketua', 'saksi']) await ask(`/sessions/${ID}/lots`, { digits: LOTS }, who);
    const drawn = await ask<SeatsReply>(`/sessions/${ID}/seats`);
    if (!drawn.ok) throw new Error('no seats');
    expect(drawn.seats.map(({ number }) => number).sort()).toEqual(roster.map(({ number }) => number));
    expect(new Set(drawn.seats.map(({ room, seat }) => `${room} ${seat}`)).size).toBe(4);
    expect(drawn.seats.at(-1)).toMatchObject({ room: 'Khusus', seat: 'A-01', number: '26-1', isMoved: false });
    expect(drawn.seats.some(({ seat }) => seat === 'B-03')).toBe(false);

    const [one, two] = drawn.seats.filter(({ room }) => room === 'Lab') as [
      (typeof drawn.seats)[0],
      (typeof drawn.seats)[0],
    ];
    const technician = await TestTechnician.signIn(hall.url, { staff: STAFF });
    const computers = [one, two, { room: 'Lab', seat: 'B-03' }].map(() => new TestWorkstation(hall.url));
    const [mine, theirs, spare] = computers as [TestWorkstation, TestWorkstation, TestWorkstation];
    await technician.enrol(mine, 'PC-1', { room: one.room, seat: one.seat });
    expect(await technician.approve(await theirs.code(), 'PC-2', { room: one.room, seat: one.seat })).toMatchObject({
      refusal: { word: 'seat-taken', where: 'PC-1' },
    });
    await technician.enrol(theirs, 'PC-2', { room: two.room, seat: two.seat });
    await technician.enrol(spare, 'PC-3', { room: 'Lab', seat: 'B-03' });
    const place = roster.findIndex(({ number }) => number === one.number);
    const stray = theirs.page();
    expect(await stray.signIn(session, place)).toMatchObject({
      refusal: { word: 'wrong-seat', where: `Lab, ${one.seat}` },
    });
    const page = mine.page();
    const signed = await page.signIn(session, place);
    expect(signed).toMatchObject({ ok: true, view: { participant: { seat: `Lab, ${one.seat}` } } });
    const proctor = await TestProctor.signIn(hall.url, { staff: STAFF });
    expect(await proctor.act('open-session', { sessionId: ID })).toMatchObject({ ok: true });

    const move = (seat: string) => {
      const message = { sessionId: ID, participantNumber: one.number, room: 'Lab', seat, reason: 'komputer rusak' };
      return proctor.act('move-seat', message);
    };
    expect(await move(two.seat)).toMatchObject({ refusal: { word: 'seat-taken', where: two.number } });
    expect(await move('Z-99')).toMatchObject({ refusal: { word: 'unknown-seat' } });
    const released = heard(page.socket, 'superseded');
    expect(await move('B-03')).toMatchObject({ ok: true, affected: [one.number] });
    await released;
    expect(await mine.page().signIn(session, place)).toMatchObject({
      refusal: { word: 'wrong-seat', where: 'Lab, B-03' },
    });
    const again = spare.page();
    expect(await again.signIn(session, place)).toMatchObject({ ok: true });
    const { rows } = await proctor.watch(ID);
    expect(rows.find(({ number }) => number === one.number)).toMatchObject({
      seat: 'B-03',
      room: 'Lab',
      isElsewhere: false,
    });
    await again.choose(0, 1);
    await again.handIn();
    await proctor.act('close-session', { sessionId: ID, reason: 'selesai' });
    expect(failures()).toEqual([]);
    for (const each of [stray, page, again]) each.close();
    proctor.close();

    hall = await hall.restart();
    expect(await ask<SeatsReply>(`/sessions/${ID}/seats`)).toMatchObject({
      seats: expect.arrayContaining([expect.objectContaining({ number: one.number, seat: 'B-03', isMoved: true })]),
    });
    for (const tier of ['public', 'auditor'] as const) {
      const bytes = await writeBundle(hall.dataDir, ID, { tier });
      writeFileSync(join(hall.dataDir, `${tier}.zip`), bytes);
      const { steps } = verifyBundle(nodePrimitives, bytes, { vkey: hall.engine.vkey });
      expect(steps.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
      expect(steps.find(({ step }) => step === 'V9')).toMatchObject({ verdict: 'pass' });
    }
  });
});

function choiceOf<T extends { bank: unknown; definition: unknown; rooms: unknown }>({ bank, definition, rooms }: T) {
  return { bank, definition, rooms };
}
