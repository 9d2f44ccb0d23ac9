import type { DayReply } from '#protocol/sessions-http.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { changedExams } from './changed-exams.ts';
import { TestCandidate, TestProctor, postStaff, practice, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SESSION = 'latihan-singkat';
const exams = changedExams({ [SESSION]: { lateCutOffMinutes: 0 } });
const candidates: TestCandidate[] = [];
let hall: TestEngine;
let cookies: Record<string, string>;

beforeAll(async () => {
  const first = await startTestEngine(3, { questionBanksDir: exams.path });
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  const names = ['pengamat', 'pengawas', 'penyelia', 'koordinator'];
  const all = names.map(async (name) => [name, await staffCookie(hall.url, { staff: EVERY_ROLE }, name)] as const);
  cookies = Object.fromEntries(await Promise.all(all));
});
afterAll(async () => {
  for (const one of candidates) one.close();
  await hall.end();
  exams.remove();
});

const post = async (who: string, path: string, body: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', 'x-terang': 'console', cookie: cookies[who]! };
  return (
    await fetch(`${hall.url}/sessions/${SESSION}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  ).json();
};
const pin = async (who: string, body: object): Promise<{ ok: boolean; pin?: string; refusal?: object }> =>
  (await postStaff(hall.url, `sessions/${SESSION}/pin`, body, { cookie: cookies[who]! })).json() as never;
const day = async (): Promise<Extract<DayReply, { ok: true }>> => {
  const headers = { 'x-terang': 'console', cookie: cookies['penyelia']! };
  return (await fetch(`${hall.url}/sessions/${SESSION}/day`, { headers })).json() as never;
};
const refused = (word: string, more: object = {}) => ({ ok: false, refusal: { word, ...more } });
const numberAt = (place: number): string => practice(hall.told, SESSION).participants[place]!.number;

function signIn(place: number, sessionPin = practice(hall.told, SESSION).sessionPin) {
  const one = new TestCandidate(hall.url);
  candidates.push(one);
  return one.signIn(practice(hall.told, SESSION), place, `PC-${place}`, { sessionPin });
}

test('the session PIN is shown once, to who leads the session; another one takes a reason and voids it', async () => {
  const old = practice(hall.told, SESSION).sessionPin;
  for (const who of ['pengamat', 'pengawas'])
    expect(await pin(who, { act: 'show' })).toMatchObject(refused('not-allowed'));
  expect(await pin('penyelia', { act: 'show' })).toEqual({ ok: true, pin: old });
  expect(await pin('koordinator', { act: 'show' })).toEqual(refused('pin-shown', { where: 'penyelia' }));
  expect(await pin('penyelia', { act: 'show' })).toEqual(refused('pin-shown', { where: 'penyelia' }));
  expect(await pin('penyelia', { act: 'renew', reason: '' })).toMatchObject(refused('malformed'));
  const made = await pin('koordinator', { act: 'renew', reason: 'kertasnya hilang' });
  expect(made.pin).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
  expect(made.pin).not.toBe(old);
  expect(await signIn(0, old)).toEqual(refused('wrong-session-pin'));
  hall = await hall.restart();
  expect(await signIn(0, made.pin)).toMatchObject({ ok: true });
  expect(await signIn(1, old)).toEqual(refused('wrong-session-pin'));
  Object.assign(practice(hall.told, SESSION), { sessionPin: made.pin });
  const minutes = await fetch(`${hall.url}/staff/sessions/${SESSION}/minutes`, {
    headers: { 'x-terang': 'console', cookie: cookies['penyelia']! },
  });
  const told = (await minutes.json()) as { acts: { type: string }[] };
  expect(told.acts.filter(({ type }) => type === 'SESSION_PIN')).toMatchObject([
    { by: 'engine', detail: 'pin-made', reason: 'first-run.json' },
    { by: 'penyelia', detail: 'pin-shown', reason: '' },
    { by: 'koordinator', detail: 'pin-renewed', reason: 'kertasnya hilang' },
  ]);
});

test('after the cut-off nobody comes in alone: two people let one in, on record, and the others stay out', async () => {
  const leader = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'penyelia');
  expect(await leader.act('open-session', { sessionId: SESSION })).toMatchObject({ ok: true });
  leader.close();
  expect(await day()).toMatchObject({ isTooLate: true, late: [] });
  expect(await signIn(1)).toEqual(refused('too-late'));
  const late = { number: numberAt(1), reason: 'kereta terlambat' };
  expect(await post('pengawas', 'check-in', late)).toEqual(refused('too-late'));
  expect(await post('pengawas', 'late', { ...late, reason: '' })).toMatchObject(refused('reason-missing'));
  expect(await post('pengamat', 'late', late)).toMatchObject(refused('not-allowed'));
  expect(await post('pengawas', 'late', late)).toEqual({ ok: true });
  expect((await day()).late).toMatchObject([{ proposal: 1, number: late.number, by: 'pengawas', reason: late.reason }]);
  expect(await signIn(1)).toEqual(refused('too-late'));
  const word = { proposal: 1, reason: 'karcis dilihat' };
  expect(await post('pengawas', 'late/confirm', word)).toMatchObject(refused('not-allowed'));
  expect(await post('penyelia', 'late/confirm', word)).toEqual({ ok: true });
  expect(await day()).toMatchObject({ late: [], present: 1 });
  expect(await signIn(1)).toMatchObject({ ok: true });
  // Who was here before the cut-off is not late, only signed in still.
  expect(await signIn(0)).toMatchObject(refused('already-signed-in'));
  expect(await signIn(2)).toEqual(refused('too-late'));
  const checks = verifyLedger(hall.dataDir).sessions.flatMap((session) => session.checks);
  expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
