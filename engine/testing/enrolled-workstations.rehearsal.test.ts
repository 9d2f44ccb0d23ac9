import { join } from 'node:path';
import type { FactOf } from '#domain/ledger/fact.ts';
import type { StationReply } from '#protocol/candidate-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { openForReading } from '../storage/open-database.ts';
import { changedExams } from './changed-exams.ts';
import { type TestCandidate, TestProctor, ask, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { TestTechnician, TestWorkstation } from './test-workstation.ts';

const REQUIRED = 'latihan-singkat';
const FLAGGED = 'latihan-skd';
const KIOSKS = { seb: 'required', acceptsManagedKiosk: true };

const opened: TestCandidate[] = [];
const halls: TestEngine[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const page of opened.splice(0)) page.close();
  for (const hall of halls.splice(0)) await hall.end();
  for (const folder of folders.splice(0)) folder.remove();
});

async function hallWith(changes: Record<string, object>): Promise<TestEngine> {
  const exams = changedExams(changes);
  folders.push(exams);
  const hall = await startTestEngine(6, { questionBanksDir: exams.path });
  halls.push(hall);
  return hall;
}

const standard = () => hallWith({ [REQUIRED]: { workstations: 'required' }, [FLAGGED]: { workstations: 'flagged' } });

function pageOn(workstation: TestWorkstation): TestCandidate {
  const page = workstation.page();
  opened.push(page);
  return page;
}

function signIn(hall: TestEngine, workstation: TestWorkstation, place: number, session = REQUIRED) {
  return pageOn(workstation).signIn(practice(hall.told, session), place, 'says-it-is-PC-1');
}

const refused = (word: string, facts: object = {}) => ({ ok: false, refusal: { word, ...facts } });
const admitted = { ok: true };

function factsIn<T extends 'SIGN_IN' | 'WORKSTATION'>(hall: TestEngine, type: T): FactOf<T>[] {
  const db = openForReading(join(hall.dataDir, 'terang.db'));
  const entries = db.prepare('SELECT entry FROM ledger ORDER BY session_no, idx').pluck().all() as Buffer[];
  db.close();
  const wanted = entries.map(String).filter((entry) => entry.includes(`/${type}\n`));
  return wanted.map((entry) => ({ type, ...(JSON.parse(entry.slice(entry.indexOf('\n'))) as object) }) as FactOf<T>);
}

function expectSoundLedgers(hall: TestEngine): void {
  const checks = verifyLedger(hall.dataDir).sessions.flatMap((session) => session.checks);
  expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
}

async function rowsOf(hall: TestEngine, session: string) {
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  const { rows } = await proctor.watch(session);
  proctor.close();
  return rows;
}

test('an unknown computer is refused with its code; let in, it goes on under the name that staff gave it', async () => {
  const hall = await standard();
  const [technician, computer] = [await TestTechnician.signIn(hall.url, hall.told), new TestWorkstation(hall.url)];
  expect(await signIn(hall, computer, 0)).toEqual(refused('workstation-unknown'));
  const code = await computer.code();
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  expect(await computer.code()).toBe(code);
  expect(await signIn(hall, computer, 0)).toEqual(refused('workstation-unknown', { where: code }));
  const { waiting, needsReason } = await technician.list();
  expect([waiting, needsReason]).toMatchObject([[{ code, address: '127.0.0.1', tier: 'plain-browser' }], false]);

  const list = await technician.approve(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase(), 'LAB-07', { room: 'A' });
  expect(list).toMatchObject({ ok: true, waiting: [], enrolled: [{ name: 'LAB-07', room: 'A', isInUse: false }] });
  expect(await computer.greet()).toEqual({
    ok: true,
    state: 'enrolled',
    name: 'LAB-07',
    room: 'A',
    seat: '',
    isNew: true,
  });
  expect(await signIn(hall, computer, 0)).toMatchObject(admitted);
  const [row] = await rowsOf(hall, REQUIRED);
  expect(row).toMatchObject({ workstation: 'LAB-07', isEnrolled: true, connected: true });
  const [approved] = factsIn(hall, 'WORKSTATION');
  expect(factsIn(hall, 'WORKSTATION')).toHaveLength(2);
  expect(approved).toMatchObject({ act: 'approved', name: 'LAB-07', kiosk: false, by: 'panitia', reason: '' });
  expect(factsIn(hall, 'SIGN_IN')).toMatchObject([{ workstation: 'LAB-07', enrolment: approved!.enrolment }]);
  expectSoundLedgers(hall);
});

test('before anybody signs in a computer hears which sessions would refuse it, and that none does once it is let in', async () => {
  const hall = await standard();
  const computer = new TestWorkstation(hall.url);
  const heard = async () => {
    const reply = await ask<StationReply>(pageOn(computer).socket, 'station', { version: PROTOCOL_VERSION });
    return reply.ok && reply.facts.sessions.map(({ title, workstation }) => [title.id, workstation]).sort();
  };
  expect(await heard()).toEqual([
    ['Latihan SKD lengkap', 'unknown'],
    ['Latihan singkat', 'refused'],
  ]);
  await (await TestTechnician.signIn(hall.url, hall.told)).enrol(computer, 'LAB-30');
  expect(((await heard()) || []).map(([, workstation]) => workstation)).toEqual(['enrolled', 'enrolled']);
});

test('the credential is for no script and no other site, and only its hash is stored', async () => {
  const hall = await standard();
  const computer = new TestWorkstation(hall.url);
  await (await TestTechnician.signIn(hall.url, hall.told)).enrol(computer, 'LAB-01');
  const line = computer.setCookies.find((each) => each.startsWith('terang-workstation='))!;
  expect(line).toMatch(/; Max-Age=34560000; .*; HttpOnly; SameSite=Strict$/);
  const credential = /=([\w-]+);/.exec(line)![1]!;
  expect(Buffer.from(credential, 'base64url')).toHaveLength(32);
  const db = openForReading(join(hall.dataDir, 'terang.db'));
  const rows = db.prepare('SELECT * FROM workstation').all();
  db.close();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(credential);
  for (const page of ['/', '/enter']) {
    expect(await (await fetch(hall.url + page)).text()).not.toContain(credential);
  }
});

test('a made-up, a half and a revoked credential open nothing, and who sits there is shown the door', async () => {
  const hall = await standard();
  const [technician, computer] = [await TestTechnician.signIn(hall.url, hall.told), new TestWorkstation(hall.url)];
  const id = await technician.enrol(computer, 'LAB-02');
  for (const cookie of ['terang-workstation=x', `terang-workstation=${'A'.repeat(43)}`, computer.cookie.slice(0, -1)]) {
    const forged = new TestWorkstation(hall.url);
    Object.defineProperty(forged, 'cookie', { value: cookie });
    expect(await signIn(hall, forged, 0)).toMatchObject(refused('workstation-unknown'));
  }
  const page = pageOn(computer);
  expect(await page.signIn(practice(hall.told, REQUIRED), 0)).toMatchObject(admitted);
  const gone = new Promise<void>((resolve) => page.socket.once('disconnect', () => resolve()));
  expect(await technician.act('revoke', { id, reason: 'x' })).toEqual(refused('reason-missing'));
  expect(await technician.act('revoke', { id, reason: 'dicuri' })).toMatchObject({ ok: true, enrolled: [] });
  await gone;
  const back = pageOn(computer);
  expect(await back.resume(page.token)).toMatchObject(refused('workstation-unknown'));
  expect(await signIn(hall, computer, 0)).toMatchObject(refused('workstation-unknown'));
  expect(await computer.greet()).toMatchObject({ ok: true, state: 'waiting' });
  expect(await technician.act('revoke', { id, reason: 'dicuri' })).toEqual(refused('unknown-workstation'));
  expect(factsIn(hall, 'WORKSTATION').map(({ act, reason }) => [act, reason])).toEqual([
    ['approved', ''],
    ['revoked', 'dicuri'],
    ['approved', ''],
    ['revoked', 'dicuri'],
  ]);
  expectSoundLedgers(hall);
});

test('a credential that was carried off is of no use while its owner sits there, and a token is bound to its computer', async () => {
  const hall = await standard();
  const technician = await TestTechnician.signIn(hall.url, hall.told);
  const [computer, other] = [new TestWorkstation(hall.url), new TestWorkstation(hall.url)];
  await technician.enrol(computer, 'LAB-03');
  await technician.enrol(other, 'LAB-04');
  const page = pageOn(computer);
  expect(await page.signIn(practice(hall.told, REQUIRED), 0)).toMatchObject(admitted);
  expect(await signIn(hall, computer, 1)).toEqual(refused('workstation-occupied', { where: 'LAB-03' }));
  expect(await pageOn(other).resume(page.token)).toEqual(refused('not-signed-in'));
  expect(await pageOn(new TestWorkstation(hall.url)).resume(page.token)).toMatchObject(refused('workstation-unknown'));
  const tab = pageOn(computer);
  expect(await tab.resume(page.token)).toMatchObject(admitted);
  await tab.signOut();
  expect(await signIn(hall, computer, 1)).toMatchObject(admitted);
});

test('what was let in survives a restart, and who waits shows a new code', async () => {
  const before = await standard();
  const [known, waits] = [new TestWorkstation(before.url), new TestWorkstation(before.url)];
  await (await TestTechnician.signIn(before.url, before.told)).enrol(known, 'LAB-05', { room: 'B', seat: '5' });
  const code = await waits.code();
  halls.splice(0);
  const after = await before.restart();
  halls.push(after);
  expect(await known.greet()).toEqual({
    ok: true,
    state: 'enrolled',
    name: 'LAB-05',
    room: 'B',
    seat: '5',
    isNew: false,
  });
  expect(await signIn(after, known, 0)).toMatchObject(admitted);
  expect(await waits.code()).not.toBe(code);
  expectSoundLedgers(after);
});

test('where they are flagged all are let in, and the console and the ledger tell who is unknown', async () => {
  const hall = await standard();
  const known = new TestWorkstation(hall.url);
  await (await TestTechnician.signIn(hall.url, hall.told)).enrol(known, 'LAB-06');
  expect(await signIn(hall, known, 0, FLAGGED)).toMatchObject(admitted);
  expect(await signIn(hall, new TestWorkstation(hall.url), 1, FLAGGED)).toMatchObject(admitted);
  const rows = await rowsOf(hall, FLAGGED);
  expect(rows.slice(0, 3).map(({ isEnrolled, workstation }) => [workstation, isEnrolled])).toEqual([
    ['LAB-06', true],
    ['says-it-is-PC-1', false],
    [null, null],
  ]);
  expect(factsIn(hall, 'SIGN_IN').map(({ enrolment }) => typeof enrolment)).toEqual(['string', 'object']);
  expectSoundLedgers(hall);
});

test('where nobody looks a stranger is let in and nothing is said of it; a known name still wins', async () => {
  const hall = await hallWith({ [REQUIRED]: { workstations: 'open' } });
  const known = new TestWorkstation(hall.url);
  await (await TestTechnician.signIn(hall.url, hall.told)).enrol(known, 'LAB-08');
  for (const session of [REQUIRED, FLAGGED]) {
    expect(await signIn(hall, new TestWorkstation(hall.url), 0, session)).toMatchObject(admitted);
    expect(await signIn(hall, known, 1, session)).toMatchObject(admitted);
    const rows = await rowsOf(hall, session);
    expect(rows.slice(0, 2).map(({ isEnrolled, workstation }) => [workstation, isEnrolled])).toEqual([
      ['says-it-is-PC-1', null],
      ['LAB-08', true],
    ]);
  }
  expect(factsIn(hall, 'SIGN_IN').filter((fact) => 'enrolment' in fact)).toHaveLength(2);
  expectSoundLedgers(hall);
});

test('a name is given once, unless the staff say that the computer is replaced', async () => {
  const hall = await standard();
  const technician = await TestTechnician.signIn(hall.url, hall.told);
  const [first, second] = [new TestWorkstation(hall.url), new TestWorkstation(hall.url)];
  const id = await technician.enrol(first, 'LAB-09');
  const code = await second.code();
  expect(await technician.approve(code, 'lab-09')).toEqual(refused('name-taken', { where: 'LAB-09' }));
  expect(await technician.approve(code, 'lab-09', { replaces: true })).toMatchObject({
    enrolled: [{ name: 'lab-09' }],
  });
  expect(await second.greet()).toMatchObject({ state: 'enrolled', name: 'lab-09' });
  expect(await first.greet()).toMatchObject({ state: 'waiting' });
  const acts = factsIn(hall, 'WORKSTATION').map(({ act, enrolment }) => [act, enrolment === id]);
  expect(acts.slice(0, 3)).toEqual([
    ['approved', true],
    ['revoked', true],
    ['approved', false],
  ]);
  const [{ id: next } = { id: '' }] = (await technician.list()).enrolled;
  const place = { name: 'LAB-10', room: 'C', seat: '1', reason: '' };
  expect(await technician.act('rename', { id: next, ...place })).toMatchObject({
    enrolled: [{ name: 'LAB-10', room: 'C' }],
  });
  expect(await technician.act('rename', { id, ...place })).toEqual(refused('unknown-workstation'));
  expect(await second.greet()).toMatchObject({ state: 'enrolled', name: 'LAB-10' });
  expectSoundLedgers(hall);
});

test('who is declined is told so, and may ask again under another code', async () => {
  const hall = await standard();
  const [technician, computer] = [await TestTechnician.signIn(hall.url, hall.told), new TestWorkstation(hall.url)];
  const code = await computer.code();
  expect(await technician.act('decline', { code })).toMatchObject({ ok: true, waiting: [] });
  expect(await technician.act('decline', { code })).toEqual(refused('unknown-workstation'));
  expect(await technician.approve(code, 'LAB-11')).toEqual(refused('unknown-workstation'));
  expect(await computer.greet()).toMatchObject({ state: 'declined' });
  expect(await computer.greet({ again: true })).toMatchObject({ state: 'waiting' });
  expect(await computer.code()).not.toBe(code);
});

test('once a session is open whoever lets a computer in says why, and the ledger keeps it', async () => {
  const hall = await standard();
  const [technician, computer] = [await TestTechnician.signIn(hall.url, hall.told), new TestWorkstation(hall.url)];
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  expect(await proctor.act('open-session', { sessionId: REQUIRED })).toMatchObject(admitted);
  const code = await computer.code();
  expect((await technician.list()).needsReason).toBe(true);
  expect(await technician.approve(code, 'LAB-12')).toEqual(refused('reason-missing'));
  expect(await technician.approve(code, 'LAB-12', { reason: 'ganti PC rusak' })).toMatchObject(admitted);
  await computer.greet();
  expect(await signIn(hall, computer, 0)).toMatchObject(admitted);
  expect(await proctor.act('close-session', { sessionId: REQUIRED, reason: 'selesai' })).toMatchObject(admitted);
  expect(await technician.approve(await new TestWorkstation(hall.url).code(), 'LAB-13')).toMatchObject(admitted);
  proctor.close();
  const told = factsIn(hall, 'WORKSTATION').map(({ name, reason }) => [name, reason]);
  expect(told.filter(([name]) => name === 'LAB-12')).toEqual([
    ['LAB-12', 'ganti PC rusak'],
    ['LAB-12', 'ganti PC rusak'],
  ]);
  // The closed ledger takes no more of it.
  expect(told.filter(([name]) => name === 'LAB-13')).toHaveLength(1);
  expectSoundLedgers(hall);
});

test('a managed kiosk is admitted where a locked browser is asked for, and any other enrolled computer is not', async () => {
  const hall = await hallWith({ [REQUIRED]: { lockdown: KIOSKS } });
  const technician = await TestTechnician.signIn(hall.url, hall.told);
  const [kiosk, desk] = [new TestWorkstation(hall.url), new TestWorkstation(hall.url)];
  await technician.enrol(kiosk, 'KIOSK-1', { isKiosk: true });
  await technician.enrol(desk, 'LAB-14');
  expect(await signIn(hall, desk, 0)).toEqual(refused('lockdown-missing'));
  const page = pageOn(kiosk);
  expect(await page.signIn(practice(hall.told, REQUIRED), 0)).toMatchObject(admitted);
  expect(await pageOn(desk).resume(page.token)).toEqual(refused('lockdown-missing'));
  expect(await pageOn(kiosk).resume(page.token)).toMatchObject(admitted);
  expect((await rowsOf(hall, REQUIRED))[0]).toMatchObject({ tier: 'managed-kiosk', workstation: 'KIOSK-1' });
  expectSoundLedgers(hall);
});

test('a greeting of another site, an odd one and one that is too long are refused', async () => {
  const { url } = await standard();
  const post = (body: string, headers: object = { 'x-terang': 'candidate' }) =>
    fetch(`${url}/workstation`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const right = JSON.stringify({ name: 'PC', again: false });
  expect((await post(right)).status).toBe(200);
  expect((await post(right, {})).status).toBe(403);
  expect((await post(right, { 'x-terang': 'console' })).status).toBe(403);
  expect((await post('{"name":1}')).status).toBe(400);
  expect((await post(JSON.stringify({ name: 'P\u202eC', again: false }))).status).toBe(400);
  expect((await post(`{"name":"${'x'.repeat(5_000)}"}`)).status).toBe(413);
  const asStaff = await fetch(`${url}/staff/workstations/approve`, { method: 'POST', body: '{}' });
  expect(asStaff.status).toBe(403);
});
