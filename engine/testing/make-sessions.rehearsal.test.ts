import { TestCandidate, TestProctor, boardWhen, connect, staffCookie } from './clients.ts';
import type { MakeReply, ResultsReply, RosterReply, SessionsReply, TrialReply } from '#protocol/sessions-http.ts';
import { may } from '#domain/staff/permissions.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { examJson } from './tiny-exam.ts';

jest.setTimeout(240_000);

const BANK = { source: 'folder', id: 'skd-id' };
const ROSTER = 'nomor,nama,kategori,ruang,kursi\n26-001,=1+1,Umum,R1,A-01\n26-002,Budi,umum,R1,A-02\n';

describe('sessions that a committee makes on its screen', () => {
  let hall: TestEngine;
  beforeAll(async () => {
    const first = await startTestEngine(1);
    hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  });
  afterAll(() => hall.end());

  async function ask<T>(path: string, body?: unknown, who = 'koordinator'): Promise<{ status: number; told: T }> {
    const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, who);
    const isText = typeof body === 'string';
    const response = await fetch(`${hall.url}/sessions${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-terang': 'console', cookie, 'content-type': isText ? 'text/csv' : 'application/json' },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    return { status: response.status, told: (await response.json()) as T };
  }
  const refusalOf = async (path: string, body?: unknown, who?: string): Promise<string | undefined> => {
    const { told } = await ask<{ refusal?: { word: string } }>(path, body, who);
    return told.refusal?.word;
  };
  const linesOf = async (text: string): Promise<unknown> => {
    const { told } = await ask<RosterReply>('/roster?name=peserta.csv', text);
    return told.ok ? told.lines : [];
  };
  const choice = { bank: BANK, definition: examJson('latihan-singkat'), zone: 'Asia/Jakarta' };

  it('are made from bank, rules and roster, served at once, and listed with ranks', async () => {
    const { told } = await ask<SessionsReply>('');
    expect(told).toMatchObject({ ok: true, banks: expect.arrayContaining([expect.objectContaining(BANK)]) });
    const proctor = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'koordinator');
    const roster = await linesOf(ROSTER);
    const made = await ask<MakeReply>('', { ...choice, id: 'gelombang-1', opensAt: null, roster });
    if (!made.told.ok || made.told.made === null) throw new Error(JSON.stringify(made.told));
    const { cards, sessionPin } = made.told.made;
    const pins = [...cards.csv.matchAll(/,([0-9A-Z]{4}-[0-9A-Z]{4})$/gm)].map(([, pin]) => pin!);
    expect(cards.page).toContain(pins[0]);
    expect(cards.page).toContain('=1+1');
    expect((await proctor.watch('gelombang-1')).rows.map(({ number }) => number)).toEqual(['26-001', '26-002']);

    const person = { number: '26-001', name: '', pin: pins[0]! };
    const session = { id: 'gelombang-1' as never, title: '', definition: '', sessionPin, participants: [person] };
    const candidate = new TestCandidate(hall.url);
    await candidate.signIn(session);
    expect(await proctor.act('open-session', { sessionId: 'gelombang-1' })).toMatchObject({ ok: true });
    expect(await refusalOf('', { ...choice, id: 'gelombang-2', opensAt: null, roster })).toBe('exam-running');
    await candidate.resume();
    await candidate.choose(0, 1);
    await candidate.handIn();
    const board = connect(hall.url, '/live');
    await boardWhen(board, 'gelombang-1', ({ rows }) => rows.some(({ state }) => state === 'finished'));
    board.disconnect();
    expect(await proctor.act('close-session', { sessionId: 'gelombang-1', reason: 'selesai' })).toMatchObject({
      ok: true,
    });
    proctor.close();
    candidate.close();

    const results = await ask<ResultsReply>('/gelombang-1/results');
    expect(results.told).toMatchObject({
      ok: true,
      rows: [
        { rank: 1, number: '26-001', state: 'finished', meetsAll: true },
        { rank: null, number: '26-002', state: 'absent', total: null, meetsAll: null },
      ],
    });
    const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, 'koordinator');
    const csv = await fetch(`${hall.url}/sessions/gelombang-1/results.csv`, {
      headers: { 'x-terang': 'console', cookie },
    });
    expect(await csv.text()).toMatch(/^1,26-001,'=1\+1,umum,selesai,/m);
  });

  it('say every problem and are not made while there is one', async () => {
    const roster = await linesOf('nomor,nama,kategori\n1,Ani,tamu\n1,Budi,umum\n');
    const definition = { ...choice.definition, durationMinutes: 0 };
    const first = await ask<MakeReply>('', { ...choice, definition, id: 'salah', opensAt: null, roster });
    expect(first.told).toMatchObject({ ok: true, made: null });
    const checked = await ask<{ problems: { where: string; what: string }[] }>('/check', {
      bank: BANK,
      definition: choice.definition,
      roster,
    });
    expect(checked.told.problems.map(({ where }) => where)).toEqual(['peserta.csv row 2', 'peserta.csv row 3']);
    const { told } = await ask<SessionsReply>('');
    expect(told.ok && told.sessions.map(({ id }) => id)).not.toContain('salah');
    expect(await refusalOf('/check', { bank: { ...BANK, id: '../x' }, definition: {}, roster: [] })).toBe(
      'unknown-bank',
    );
    expect(await refusalOf('', { ...choice, id: '../x', opensAt: null, roster })).toBe('malformed');
  });

  it('are tried with ready-made people', async () => {
    const { told } = await ask<TrialReply>('/trial', {
      ...choice,
      definition: { ...choice.definition, official: true, livePolicy: 'finished' },
    });
    expect(told).toMatchObject({ ok: true, made: { id: 'coba-1' } });
    if (!told.ok || told.made === null) throw new Error('not tried');
    const candidate = new TestCandidate(hall.url);
    const session = { ...told.made, id: 'coba-1' as never, title: '', definition: '' };
    expect(await candidate.signIn({ ...session, participants: [...session.participants] })).toMatchObject({ ok: true });
    candidate.close();
  });

  it.each(EVERY_ROLE.map(({ name, role }) => [role, name]))('%s', async (role, name) => {
    const isAllowed = may(role, 'prepare-sessions');
    expect(await refusalOf('', undefined, name)).toBe(isAllowed ? undefined : 'not-allowed');
    expect(await refusalOf('/roster?name=x.csv', 'x', name)).toBe(isAllowed ? undefined : 'not-allowed');
    for (const path of ['/check', '', '/trial']) {
      expect(await refusalOf(path, {}, name)).toBe(isAllowed ? 'malformed' : 'not-allowed');
    }
    expect(await refusalOf('/nowhere/results', undefined, name)).toBe(
      may(role, 'rank-sessions') ? 'unknown-session' : 'not-allowed',
    );
  });
});
