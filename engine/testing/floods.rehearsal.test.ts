import { type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { TestCandidate, TestProctor, ask, connect, practice } from './clients.ts';
import { OPCODES, RawWebsocket } from './raw-websocket.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const EXAM = 'latihan-singkat';
const PEOPLE = 400;
/** What the engine lets one socket ask in a second, and in the two that a test may fall into. */
const [A_SECOND, TWO_SECONDS] = [3, 8];

jest.setTimeout(240_000);

let hall: TestEngine;
let proctor: TestProctor;
let sitting: TestCandidate;
beforeAll(async () => {
  hall = await startTestEngine(PEOPLE);
  proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('open-session', { sessionId: EXAM });
  sitting = new TestCandidate(hall.url);
  await sitting.signIn(practice(hall.told, EXAM), 0);
});
afterAll(async () => {
  sitting.close();
  proctor.close();
  await hall.end();
});

type Reply = { ok: boolean; refusal?: { word: string; retryAfterMs: number } };

async function askTenTimes(socket: Socket, event: string, message: object): Promise<readonly Reply[]> {
  return Promise.all(Array.from({ length: 10 }, () => ask<Reply>(socket, event, message)));
}

function expectMostRefused(replies: readonly Reply[]): void {
  const answered = replies.filter(({ ok }) => ok).length;
  expect(answered).toBeGreaterThanOrEqual(A_SECOND);
  expect(answered).toBeLessThanOrEqual(TWO_SECONDS);
  for (const { ok, refusal } of replies) {
    if (!ok) expect(refusal).toEqual({ word: 'overloaded', retryAfterMs: 1_000 });
  }
}

describe('asking for what is large again and again', () => {
  it('is answered a few times a second on the public’s wire', async () => {
    const socket = connect(hall.url, '/live');
    expectMostRefused(await askTenTimes(socket, 'watch-board', { version: PROTOCOL_VERSION, sessionId: EXAM }));
    socket.disconnect();
  });

  it('is answered a few times a second on the staff’s wire', async () => {
    const watch = { version: PROTOCOL_VERSION, sessionId: EXAM };
    expectMostRefused(await askTenTimes(proctor.socket, 'watch', watch));
  });

  it('is answered a few times a second on the candidates’ wire', async () => {
    // Somebody else: who has asked too much may not answer in the same second either.
    const greedy = new TestCandidate(hall.url);
    await greedy.signIn(practice(hall.told, EXAM), 1);
    expectMostRefused(await askTenTimes(greedy.socket, 'paper', {}));
    greedy.close();
  });

  it('over many sockets is answered as long as there is time for it, and the exam goes on', async () => {
    const sockets = Array.from({ length: 40 }, () => connect(hall.url, '/live'));
    const watch = { version: PROTOCOL_VERSION, sessionId: EXAM };
    const asked = sockets.flatMap((socket) =>
      Array.from({ length: 4 }, () => ask<Reply>(socket, 'watch-board', watch)),
    );
    expect(await sitting.choose(0, 1)).toMatchObject({ ok: true });
    const answered = (await Promise.all(asked)).filter(({ ok }) => ok).length;
    // Forty thousand rows a second are a hundred boards of this hall; the asking takes a second or a few, and in the first of
    // them the boards of the test before may still count.
    expect(answered).toBeGreaterThanOrEqual(100 - TWO_SECONDS);
    for (const socket of sockets) socket.disconnect();
  });
});

describe('a connection that is of no use to anybody', () => {
  it('ends when it talks without end', async () => {
    const raw = await RawWebsocket.join(hall.url, '/live');
    for (let said = 0; said < 4_000; said += 1) raw.send('42/live,["nothing",{}]');
    await raw.ended();
    expect(await sitting.choose(1, 1)).toMatchObject({ ok: true });
  });

  it('ends when it says more than anybody has to say', async () => {
    const raw = await RawWebsocket.join(hall.url, '/live');
    for (let said = 0; said < 10; said += 1) raw.send(`42/live,["nothing","${'x'.repeat(200_000)}"]`);
    await raw.ended();
    expect(await sitting.choose(2, 1)).toMatchObject({ ok: true });
  });

  it('ends when it knocks without end, in frames that are no message and that are answered all the same', async () => {
    const raw = await RawWebsocket.join(hall.url, '/candidate');
    for (let said = 0; said < 4_000; said += 1) raw.send('x'.repeat(125), OPCODES.ping);
    await raw.ended();
    expect(await sitting.choose(3, 1)).toMatchObject({ ok: true });
  });
});
