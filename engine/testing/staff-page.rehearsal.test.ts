import type { Instant } from '#domain/time.ts';
import {
  type AccountList,
  accountActed,
  accountList,
  factorBegun,
  factorConfirmed,
  factorState,
} from '#protocol/staff-accounts.ts';
import { totpCode, totpStep } from '../actions/totp.ts';
import { cookieOf, postStaff, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const REASON = 'petugas berganti';
let hall: TestEngine;
const cookies = new Map<string, string>();
beforeAll(async () => {
  const first = await startTestEngine(2);
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  for (const name of ['koordinator', 'penyelia'])
    cookies.set(name, await staffCookie(hall.url, { staff: EVERY_ROLE }, name));
});
afterAll(() => hall.end());

const COMMITTEE = 'koordinator';
const post = async (who: string, path: string, body: object) =>
  (await postStaff(hall.url, path, body, { cookie: cookies.get(who)! })).json() as Promise<unknown>;
const get = async (who: string, path: string) =>
  (
    await fetch(`${hall.url}/staff/${path}`, { headers: { 'x-terang': 'console', cookie: cookies.get(who)! } })
  ).json() as Promise<unknown>;

async function list(who = COMMITTEE): Promise<Extract<AccountList, { ok: true }>> {
  const reply = accountList.parse(await get(who, 'accounts'));
  if (!reply.ok) throw new Error(reply.refusal.word);
  return reply;
}

async function signIn(name: string, password: string, code?: string) {
  const response = await postStaff(hall.url, 'sign-in', { name, password, ...(code === undefined ? {} : { code }) });
  const told = (await response.json()) as { ok: boolean; refusal?: { word: string } };
  return { word: told.ok ? 'ok' : told.refusal!.word, cookie: cookieOf(response) };
}

async function make(who: string, name: string, role = 'invigilator'): Promise<string> {
  const reply = accountActed.parse(await post(who, 'accounts', { name, role, rooms: ['LAB1'] }));
  if (!reply.ok || reply.password === null) throw new Error(JSON.stringify(reply));
  return reply.password;
}

const act = (who: string, name: string, what: object) => post(who, 'accounts/acts', { name, what, reason: REASON });

test('an account is made, used, locked and unlocked; its sign-ins end, and the journal tells all of it in one chain', async () => {
  const password = await make('penyelia', 'siti');
  expect(await make(COMMITTEE, 'budi')).not.toBe(password);
  expect(await post(COMMITTEE, 'accounts', { name: 'SITI', role: 'observer', rooms: 'all' })).toMatchObject({
    refusal: { word: 'account-there' },
  });
  const first = await signIn('siti', password);
  expect(first.word).toBe('ok');
  const siti = (await list()).accounts.find(({ name }) => name === 'siti')!;
  expect(siti).toMatchObject({
    role: 'invigilator',
    rooms: ['LAB1'],
    isNew: true,
    mayManage: true,
    sessions: [{ isThis: false }],
  });
  expect(await act('penyelia', 'siti', { act: 'lock' })).toEqual({ ok: true, password: null });
  expect((await signIn('siti', password)).word).toBe('wrong-password');
  expect((await list()).accounts.find(({ name }) => name === 'siti')).toMatchObject({ sessions: [] });
  expect(await act('penyelia', 'siti', { act: 'unlock' })).toMatchObject({ ok: true });
  const reset = accountActed.parse(await act('penyelia', 'siti', { act: 'reset' }));
  expect((await signIn('siti', password)).word).toBe('wrong-password');
  expect((await signIn('siti', reset.ok ? reset.password! : '')).word).toBe('ok');
  expect(await act('penyelia', 'siti', { act: 'place', role: 'observer', rooms: 'all' })).toMatchObject({
    ok: true,
  });
  expect(await act('penyelia', 'siti', { act: 'sign-out', session: null })).toMatchObject({ ok: true });
  const { brokenAt, journal } = await list();
  expect(brokenAt).toBeNull();
  expect(
    journal
      .filter(({ name }) => name === 'siti')
      .map(({ act: what, by }) => [what, by])
      .reverse(),
  ).toEqual(['made', 'locked', 'unlocked', 'reset', 'placed', 'signed-out'].map((what) => [what, 'penyelia']));
});

test('nobody makes, locks or becomes what is above them, and nobody locks themselves', async () => {
  expect(await post('penyelia', 'accounts', { name: 'x', role: 'committee', rooms: 'all' })).toMatchObject({
    refusal: { word: 'not-allowed' },
  });
  for (const [who, name, what] of [
    ['penyelia', COMMITTEE, { act: 'lock' }],
    ['penyelia', COMMITTEE, { act: 'reset' }],
    ['penyelia', 'pengamat', { act: 'place', role: 'committee', rooms: 'all' }],
    [COMMITTEE, COMMITTEE, { act: 'lock' }],
    [COMMITTEE, COMMITTEE, { act: 'place', role: 'observer', rooms: 'all' }],
  ] as const)
    expect(await act(who, name, what)).toMatchObject({ refusal: { word: 'not-allowed' } });
  expect(await act(COMMITTEE, 'nobody', { act: 'lock' })).toMatchObject({ refusal: { word: 'unknown-account' } });
});

test('a second factor is asked for at sign-in, opens with each code once, and with each recovery code once', async () => {
  const password = await make(COMMITTEE, 'rina', 'coordinator');
  const next = 'tiga kapal di laut';
  const { cookie } = await signIn('rina', password);
  const changed = await postStaff(hall.url, 'password', { current: password, next }, { cookie });
  cookies.set('rina', cookieOf(changed));
  const begun = factorBegun.parse(await post('rina', 'factor/begin', {}));
  if (!begun.ok) throw new Error(begun.refusal.word);
  const secret = fromBase32(begun.key);
  // Its step may turn while the test runs: the engine takes one step either way.
  const codeNow = (later = 0) => totpCode(secret, totpStep(Date.now() as Instant) + later);
  expect(await post('rina', 'factor/confirm', { code: '000000' })).toMatchObject({ refusal: { word: 'wrong-code' } });
  const confirmed = factorConfirmed.parse(await post('rina', 'factor/confirm', { code: codeNow(-1) }));
  if (!confirmed.ok) throw new Error(confirmed.refusal.word);
  expect(new Set(confirmed.codes).size).toBe(8);
  expect(factorState.parse(await get('rina', 'factor'))).toEqual({ ok: true, isOn: true, codesLeft: 8 });
  expect((await signIn('rina', next)).word).toBe('code-needed');
  expect((await signIn('rina', 'salah sekali itu', codeNow())).word).toBe('wrong-password');
  const code = codeNow();
  expect((await signIn('rina', next, code)).word).toBe('ok');
  expect((await signIn('rina', next, code)).word).toBe('wrong-code');
  const [spare] = confirmed.codes;
  expect((await signIn('rina', next, spare!.toLowerCase())).word).toBe('ok');
  expect((await signIn('rina', next, spare)).word).toBe('wrong-code');
  expect(factorState.parse(await get('rina', 'factor'))).toMatchObject({ codesLeft: 7 });
  expect(await post('rina', 'factor/drop', { code: '000000' })).toMatchObject({ refusal: { word: 'wrong-code' } });
  expect(await post('rina', 'factor/drop', { code: confirmed.codes[1]! })).toEqual({ ok: true });
  expect((await signIn('rina', next)).word).toBe('ok');
  expect(JSON.stringify(await list())).not.toContain(begun.key);
});

function fromBase32(text: string): Uint8Array {
  const bits = [...text]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
}
