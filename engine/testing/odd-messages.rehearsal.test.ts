import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { TestCandidate, TestProctor, ask, connect, credentials, practice, staffCookie } from './clients.ts';
import { type OddMessage, oddMessages } from './odd-messages.ts';
import { OPCODES, RawWebsocket } from './raw-websocket.ts';
import { type ServedEngine, serveChild, temporaryFolder } from './serve-child.ts';

/** The exam that must go on, and the session that the odd messages are about. */
const EXAM = 'latihan-singkat';
const TARGET = 'latihan-skd';
const MESSAGES = 20_000;
const AT_ONCE = 500;

jest.setTimeout(300_000);

const folder = temporaryFolder();
let engine: ServedEngine;
let proctor: TestProctor;
let sitting: TestCandidate;
beforeAll(async () => {
  engine = await serveChild({ dataDir: join(folder.path, 'data'), messagesPerSecond: 1_000_000 });
  proctor = await TestProctor.signIn(engine.url, engine.firstRun!);
  await proctor.act('open-session', { sessionId: EXAM });
  await proctor.act('open-session', { sessionId: TARGET });
  sitting = new TestCandidate(engine.url);
  await sitting.signIn(practice(engine.firstRun!, EXAM), 0);
});
afterAll(async () => {
  sitting.close();
  proctor.close();
  await engine.stop();
  folder.remove();
});

/** The engine lives, has logged no fault, and the exam beside goes on. */
async function expectUnharmed(): Promise<void> {
  expect(engine.process.exitCode).toBeNull();
  expect(engine.complaints).toEqual([]);
  const place = sitting.view!.attempt.lastMutation % 15;
  await sitting.resume();
  expect(await sitting.choose(place, place % 4)).toMatchObject({ ok: true, duplicate: false });
}

/** Sends all, on a new socket where the engine has hung up, and waits in between until what was sent has been read. */
async function pour(
  messages: readonly OddMessage[],
  open: () => Promise<Socket>,
  probe: [string, object],
): Promise<number> {
  let socket = await open();
  let replies = 0;
  for (let start = 0; start < messages.length; start += AT_ONCE) {
    for (const { event, parts, wantsReply } of messages.slice(start, start + AT_ONCE)) {
      if (wantsReply) socket.emit(event, ...parts, () => (replies += 1));
      else socket.emit(event, ...parts);
    }
    await ask(socket, ...probe).catch(() => undefined);
    if (socket.disconnected) socket = await open();
  }
  socket.disconnect();
  return replies;
}

async function opened(socket: Socket): Promise<Socket> {
  await new Promise((resolve) => socket.once('connect', () => resolve(null)));
  return socket;
}

function candidateMessages(place: number): Record<string, object> {
  const session = practice(engine.firstRun!, TARGET);
  return {
    'sign-in': { ...credentials(session, place), workstation: 'PC', registrationPin: 'ZZZZZZZZ' },
    station: { version: PROTOCOL_VERSION, lockdown: { entry: 'abc' } },
    resume: { version: PROTOCOL_VERSION, token: 'abc.def' },
    identity: { epoch: 1, confirmed: true },
    paper: {},
    mutate: { epoch: 1, mutation: 1, change: { kind: 'choose', position: 0, response: 0 }, clientAt: 0 },
    'hand-in': { epoch: 9, mutation: 2, clientAt: 0 },
    integrity: { epoch: 1, signs: [{ kind: 'copy', clientAt: 0, durationMs: 0, count: 1, pos: 0 }] },
    time: { sentAt: 1 },
    offer: { version: PROTOCOL_VERSION, token: 'abc.def', answers: [] },
    unsent: { count: 1, oldestAgeMs: 10, storageWorks: true },
    'sign-out': {},
  };
}

function staffMessages(): Record<string, object> {
  const session = { sessionId: TARGET };
  const reason = 'listrik padam';
  const { number } = practice(engine.firstRun!, TARGET).participants[1]!;
  return {
    watch: { ...session, version: PROTOCOL_VERSION },
    'open-session': session,
    'close-session': { ...session, reason: 'x' },
    'extend-time': { ...session, whom: [number], byMs: 1_000, reason },
    pause: { ...session, whom: [number, 'nobody'], reason },
    unpause: { ...session, whom: [number], reason },
    'release-sign-in': { ...session, participantNumber: number, reason },
    'release-workstations': { ...session, whom: [number, 'nobody'], reason },
    'force-hand-in': { ...session, participantNumber: 'nobody', reason },
    'list-held': { ...session, participantNumber: number },
    'preview-act': { ...session, act: { kind: 'disqualify', participantNumber: number } },
    propose: {
      ...{ ...session, reason },
      act: { kind: 'held', participantNumber: number, answers: [{ epoch: 1, mutation: 1 }], verdict: 'reject' },
    },
    'confirm-proposal': { ...session, proposal: 1, reason },
    'reject-proposal': { ...session, proposal: 2, reason },
    'withdraw-proposal': { ...session, proposal: 1, reason },
  };
}

describe('messages that nobody should send', () => {
  it('harm nothing on the candidates’ wire before anybody signs in', async () => {
    const messages = oddMessages(candidateMessages(0), MESSAGES, 1);
    const replies = await pour(messages, () => opened(connect(engine.url, '/candidate')), ['time', { sentAt: 0 }]);
    expect(replies).toBeGreaterThan(1_000);
    await expectUnharmed();
  });

  it('harm nothing on the wire of a candidate who is signed in', async () => {
    const session = practice(engine.firstRun!, TARGET);
    const first = new TestCandidate(engine.url);
    await first.signIn(session, 1);
    first.close();
    const open = async () => {
      const again = new TestCandidate(engine.url);
      expect(await again.resume(first.token)).toMatchObject({ ok: true });
      return again.socket;
    };
    // Signing out is tried above; here it would make the rest the same as above.
    const { 'sign-out': _, ...right } = candidateMessages(1);
    const replies = await pour(oddMessages(right, MESSAGES, 2), open, ['time', { sentAt: 0 }]);
    expect(replies).toBeGreaterThan(1_000);
    await expectUnharmed();
  });

  it('harm nothing on the staff’s wire', async () => {
    const cookie = await staffCookie(engine.url, engine.firstRun!);
    const open = () => opened(connect(engine.url, '/staff', cookie));
    const replies = await pour(oddMessages(staffMessages(), MESSAGES, 3), open, ['open-session', {}]);
    expect(replies).toBeGreaterThan(1_000);
    await expectUnharmed();
  });

  it('harm nothing on the public’s wire', async () => {
    const right = { 'watch-board': { version: PROTOCOL_VERSION, sessionId: TARGET } };
    const open = () => opened(connect(engine.url, '/live'));
    const replies = await pour(oddMessages(right, MESSAGES, 4), open, ['watch-board', {}]);
    expect(replies).toBeGreaterThan(1_000);
    await expectUnharmed();
  });
});

describe('bytes that are no messages', () => {
  it('harm nothing, whatever frame they come in', async () => {
    const texts = [
      '',
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '9',
      'x',
      '40',
      '41',
      '42',
      '43',
      '44',
      '45',
      '46',
      '49',
      '40/candidate',
      '40/candidate,',
      '40/staff,{',
      '40/nowhere,',
      '42/candidate,',
      '42/candidate,[',
      '42/candidate,{}',
      '42/candidate,["mutate"',
      '42/candidate,[1]',
      '42/candidate,["disconnect"]',
      '42/candidate,["error",{}]',
      '451-/candidate,["mutate",{"_placeholder":true,"num":0}]',
      '459999999-/candidate,["mutate"]',
      '45-/candidate,[]',
      '451-/candidate,["mutate",{"_placeholder":true,"num":7}]',
      '42/candidate,99999999999999999999["mutate",{}]',
      '43/candidate,1[]',
      '44/candidate,{}',
      '\0\0\0',
      `42/candidate,["mutate",${'['.repeat(60_000)}`,
      `42/candidate,["mutate",${'['.repeat(60_000)}${']'.repeat(60_000)}]`,
      'bAAAA',
      '2probe',
      '3probe',
      '6'.repeat(1_000),
    ];
    for (const text of texts) {
      for (const opcode of Object.values(OPCODES)) {
        const raw = await RawWebsocket.join(engine.url, '/candidate');
        raw.send(text, opcode);
        raw.send(Buffer.from([0xc3, 0x28, 0xff, 0x00]), opcode);
        await raw.close();
      }
    }
    await expectUnharmed();
  });

  it('a frame that is too large ends its own connection', async () => {
    for (const length of [300_000, 5_000_000]) {
      const raw = await RawWebsocket.join(engine.url, '/candidate');
      raw.send(`42/candidate,["mutate","${'A'.repeat(length)}"]`);
      await raw.ended();
    }
    await expectUnharmed();
  });

  it('a head that promises a terabyte gets nothing', async () => {
    const raw = await RawWebsocket.open(engine.url);
    raw.sendBytes(Buffer.from([0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    await raw.ended();
    await expectUnharmed();
  });
});

describe('after all that', () => {
  it('the exam ends as exams end, and the ledger is sound', async () => {
    expect(await sitting.handIn()).toMatchObject({ ok: true, view: { attempt: { phase: 'finished' } } });
    expect(await proctor.act('close-session', { sessionId: EXAM, reason: 'selesai' })).toMatchObject({ ok: true });
    // One of the odd messages may have been a right one to close it.
    await proctor.act('close-session', { sessionId: TARGET, reason: 'selesai' });
    await engine.stop();
    expect([engine.process.exitCode, engine.complaints]).toEqual([0, []]);
    const failed = verifyLedger(join(folder.path, 'data')).sessions.flatMap(({ checks }) =>
      checks.filter(({ verdict }) => verdict === 'fail'),
    );
    expect(failed).toEqual([]);
  });
});
