import { io } from 'socket.io-client';
import { TestProctor, ask, cookieOf, connect, heard, postStaff, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

let hall: TestEngine;
beforeAll(async () => {
  const first = await startTestEngine(1);
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
});
afterAll(() => hall.end());

function me(cookie: string) {
  return fetch(`${hall.url}/staff/me`, { headers: { 'x-terang': 'console', cookie } }).then((told) => told.json());
}

const NOT_SIGNED_IN = { ok: false, refusal: { word: 'not-signed-in' } };

describe('signing in as staff', () => {
  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { name, password } = hall.told.staff[0]!;
    const response = await postStaff(hall.url, 'sign-in', { name, password });
    expect(await response.json()).toEqual({ ok: true, name, role: 'committee', usesInitialPassword: false });
    const [cookie, device] = response.headers.getSetCookie();
    expect(device).toMatch(/^terang-device=.*; Path=\/staff; .*HttpOnly; SameSite=Strict$/);
    expect(cookie).toMatch(/^terang-staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await me(cookieOf(response))).toMatchObject({ ok: true, name });
  });

  it.each([
    ['a wrong password', { name: 'pengawas', password: 'wrong' }, 401, 'wrong-password'],
    ['nobody of that name', { name: 'siapa', password: 'wrong' }, 401, 'wrong-password'],
    ['another case', { name: 'PENGAWAS', password: 'pengawas-1234567' }, 401, 'wrong-password'],
    ['no password', { name: 'pengawas' }, 400, 'malformed'],
    ['a list', [], 400, 'malformed'],
    ['a name that is no text', { name: {}, password: 'x' }, 400, 'malformed'],
  ])('%s', async (_, body, status, word) => {
    const response = await postStaff(hall.url, 'sign-in', body);
    expect([response.status, await response.json()]).toMatchObject([status, { ok: false, refusal: { word } }]);
    expect(cookieOf(response)).toBe('');
  });

  it.each([
    ['not JSON', '{', 400, 'the request cannot be read'],
    ['too much', JSON.stringify({ name: 'x'.repeat(5_000) }), 413, 'the body is too large'],
  ])('%s is refused in a sentence', async (_, body, status, detail) => {
    const headers = { 'content-type': 'application/json', 'x-terang': 'console' };
    const response = await fetch(`${hall.url}/staff/sign-in`, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toEqual([
      status,
      { ok: false, refusal: { word: 'malformed', detail } },
    ]);
  });

  it.each([
    ['POST', 'sign-in'],
    ['POST', 'sign-out'],
    ['POST', 'password'],
    ['GET', 'me'],
    ['GET', 'sessions/latihan-singkat/pin'],
  ])('%s %s without the header of our own pages is refused', async (method, path) => {
    const cookie = await staffCookie(hall.url, hall.told);
    const response = await fetch(`${hall.url}/staff/${path}`, { method, headers: { cookie } });
    expect([response.status, await response.json()]).toMatchObject([403, { refusal: { word: 'not-allowed' } }]);
  });
});

describe('a cookie', () => {
  it('that was changed in any one letter is nobody', async () => {
    const cookie = await staffCookie(hall.url, hall.told);
    const start = 'terang-staff='.length;
    const places = Array.from({ length: 12 }, (_, n) => start + Math.floor(((cookie.length - start - 1) * n) / 12));
    for (const place of places) {
      const other = cookie[place] === 'A' ? 'B' : 'A';
      expect(await me(cookie.slice(0, place) + other + cookie.slice(place + 1))).toEqual(NOT_SIGNED_IN);
    }
  });

  it.each(['', '.', 'e30.', `${Buffer.from('["panitia",1,9999999999999]').toString('base64url')}.AAAA`, '%00', '"'])(
    'that the engine did not make is nobody: %j',
    async (value) => expect(await me(`terang-staff=${value}`)).toEqual(NOT_SIGNED_IN),
  );

  it('of before a change of password is void at once, on sockets that are open too', async () => {
    const account = EVERY_ROLE.find(({ role }) => role === 'invigilator')!;
    const old = await staffCookie(hall.url, { staff: EVERY_ROLE }, account.name);
    const proctor = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, account.name);
    expect(await proctor.watch('latihan-singkat')).toMatchObject({ version: 0 });
    const wrong = { current: 'not it', next: 'tiga kapal di laut 1' };
    expect((await postStaff(hall.url, 'password', wrong, { cookie: old })).status).toBe(401);
    const short = { current: account.password, next: 'short' };
    expect((await postStaff(hall.url, 'password', short, { cookie: old })).status).toBe(400);
    const good = { current: account.password, next: 'tiga kapal di laut 1' };
    expect((await postStaff(hall.url, 'password', good)).status).toBe(401);
    const cutOff = heard(proctor.socket, 'disconnect');
    const changed = await postStaff(hall.url, 'password', good, { cookie: old });
    expect(await changed.json()).toMatchObject({ ok: true, name: account.name, usesInitialPassword: false });
    expect(await me(cookieOf(changed))).toMatchObject({ ok: true });
    expect(await me(old)).toEqual(NOT_SIGNED_IN);
    await cutOff;
    proctor.close();
    await expect(staffCookie(hall.url, { staff: [account] })).rejects.toThrow('wrong-password');
  });

  it('is worth nothing after signing out, to nobody who has copied it, and the console that hangs on it is cut off', async () => {
    const cookie = await staffCookie(hall.url, hall.told);
    const socket = connect(hall.url, '/staff', cookie);
    await heard(socket, 'sessions');
    const gone = heard(socket, 'disconnect');
    const out = await postStaff(hall.url, 'sign-out', {}, { cookie });
    expect(out.headers.get('set-cookie')).toMatch(/^terang-staff=; Path=\/; Expires=Thu, 01 Jan 1970/);
    await gone;
    expect(await me(cookie)).toEqual(NOT_SIGNED_IN);
    const again = connect(hall.url, '/staff', cookie);
    expect(await heard<Error>(again, 'connect_error')).toMatchObject({ message: 'not-signed-in' });
    again.disconnect();
  });

  it('that a browser brought along is never the one it is signed in under, and ends', async () => {
    const planted = `terang-staff=${'A'.repeat(43)}`;
    const { name, password } = EVERY_ROLE[0]!;
    const first = cookieOf(await postStaff(hall.url, 'sign-in', { name, password }, { cookie: planted }));
    expect(first).not.toBe(planted);
    expect(await me(planted)).toEqual(NOT_SIGNED_IN);
    const second = cookieOf(await postStaff(hall.url, 'sign-in', { name, password }, { cookie: first }));
    expect(second).not.toBe(first);
    expect([await me(first), await me(second)]).toMatchObject([NOT_SIGNED_IN, { ok: true }]);
  });
});

describe('a password that somebody else has known', () => {
  it('opens nothing but its own change', async () => {
    const told = await startTestEngine(1, { firstPasswordStays: false });
    try {
      const { name, password } = told.told.staff[0]!;
      const cookie = cookieOf(await postStaff(told.url, 'sign-in', { name, password }));
      const pin = () =>
        fetch(`${told.url}/staff/sessions/latihan-singkat/pin`, { headers: { 'x-terang': 'console', cookie } });
      const closed = { refusal: { word: 'password-must-change' } };
      expect([(await pin()).status, await (await pin()).json()]).toMatchObject([403, closed]);
      const socket = connect(told.url, '/staff', cookie);
      let isTold = false;
      socket.on('sessions', () => (isTold = true));
      expect(await ask(socket, 'open-session', { sessionId: 'latihan-singkat' })).toMatchObject(closed);
      expect(isTold).toBe(false);
      socket.disconnect();
      const next = { current: password, next: 'tiga kapal di laut' };
      const changed = await postStaff(told.url, 'password', next, { cookie });
      const headers = { 'x-terang': 'console', cookie: cookieOf(changed) };
      expect((await fetch(`${told.url}/staff/sessions/latihan-singkat/pin`, { headers })).status).toBe(200);
    } finally {
      await told.end();
    }
  });
});

describe('a page of another site', () => {
  const namespaces = ['/candidate', '/staff', '/live'];
  const from = (origin: string, namespace: string, cookie = '') =>
    io(hall.url + namespace, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin, cookie },
    });

  it.each(namespaces)('opens no socket on %s, whoever is signed in', async (namespace) => {
    const cookie = await staffCookie(hall.url, hall.told);
    const { port } = new URL(hall.url);
    for (const origin of [
      'http://evil.example',
      `http://127.0.0.1:${Number(port) + 1}`,
      'null',
      'http://',
      `http://127.0.0.1.evil.example:${port}`,
    ]) {
      const socket = from(origin, namespace, cookie);
      expect(
        await Promise.race([
          heard(socket, 'connect_error').then(() => 'refused'),
          heard(socket, 'connect').then(() => 'let in'),
        ]),
      ).toBe('refused');
      socket.disconnect();
    }
  });

  it.each(namespaces)('our own page opens one on %s', async (namespace) => {
    const socket = from(hall.url, namespace, await staffCookie(hall.url, hall.told));
    await heard(socket, 'connect');
    socket.disconnect();
  });

  it('a namespace that is not there is refused', async () => {
    const socket = connect(hall.url, '/');
    const other = connect(hall.url, '/admin');
    expect(await heard<Error>(other, 'connect_error')).toMatchObject({ message: 'Invalid namespace' });
    socket.disconnect();
    other.disconnect();
  });
});

describe('too many wrong passwords', () => {
  it('shut out this name for a while, also those that came at once, and no other name', async () => {
    const tries = Array.from({ length: 25 }, () =>
      postStaff(hall.url, 'sign-in', { name: 'koordinator', password: 'wrong' }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    const right = EVERY_ROLE.find(({ role }) => role === 'committee')!;
    const shut = await postStaff(hall.url, 'sign-in', { name: right.name, password: right.password });
    expect([shut.status, await shut.json()]).toEqual([
      429,
      { ok: false, refusal: { word: 'too-many-attempts', retryAfterMs: expect.any(Number) as number } },
    ]);
    expect(await staffCookie(hall.url, { staff: EVERY_ROLE }, 'pengamat')).not.toBe('');
  });
});
