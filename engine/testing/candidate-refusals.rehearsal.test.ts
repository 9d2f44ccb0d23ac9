import type { MutationReply } from '#protocol/candidate-down.ts';
import { TestCandidate, TestProctor, ask, credentials, heard, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SHORT = 'latihan-singkat';
const LONG = 'latihan-skd';

let hall: TestEngine;
let proctor: TestProctor;
const opened: TestCandidate[] = [];
beforeAll(async () => {
  hall = await startTestEngine(20);
  proctor = await TestProctor.signIn(hall.url, hall.told);
  expect(await proctor.act('open-session', { sessionId: SHORT })).toMatchObject({ ok: true });
});
afterEach(() => {
  for (const candidate of opened.splice(0)) candidate.close();
});
afterAll(async () => {
  proctor.close();
  await hall.end();
});

function candidate(): TestCandidate {
  const one = new TestCandidate(hall.url);
  opened.push(one);
  return one;
}

/** Signed in to the open session. */
async function seated(place: number, workstation = `PC-${place}`): Promise<TestCandidate> {
  const one = candidate();
  expect(await one.signIn(practice(hall.told, SHORT), place, workstation)).toMatchObject({ ok: true });
  return one;
}

function refused(word: string, facts: object = {}) {
  return { ok: false, refusal: { word, ...facts } };
}

describe('signing in', () => {
  it.each([
    ['wrong-number', { participantNumber: '9999-0001' }],
    ['wrong-registration-pin', { registrationPin: 'ZZZZZZZZ' }],
    ['wrong-session-pin', { sessionPin: 'ZZZZZZ' }],
    ['outdated-client', { version: 0 }],
  ])('is refused with %s', async (word, wrong) => {
    expect(await candidate().signIn(practice(hall.told, SHORT), 0, 'PC', wrong)).toEqual(refused(word));
  });

  it("takes a PIN in any case and with the blanks of a printed card, and not another person's", async () => {
    const session = practice(hall.told, SHORT);
    const typed = session.participants[1]!.pin.toLowerCase().replace(/(.{4})/, ' $1-');
    const other = session.participants[2]!.pin;
    expect(await candidate().signIn(session, 1, 'PC', { registrationPin: other })).toEqual(
      refused('wrong-registration-pin'),
    );
    expect(await candidate().signIn(session, 1, 'PC', { registrationPin: typed })).toMatchObject({ ok: true });
  });

  it.each([
    [{ participantNumber: '' }, 'participantNumber'],
    [{ participantNumber: 'x'.repeat(41) }, 'participantNumber'],
    [{ sessionPin: 12 }, 'sessionPin'],
    [{ workstation: null }, 'workstation'],
  ])('names the field that does not fit: %j', async (wrong, field) => {
    const reply = await candidate().signIn(practice(hall.told, SHORT), 0, 'PC', wrong as object);
    expect(reply).toEqual(refused('malformed', { detail: expect.stringMatching(`^${field}: `) as string }));
  });

  it('says that a field does not belong and does not repeat it', async () => {
    const reply = await candidate().signIn(practice(hall.told, SHORT), 0, 'PC', { 'rahasia-saya': 1 } as object);
    expect(reply).toEqual(refused('malformed', { detail: 'message: has a field that does not belong' }));
  });

  it('is refused for a while after eight wrong tries, to this name alone', async () => {
    const session = practice(hall.told, SHORT);
    const one = candidate();
    const wrong = { registrationPin: 'ZZZZZZZZ' };
    for (let turn = 0; turn < 8; turn += 1) {
      expect(await one.signIn(session, 3, 'PC', wrong)).toEqual(refused('wrong-registration-pin'));
    }
    const retryAfterMs = expect.any(Number) as number;
    expect(await one.signIn(session, 3, 'PC')).toEqual(refused('too-many-attempts', { retryAfterMs }));
    expect(await one.signIn(session, 4, 'PC')).toMatchObject({ ok: true });
  });

  it('many wrong tries at once are not all looked at', async () => {
    const session = practice(hall.told, SHORT);
    const one = candidate();
    const tries = Array.from({ length: 40 }, () => one.signIn(session, 5, 'PC', { registrationPin: 'ZZZZZZZZ' }));
    const words = (await Promise.all(tries)).map((reply) => (reply.ok ? 'ok' : reply.refusal.word));
    expect(words.filter((word) => word === 'wrong-registration-pin')).toHaveLength(8);
  });

  it('is refused while a connected workstation holds the attempt, and says which', async () => {
    await seated(6, 'PC-six');
    expect(await candidate().signIn(practice(hall.told, SHORT), 6, 'PC-other')).toEqual(
      refused('already-signed-in', { where: 'PC-six' }),
    );
  });

  it('of two workstations that try at the same moment one gets in', async () => {
    const session = practice(hall.told, SHORT);
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, turn) => candidate().signIn(session, 7, `PC-${turn}`)),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.filter((reply) => !reply.ok && reply.refusal.word === 'already-signed-in')).toHaveLength(5);
  });

  it('a browser that vanished during its sign-in holds nothing', async () => {
    const session = practice(hall.told, SHORT);
    const left = heard<{ rows: { number: string; connected: boolean; workstation: string | null }[] }>(
      proctor.socket,
      'monitor',
      ({ rows }) => rows.some((row) => row.number.endsWith('0009') && row.workstation !== null && !row.connected),
    );
    await proctor.watch(SHORT);
    const hasty = candidate();
    hasty.socket.emit('sign-in', { ...credentials(session, 8), workstation: 'PC-gone' });
    // Answered at once, so the sign-in is then on its way to the disk.
    await ask(hasty.socket, 'time', { sentAt: 0 });
    hasty.close();
    await left;
    expect(await candidate().signIn(session, 8, 'PC-next')).toMatchObject({ ok: true });
  });
});

describe('coming back', () => {
  it.each(['', 'x', 'x.y', `${'A'.repeat(30)}.${'B'.repeat(43)}`])(
    'a forged token opens nothing: %j',
    async (token) => {
      const reply = await candidate().resume(token);
      expect(reply.ok === false && reply.refusal.word).toMatch(/^(not-signed-in|malformed)$/);
    },
  );

  it('another tab takes over and the first is told and ended', async () => {
    const first = await seated(9);
    const told = heard(first.socket, 'superseded');
    const ended = heard(first.socket, 'disconnect');
    const second = candidate();
    expect(await second.resume(first.token)).toMatchObject({ ok: true });
    expect(await told).toEqual({ reason: 'other-tab' });
    expect(await ended).toBe('io server disconnect');
    expect(await second.choose(0, 0)).toMatchObject({ ok: true });
  });

  it('a token of before another sign-in is stale, and so is its epoch', async () => {
    const first = await seated(10, 'PC-old');
    await first.choose(0, 0);
    const spent = first.token;
    await first.signOut();
    expect(await first.choose(1, 0)).toEqual(refused('not-signed-in'));
    const second = await seated(10, 'PC-new');
    expect(second.view?.attempt).toMatchObject({ epoch: 2, lastMutation: 1 });
    expect(await candidate().resume(spent)).toEqual(refused('stale-epoch'));
    const change = { kind: 'choose' as const, position: 1, response: 1 };
    expect(await second.mutate(change, { epoch: 1, mutation: 2 })).toEqual(refused('stale-epoch'));
  });
});

describe('answering', () => {
  it.each(['mutate', 'hand-in', 'paper'])('is refused to who is not signed in: %s', async (event) => {
    const messages: Record<string, object> = {
      mutate: { epoch: 1, mutation: 1, change: { kind: 'clear', position: 0 }, clientAt: 0 },
      'hand-in': { epoch: 1, mutation: 1, clientAt: 0 },
      paper: {},
    };
    expect(await ask(candidate().socket, event, messages[event])).toEqual(refused('not-signed-in'));
  });

  it('is refused before the session opens, the paper too', async () => {
    const one = candidate();
    expect(await one.signIn(practice(hall.told, LONG), 0)).toMatchObject({ view: { attempt: { phase: 'waiting' } } });
    expect(await one.choose(0, 0)).toEqual(refused('not-open'));
    expect(await one.handIn({ mutation: 1 })).toEqual(refused('not-open'));
    expect(await ask(one.socket, 'paper', {})).toEqual(refused('not-open'));
  });

  it('is refused for what the paper does not have', async () => {
    const one = await seated(11);
    const at = (position: number, response: number) =>
      one.mutate({ kind: 'choose', position, response }, { mutation: 1 });
    expect(await at(15, 0)).toEqual(refused('unknown-position'));
    expect(await at(0, 5)).toEqual(refused('impossible-response'));
    expect(await at(0, 100)).toEqual(
      refused('malformed', { detail: expect.stringMatching(/^change[.]response: /) as string }),
    );
    expect(await at(-1, 0)).toEqual(
      refused('malformed', { detail: expect.stringMatching(/^change[.]position: /) as string }),
    );
    expect(await at(0, 4)).toMatchObject({ ok: true });
  });

  it('a gap in the numbers is refused with the last that is held, and filled from there', async () => {
    const one = await seated(12);
    const change = { kind: 'flag' as const, position: 0, flagged: true };
    expect(await one.mutate(change, { mutation: 3 })).toEqual(refused('out-of-order', { lastMutation: 0 }));
    expect(await one.mutate(change, { mutation: 1 })).toMatchObject({ ok: true });
    expect(await one.mutate(change, { mutation: 3 })).toEqual(refused('out-of-order', { lastMutation: 1 }));
  });

  it('the same number with the same contents has the same receipt, with others it is a conflict', async () => {
    const one = await seated(13);
    const change = { kind: 'choose' as const, position: 2, response: 1 };
    const first = await one.mutate(change, { mutation: 1 });
    const again = await one.mutate(change, { mutation: 1, clientAt: 77 });
    expect(again).toEqual({ ...first, duplicate: true });
    for (const other of [
      { ...change, response: 2 },
      { ...change, position: 3 },
      { kind: 'clear' as const, position: 2 },
    ]) {
      expect(await one.mutate(other, { mutation: 1 })).toEqual(refused('mutation-conflict'));
    }
    expect(await one.handIn({ mutation: 1 })).toEqual(refused('mutation-conflict'));
  });

  it('resends that overtake the first receipt are one entry', async () => {
    const one = await seated(14);
    const change = { kind: 'choose' as const, position: 2, response: 1 };
    const replies = await Promise.all(Array.from({ length: 10 }, () => one.mutate(change, { mutation: 1 })));
    const indexes = replies.map((reply: MutationReply) => (reply.ok ? reply.entryIndex : -1));
    expect(new Set(indexes).size).toBe(1);
    expect(replies.filter((reply) => reply.ok && !reply.duplicate)).toHaveLength(1);
  });

  it('is refused in a pause, and goes on after it', async () => {
    const one = await seated(15);
    const whom = [practice(hall.told, SHORT).participants[15]!.number];
    const act = { sessionId: SHORT, whom, reason: 'listrik padam' };
    await proctor.act('pause', act);
    expect(await one.choose(0, 0)).toEqual(refused('paused'));
    expect(await one.handIn({ mutation: 1 })).toEqual(refused('paused'));
    await proctor.act('unpause', act);
    expect(await one.mutate({ kind: 'choose', position: 0, response: 0 }, { mutation: 1 })).toMatchObject({ ok: true });
  });
});

describe('after the end', () => {
  it('nothing is new any more, and what was said is receipted again', async () => {
    const one = await seated(16);
    const change = { kind: 'choose' as const, position: 0, response: 0 };
    const receipt = await one.mutate(change, { mutation: 1 });
    const end = await one.handIn({ mutation: 2 });
    expect(end).toMatchObject({ ok: true, view: { attempt: { phase: 'finished', finishReason: 'submitted' } } });
    expect(await one.mutate(change, { mutation: 3 })).toEqual(refused('already-finished'));
    expect(await one.handIn({ mutation: 3 })).toEqual(refused('already-finished'));
    expect(await ask(one.socket, 'paper', {})).toEqual(refused('already-finished'));
    expect(await one.mutate(change, { mutation: 1 })).toEqual({ ...receipt, duplicate: true });
    const again = await one.handIn({ mutation: 2 });
    expect(again).toMatchObject({ ok: true, entryIndex: end.ok ? end.entryIndex : -1 });
  });

  it('a late duplicate is receipted after closing too; who never came may not begin', async () => {
    const one = await seated(17);
    const change = { kind: 'choose' as const, position: 0, response: 0 };
    const receipt = await one.mutate(change, { mutation: 1 });
    expect(await proctor.act('close-session', { sessionId: SHORT, reason: 'waktu habis' })).toMatchObject({ ok: true });
    expect(await one.mutate(change, { mutation: 1 })).toEqual({ ...receipt, duplicate: true });
    expect(await one.mutate(change, { mutation: 2 })).toEqual(refused('already-finished'));
    expect(await candidate().signIn(practice(hall.told, SHORT), 19)).toEqual(refused('session-closed'));
    expect(await one.resume()).toMatchObject({
      view: { session: { phase: 'closed' }, attempt: { finishReason: 'terminated', score: { state: 'final' } } },
    });
  });
});
