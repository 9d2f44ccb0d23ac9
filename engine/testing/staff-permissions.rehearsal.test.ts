import type { Acted, Watched } from '#protocol/proctor-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { STAFF_PERMISSIONS, type StaffDeed, may } from '../transport/staff-permissions.ts';
import { TestProctor, ask, connect, heard, practice, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SHORT = 'latihan-singkat';

let hall: TestEngine;
beforeAll(async () => {
  const first = await startTestEngine(3);
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
});
afterAll(() => hall.end());

/** What is asked by an HTTP call and not over the socket. */
const CALLS = {
  'session-pin': `sessions/${SHORT}/pin`,
  workstations: 'workstations',
  'seb-file': `sessions/${SHORT}/seb-file`,
} as const;
type SocketDeed = Exclude<StaffDeed, keyof typeof CALLS | ItemDeed>;
/** Those about items and about making sessions: `item-permissions` and `make-sessions.rehearsal.test.ts`. */
type ItemDeed = `${string}-items` | `${string}-sessions`;

/** A well-formed message of each deed that goes over the socket. */
function messageOf(deed: StaffDeed): object {
  const { number } = practice(hall.told, SHORT).participants[0]!;
  const session = { sessionId: SHORT };
  const reason = 'listrik padam';
  const messages: Record<SocketDeed, object> = {
    watch: { ...session, version: PROTOCOL_VERSION },
    'open-session': session,
    'close-session': { ...session, reason },
    'extend-time': { ...session, whom: 'all', byMs: 60_000, reason },
    pause: { ...session, whom: 'all', reason },
    unpause: { ...session, whom: 'all', reason },
    'start-separately': { ...session, whom: [number], reason },
    'record-assistant': { ...session, participantNumber: number, assistant: 'Pendamping 1' },
    'release-sign-in': { ...session, participantNumber: number, reason },
    'release-workstations': { ...session, whom: [number], reason },
    'force-hand-in': { ...session, participantNumber: number, reason },
    'list-held': { ...session, participantNumber: number },
    'decide-held': {
      ...session,
      participantNumber: number,
      answers: [{ epoch: 1, mutation: 1 }],
      verdict: 'admit',
      reason,
    },
  };
  return messages[deed as SocketDeed];
}

const DEEDS = (Object.keys(STAFF_PERMISSIONS) as StaffDeed[]).filter((deed) => !/-(items|sessions)$/.test(deed));
const SOCKET_DEEDS = DEEDS.filter((deed) => !Object.hasOwn(CALLS, deed));
const TRIED = EVERY_ROLE.flatMap(({ name, role }) => DEEDS.map((deed) => [role, deed, name] as const));

async function called(deed: keyof typeof CALLS, cookie: string) {
  const headers = { 'x-terang': 'console', 'content-type': 'application/json', cookie };
  const body = JSON.stringify({ password: null, screenReader: false });
  const how = deed === 'seb-file' ? { method: 'POST', headers, body } : { headers };
  const response = await fetch(`${hall.url}/staff/${CALLS[deed]}`, how);
  return { status: response.status, body: (await response.json()) as object };
}

function isNotAllowed(reply: Acted | Watched): boolean {
  return !reply.ok && reply.refusal.word === 'not-allowed';
}

describe('what staff may do', () => {
  it.each(TRIED)('%s and %s', async (role, deed, name) => {
    const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, name);
    if (deed === 'session-pin' || deed === 'workstations' || deed === 'seb-file') {
      const told = await called(deed, cookie);
      const pin = practice(hall.told, SHORT).sessionPin;
      const right = { 'session-pin': { pin }, workstations: { waiting: [] }, 'seb-file': { isAccepted: false } }[deed];
      if (may(role, deed)) expect(told).toMatchObject({ status: 200, body: { ok: true, ...right } });
      else expect(told).toMatchObject({ status: 403, body: { ok: false, refusal: { word: 'not-allowed' } } });
      return;
    }
    const socket = connect(hall.url, '/staff', cookie);
    const reply = await ask<Acted>(socket, deed, messageOf(deed));
    expect(isNotAllowed(reply)).toBe(!may(role, deed));
    socket.disconnect();
  });

  it('an observer changes nothing', () => {
    expect(DEEDS.filter((deed) => may('observer', deed))).toEqual(['watch']);
  });

  it.each(['', 'admin', 'Committee', '__proto__', 'toString'])('a role that is none may nothing: %j', (role) => {
    expect(DEEDS.filter((deed) => may(role, deed))).toEqual([]);
  });

  it.each(['', 'terang-staff=', 'terang-staff=x.y', 'other=1'])('nobody gets no socket: %j', async (cookie) => {
    const socket = connect(hall.url, '/staff', cookie);
    expect(await heard<Error>(socket, 'connect_error')).toMatchObject({ message: 'not-signed-in' });
    for (const deed of ['session-pin', 'workstations', 'seb-file'] as const) {
      expect(await called(deed, cookie)).toMatchObject({ status: 401, body: { refusal: { word: 'not-signed-in' } } });
    }
    socket.disconnect();
  });

  it.each(SOCKET_DEEDS)('%s on the sockets of candidates and the public is not heard', async (deed) => {
    for (const namespace of ['/candidate', '/live']) {
      const socket = connect(hall.url, namespace);
      await heard(socket, 'connect');
      let isAnswered = false;
      socket.emit(deed, messageOf(deed), () => (isAnswered = true));
      const known = namespace === '/live' ? 'watch-board' : 'time';
      await ask(socket, known, {});
      expect(isAnswered).toBe(false);
      socket.disconnect();
    }
  });
});

describe('a deed', () => {
  let proctor: TestProctor;
  beforeAll(async () => {
    proctor = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'koordinator');
  });
  afterAll(() => proctor.close());

  it.each(SOCKET_DEEDS)('%s on a session that is not there', async (deed) => {
    const reply = await proctor.act(deed, { ...messageOf(deed), sessionId: 'nowhere' });
    expect(reply).toEqual({ ok: false, refusal: { word: 'unknown-session' } });
  });

  it.each(SOCKET_DEEDS)('%s with a field that does not belong', async (deed) => {
    expect(await proctor.act(deed, { ...messageOf(deed), extra: 1 })).toMatchObject({ refusal: { word: 'malformed' } });
  });

  /** Whoever is written down as an assistant is the reason of that entry. */
  const WITHOUT_REASON: readonly StaffDeed[] = ['watch', 'open-session', 'record-assistant', 'list-held'];

  it.each(SOCKET_DEEDS.filter((deed) => !WITHOUT_REASON.includes(deed)))('%s without a reason', async (deed) => {
    const reply = await proctor.act(deed, { ...messageOf(deed), reason: ' x ' });
    expect(reply).toMatchObject({
      refusal: { word: 'malformed', detail: expect.stringMatching(/^reason: /) as string },
    });
  });

  it('an act on five thousand numbers passes through', async () => {
    const whom = Array.from({ length: 5_000 }, (_, n) => `9999-${String(n).padStart(35, '0')}`);
    const reply = await proctor.act('pause', { sessionId: 'latihan-skd', whom, reason: 'listrik padam' });
    expect(reply).toMatchObject({ ok: false, refusal: { word: 'wrong-phase' } });
  });
});
