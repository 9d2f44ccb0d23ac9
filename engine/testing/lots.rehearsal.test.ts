import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import { runProgram } from '../../scripts/commands/program.ts';
import { TestCandidate, TestProctor, staffCookie } from './clients.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import type { CardReply, DayReply, MakeReply, PostingReply } from '#protocol/sessions-http.ts';
import type { FirstRun } from '../first-run.ts';
import { storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { examJson } from './tiny-exam.ts';

jest.setTimeout(240_000);

const STAFF: FirstRun['staff'] = [
  { name: 'ketua', role: 'committee', password: 'ketua-12345678' },
  { name: 'saksi', role: 'committee', password: 'saksi-12345678' },
];
const ID = 'resmi-1';
const LOTS = '4 2 6 1 3 5 5 2 6 4 1 1 3 6 2 5 4 3 2 6';
const line = (number: string, name: string) => {
  return { where: `row ${number}`, number, name, category: 'umum', room: 'R1', seat: number, accommodations: [] };
};

describe('an official session, its lots drawn in the room', () => {
  let hall: TestEngine;
  beforeAll(async () => {
    const first = await startTestEngine(1);
    hall = await first.restart((dataDir) => storeAccounts(dataDir, STAFF));
  });
  afterAll(() => hall.end());

  async function ask<T>(path: string, body?: object, who = 'ketua'): Promise<T> {
    const cookie = await staffCookie(hall.url, { staff: STAFF }, who);
    const response = await fetch(`${hall.url}/sessions${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-terang': 'console', cookie, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  }
  const refusalOf = async (path: string, body: object, who?: string): Promise<string | undefined> => {
    return (await ask<{ refusal?: { word: string } }>(path, body, who)).refusal?.word;
  };
  const doneIn = (day: DayReply): string[] => {
    return day.ok ? day.steps.filter(({ done }) => done).map(({ name }) => name) : [];
  };
  const verdicts = (): string[] => {
    const session = verifyLedger(hall.dataDir).sessions.find((each) => each.session === ID)!;
    return session.checks.filter(({ verdict }) => verdict === 'fail').map(({ sentence }) => sentence);
  };

  it('is sealed, checked in, drawn by two people, opened, sat and verified', async () => {
    const definition = { ...examJson('latihan-singkat'), official: true, livePolicy: 'finished' };
    const made = await ask<MakeReply>('', {
      id: ID,
      bank: { source: 'folder', id: 'skd-id' },
      definition,
      roster: [line('26-1', 'Ani'), line('26-2', 'Budi')],
      zone: 'Asia/Jakarta',
      opensAt: null,
    });
    if (!made.ok || made.made === null) throw new Error(JSON.stringify(made));
    const { cards, sessionPin } = made.made;
    const [pin] = [...cards.csv.matchAll(/,([0-9A-Z]{4}-[0-9A-Z]{4})$/gm)].map(([, found]) => found!);
    const session = (registrationPin: string) => {
      const participants = [{ number: '26-1', name: 'Ani', pin: registrationPin }];
      return { id: ID as never, title: '', definition: '', sessionPin, participants };
    };
    const candidate = new TestCandidate(hall.url);
    const proctor = await TestProctor.signIn(hall.url, { staff: STAFF }, 'ketua');
    expect(await candidate.enter(session(pin!))).toMatchObject({ refusal: { word: 'not-drawn' } });
    expect(await proctor.act('open-session', { sessionId: ID })).toMatchObject({ refusal: { word: 'not-drawn' } });
    expect(verdicts()).toEqual([]);

    expect(await ask(`/${ID}/check-in`, { number: '26-1', reason: '' })).toMatchObject({ ok: true });
    expect(await refusalOf(`/${ID}/check-in`, { number: '26-1', reason: '' })).toBe('already-present');
    expect(await refusalOf(`/${ID}/check-in`, { number: '26-9', reason: '' })).toBe('unknown-participant');
    const card = await ask<CardReply>(`/${ID}/card`, { number: '26-1', reason: 'kartu hilang' });
    if (!card.ok) throw new Error('no card');
    expect(await refusalOf(`/${ID}/lots`, { digits: LOTS })).toBe('check-in-open');
    expect(await ask(`/${ID}/door`, { reason: 'pukul 08.00' })).toMatchObject({ ok: true, isDoorShut: true });
    expect(await refusalOf(`/${ID}/check-in`, { number: '26-2', reason: '' })).toBe('reason-missing');
    expect(await ask(`/${ID}/check-in`, { number: '26-2', reason: 'macet' })).toMatchObject({ ok: true });

    hall = await hall.restart();
    const sheet = await ask<PostingReply>(`/${ID}/posting`, {});
    if (!sheet.ok) throw new Error(JSON.stringify(sheet));
    expect(sheet.page).toContain('<svg');
    expect(await ask(`/${ID}/day`)).toMatchObject({ posted: { by: 'ketua' } });
    hall = await hall.restart();
    expect(await ask(`/${ID}/posting`, {}, 'saksi')).toEqual(sheet);
    expect(await ask(`/${ID}/day`)).toMatchObject({ posted: { by: 'ketua' } });
    expect(await ask(`/${ID}/lots`, { digits: LOTS })).toMatchObject({ ok: true, awaitsSecond: true, lots: null });
    expect(await refusalOf(`/${ID}/lots`, { digits: LOTS })).toBe('same-person');
    expect(await refusalOf(`/${ID}/lots`, { digits: LOTS.replace('4', '5') }, 'saksi')).toBe('lots-differ');
    expect(await refusalOf(`/${ID}/lots`, { digits: '1 2 3' })).toBe('malformed');
    expect(await ask(`/${ID}/lots`, { digits: LOTS.replaceAll(' ', '') }, 'saksi')).toMatchObject({
      awaitsSecond: true,
    });
    const drawn = await ask<DayReply>(`/${ID}/lots`, { digits: LOTS });
    expect(drawn).toMatchObject({ ok: true, lots: { digits: LOTS, automatic: false }, papers: 2, present: 2 });
    expect(doneIn(drawn)).toEqual(['prepared', 'posted', 'check-in', 'lots', 'papers', 'self-test', 'same-build']);
    expect(await refusalOf(`/${ID}/lots`, { digits: LOTS })).toBe('wrong-phase');

    const again = new TestCandidate(hall.url);
    expect(await again.enter(session(pin!))).toMatchObject({ refusal: { word: 'wrong-registration-pin' } });
    await again.signIn(session(card.pin));
    const lead = await TestProctor.signIn(hall.url, { staff: STAFF }, 'ketua');
    expect(await lead.act('open-session', { sessionId: ID })).toMatchObject({ ok: true });
    await again.resume();
    expect(await again.choose(0, 1)).toMatchObject({ ok: true });
    await again.handIn();
    hall = await hall.restart();
    const closing = await TestProctor.signIn(hall.url, { staff: STAFF }, 'ketua');
    expect(await closing.act('close-session', { sessionId: ID, reason: 'selesai' })).toMatchObject({ ok: true });
    expect(doneIn(await ask<DayReply>(`/${ID}/day`))).toHaveLength(10);
    for (const each of [candidate, proctor, again, lead, closing]) each.close();
    expect(verdicts()).toEqual([]);

    const bundle = join(hall.dataDir, 'resmi.cbtx');
    writeFileSync(bundle, await writeBundle(hall.dataDir, ID, { tier: 'public' }));
    const [out, places] = [[] as string[], { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0' }];
    const terminal = { out: (line: string) => out.push(line), err: (line: string) => out.push(line) };
    const note = join(hall.dataDir, 'sheet.note');
    writeFileSync(note, sheet.note);
    await runProgram(['verify', bundle, '--manifest', note], places, terminal);
    expect(out.filter((line) => /FAIL/.test(line))).toEqual([]);
    expect(out.join('\n')).toContain('V7');
    expect(out.join('\n')).toMatch(/The sheet of the manifest was made to be posted by ketua/);
    expect(out.join('\n')).toContain('The manifest posted before the lots is what this file holds.');
  });
});
