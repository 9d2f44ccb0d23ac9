import { type Socket } from 'socket.io-client';
import { MESSAGES, ROUTES, type RouteName, type StaffDeed, may, routeOf } from '#domain/staff/permissions.ts';
import type { Acted, Watched } from '#protocol/proctor-down.ts';
import type { StaffUpEvents } from '#protocol/staff-events.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { TestProctor, ask, connect, heard, practice, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
/** Ten seats a row: the last two sit in row B, which is a room of its own here. */
const PEOPLE = 12;
const OF_ROOM_B = { name: 'pengawas-b', role: 'invigilator', password: 'pengawas-b-123456' };
const STAFF = [...EVERY_ROLE, OF_ROOM_B];
const REASON = 'listrik padam';

let hall: TestEngine;
const cookies = new Map<string, string>();
const sockets = new Map<string, Socket>();
beforeAll(async () => {
  const first = await startTestEngine(PEOPLE, { messagesPerSecond: 10_000 });
  hall = await first.restart((dataDir) => storeAccounts(dataDir, STAFF, { 'pengawas-b': { rooms: ['B'] } }));
  for (const { name } of STAFF) {
    const cookie = await staffCookie(hall.url, { staff: STAFF }, name);
    cookies.set(name, cookie);
    sockets.set(name, connect(hall.url, '/staff', cookie));
  }
});
afterAll(async () => {
  for (const socket of sockets.values()) socket.disconnect();
  await hall.end();
});

const numberAt = (place: number): string => practice(hall.told, SHORT).participants[place]!.number;

/** A well-formed message of each event; a new event without one does not compile. */
function messageOf(event: keyof StaffUpEvents, place = 0): object {
  const session = { sessionId: SHORT };
  const one = { ...session, participantNumber: numberAt(place) };
  const some = { ...session, whom: [numberAt(place)], reason: REASON };
  const messages: Record<keyof StaffUpEvents, object> = {
    watch: { ...session, version: PROTOCOL_VERSION },
    'open-session': session,
    'close-session': { ...session, reason: REASON },
    'extend-time': { ...some, byMs: 60_000 },
    pause: some,
    unpause: some,
    'start-separately': some,
    'record-assistant': { ...one, assistant: 'Pendamping 1' },
    'release-sign-in': { ...one, reason: REASON },
    'move-seat': { ...one, room: 'Lab', seat: 'A-01', reason: REASON },
    'release-workstations': some,
    'force-hand-in': { ...one, reason: REASON },
    'reveal-board': { ...session, wish: { step: 'next' } },
    'send-message': { ...session, whom: [numberAt(place)], text: 'Pindah ke meja depan' },
    'withdraw-extension': { ...some, entryIndex: 3 },
    'withdraw-message': { ...some, entryIndex: 3 },
    'list-held': one,
    'preview-act': { ...session, act: { kind: 'disqualify', participantNumber: numberAt(place) } },
    propose: { ...session, act: { kind: 'disqualify', participantNumber: numberAt(place) }, reason: REASON },
    'confirm-proposal': { ...session, proposal: 999, reason: REASON },
    'reject-proposal': { ...session, proposal: 999, reason: REASON },
    'withdraw-proposal': { ...session, proposal: 999, reason: REASON },
  };
  return messages[event];
}

const EVENTS = Object.keys(MESSAGES) as (keyof StaffUpEvents)[];
const BY_ROLE = STAFF.flatMap(({ name, role }) => EVENTS.map((event) => [role, event, name] as const));

function wordOf(reply: Acted | Watched): string {
  return reply.ok ? 'ok' : reply.refusal.word;
}

describe('a message', () => {
  // Practice sessions are closed by the last of these for good, so the closing is tried last.
  it.each(BY_ROLE.filter(([, event]) => event !== 'close-session'))('%s and %s', async (role, event, name) => {
    const reply = await ask<Acted>(sockets.get(name)!, event, messageOf(event, PEOPLE - 1));
    expect(wordOf(reply) !== 'not-allowed').toBe(may(role, MESSAGES[event]));
  });

  it.each(EVENTS)('%s on the sockets of candidates and the public is not heard', async (event) => {
    for (const namespace of ['/candidate', '/live', '/board-tap']) {
      const socket = connect(hall.url, namespace);
      await Promise.race([heard(socket, 'connect'), heard(socket, 'connect_error')]);
      let isAnswered = false;
      socket.emit(event, messageOf(event), () => (isAnswered = true));
      if (socket.connected) await ask(socket, namespace === '/live' ? 'watch-board' : 'time', {});
      expect(isAnswered).toBe(false);
      socket.disconnect();
    }
  });

  it.each(['', 'terang-staff=', 'terang-staff=x.y', 'other=1'])('nobody gets no socket: %j', async (cookie) => {
    const socket = connect(hall.url, '/staff', cookie);
    expect(await heard<Error>(socket, 'connect_error')).toMatchObject({ message: 'not-signed-in' });
    socket.disconnect();
  });

  it('that is not in the table is not heard, whoever says it', async () => {
    let isAnswered = false;
    sockets.get('koordinator')!.emit('grant-everything', messageOf('watch'), () => (isAnswered = true));
    await ask(sockets.get('koordinator')!, 'watch', messageOf('watch'));
    expect(isAnswered).toBe(false);
  });

  it('tells of sessions only to who may watch', async () => {
    for (const [name, isTold] of [
      ['pengamat', true],
      ['teknisi', false],
      ['papan', false],
    ] as const) {
      const socket = connect(hall.url, '/staff', cookies.get(name));
      let told = false;
      socket.on('sessions', () => (told = true));
      await heard(socket, 'connect');
      // The list is sent before anything that is asked later is answered.
      await ask(socket, 'watch', messageOf('watch'));
      await ask(socket, 'pause', messageOf('pause'));
      expect([name, told]).toEqual([name, isTold]);
      socket.disconnect();
    }
  });
});

/** A path that fits the line; what it names need not be there. */
function pathOf(route: RouteName): [method: string, path: string] {
  const [method = '', pattern = ''] = route.split(' ');
  const names: Record<string, string> = { ':id': SHORT, ':session': SHORT, ':number': numberAt(PEOPLE - 1) };
  const path = pattern.split('/').map((part) => names[part] ?? (/^[:*]/.test(part) ? 'x' : part));
  return [method, path.join('/')];
}

async function call(method: string, path: string, cookie: string, headers: object = { 'x-terang': 'console' }) {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const response = await fetch(hall.url + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, cookie, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: '{}' } : {}),
  });
  const text = await response.text();
  return { status: response.status, isRefused: text.includes('"not-allowed"'), text };
}

const GUARDED = (Object.keys(ROUTES) as RouteName[]).filter((route) => ROUTES[route] !== 'anybody');

describe('a route', () => {
  it.each(GUARDED)('%s', async (route) => {
    const who = ROUTES[route];
    const [method, path] = pathOf(route);
    for (const { name, role } of STAFF) {
      const isAllowed = who === 'own-account' || may(role, who as StaffDeed);
      const told = await call(method, path, cookies.get(name)!);
      expect([role, told.isRefused]).toEqual([role, !isAllowed]);
      if (isAllowed) expect([role, told.status]).not.toEqual([role, 401]);
      else expect([role, told.status]).toEqual([role, 403]);
    }
    for (const cookie of ['', 'terang-staff=x']) expect((await call(method, path, cookie)).status).toBe(401);
  });

  it.each(GUARDED)('%s for a page of another site', async (route) => {
    const [method, path] = pathOf(route);
    const ours = { 'x-terang': 'console' };
    for (const foreign of [
      { ...ours, origin: 'https://evil.example' },
      { ...ours, origin: 'null' },
      { ...ours, 'sec-fetch-site': 'cross-site' },
      { ...ours, 'sec-fetch-site': 'same-site' },
      ...(path.includes('/media/') ? [] : [{}]),
    ]) {
      expect([foreign, await call(method, path, cookies.get('koordinator')!, foreign)]).toMatchObject([
        foreign,
        { status: 403, isRefused: true },
      ]);
    }
  });

  it('that the table does not have is not there, by any method, for anybody', async () => {
    const listed = (Object.keys(ROUTES) as RouteName[]).map((route) => pathOf(route)[1]);
    const paths = [...listed, '/staff', '/staff/x', '/items', '/admin', '/staff/sessions', '/assets', '//staff/me'];
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        if (routeOf(method, path) !== null) continue;
        const { status } = await call(method, path, cookies.get('koordinator')!);
        expect([method, path, status]).toEqual([method, path, 404]);
      }
    }
  });
});

describe('an invigilator of room B', () => {
  const aboutPeople = EVENTS.filter((event) => /whom|participantNumber/.test(JSON.stringify(messageOfShape(event))));

  /** Shape alone: the numbers are not known before the engine runs. */
  function messageOfShape(event: keyof StaffUpEvents): object {
    const isOfHall =
      event.endsWith('-proposal') || event === 'watch' || event === 'reveal-board' || event.endsWith('-session');
    return isOfHall ? {} : { whom: [] };
  }

  it.each(aboutPeople)('does not reach room A with %s', async (event) => {
    const socket = sockets.get('pengawas-b')!;
    expect(wordOf(await ask<Acted>(socket, event, messageOf(event, 0)))).toBe('other-room');
    expect(wordOf(await ask<Acted>(socket, event, messageOf(event, PEOPLE - 1)))).not.toBe('other-room');
  });

  it('sees the people of room B alone, in the whole and in what changes', async () => {
    const socket = sockets.get('pengawas-b')!;
    const whole = await ask<Watched>(socket, 'watch', messageOf('watch'));
    const rows = whole.ok ? whole.snapshot.rows : [];
    expect(rows.map(({ number }) => number)).toEqual([numberAt(10), numberAt(11)]);
  });

  it('means room B by everybody', async () => {
    const everybody = { sessionId: SHORT, whom: 'all', reason: REASON };
    const reply = await ask<Acted>(sockets.get('pengawas-b')!, 'pause', everybody);
    expect(reply).toMatchObject({ ok: true });
    const reached = reply.ok ? [...reply.affected, ...reply.spared.map(({ number }) => number)] : [];
    expect(reached.sort()).toEqual([numberAt(10), numberAt(11)]);
  });

  it('opens nobody of room A, neither their way through the exam nor at the door', async () => {
    const cookie = cookies.get('pengawas-b')!;
    const ask = async (place: number) => {
      const number = numberAt(place);
      const headers = { 'x-terang': 'console', 'content-type': 'application/json', cookie };
      const post = (path: string) =>
        fetch(`${hall.url}/sessions/${SHORT}/${path}`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ number, reason: REASON }),
        });
      return [
        (await call('GET', `/staff/sessions/${SHORT}/people/${number}/timeline`, cookie)).status,
        (await call('GET', `/sessions/${SHORT}/people/${number}`, cookie)).status,
        (await post('check-in')).status,
        (await post('card')).status,
      ];
    };
    expect(await ask(0)).toEqual([403, 403, 403, 403]);
    expect(await ask(PEOPLE - 1)).toEqual([200, 200, 200, 200]);
  });

  it('is not told what the browsers of room A did, nor given a computer elsewhere', async () => {
    const cookie = cookies.get('pengawas-b')!;
    const signs = (place: number) => call('GET', `/staff/sessions/${SHORT}/people/${numberAt(place)}/signs`, cookie);
    expect((await signs(0)).text).toContain('"other-room"');
    expect((await signs(PEOPLE - 1)).status).toBe(200);
    const body = JSON.stringify({
      code: 'X',
      name: 'PC',
      room: 'A',
      seat: '',
      isKiosk: false,
      replaces: false,
      reason: '',
    });
    const headers = { 'x-terang': 'console', 'content-type': 'application/json', cookie };
    const approve = await fetch(`${hall.url}/staff/workstations/approve`, { method: 'POST', headers, body });
    expect([approve.status, await approve.json()]).toMatchObject([403, { refusal: { word: 'other-room' } }]);
  });
});

describe('a technician', () => {
  it('is told of computers without a name of anybody', async () => {
    const { status, text } = await call('GET', '/staff/workstations', cookies.get('teknisi')!);
    expect(status).toBe(200);
    expect(text).not.toMatch(/Peserta|2602-/);
  });
});

describe('a deed', () => {
  let proctor: TestProctor;
  beforeAll(async () => {
    proctor = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'koordinator');
  });
  afterAll(() => proctor.close());

  it.each(EVENTS)('%s on a session that is not there', async (event) => {
    const reply = await proctor.act(event, { ...messageOf(event), sessionId: 'nowhere' });
    expect(reply).toEqual({ ok: false, refusal: { word: 'unknown-session' } });
  });

  it.each(EVENTS)('%s with a field that does not belong', async (event) => {
    expect(await proctor.act(event, { ...messageOf(event), extra: 1 })).toMatchObject({
      refusal: { word: 'malformed' },
    });
  });

  /** Whoever is written down as an assistant is the reason of that entry. */
  const WITHOUT_REASON: readonly (keyof StaffUpEvents)[] = [
    'send-message',
    'reveal-board',
    'watch',
    'open-session',
    'preview-act',
    'record-assistant',
    'list-held',
  ];

  it.each(EVENTS.filter((event) => !WITHOUT_REASON.includes(event)))('%s without a reason', async (event) => {
    const reply = await proctor.act(event, { ...messageOf(event), reason: ' x ' });
    expect(reply).toMatchObject({
      refusal: { word: 'malformed', detail: expect.stringMatching(/^reason: /) as string },
    });
  });

  it('an act on five thousand numbers passes through', async () => {
    const whom = Array.from({ length: 5_000 }, (_, n) => `9999-${String(n).padStart(35, '0')}`);
    const reply = await proctor.act('pause', { sessionId: 'latihan-skd', whom, reason: REASON });
    expect(reply).toMatchObject({ ok: false, refusal: { word: 'wrong-phase' } });
  });

  it.each(
    STAFF.map(({ name, role }) => [role, name] as const).sort(
      ([a], [b]) => Number(may(a, 'close-session')) - Number(may(b, 'close-session')),
    ),
  )('%s and close-session (%s)', async (role, name) => {
    const reply = await ask<Acted>(sockets.get(name)!, 'close-session', messageOf('close-session'));
    expect(wordOf(reply) !== 'not-allowed').toBe(may(role, 'close-session'));
  });
});
