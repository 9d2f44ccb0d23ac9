import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { TestCandidate, TestProctor, ask, heard, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';
const reason = 'sesi selesai';

describe('computers of people who have finished', () => {
  let hall: TestEngine;
  let proctor: TestProctor;
  const sitting: TestCandidate[] = [];
  beforeEach(async () => {
    hall = await startTestEngine(5);
    proctor = await TestProctor.signIn(hall.url, hall.told);
  });
  afterEach(async () => {
    for (const candidate of sitting.splice(0)) candidate.close();
    proctor.close();
    await hall.end();
  });

  const session = () => practice(hall.told, SESSION);
  const numbers = () => session().participants.map(({ number }) => number);

  /** Three people; the first two have handed in. */
  async function seatThree(): Promise<TestCandidate[]> {
    for (const place of [0, 1, 2]) {
      const candidate = new TestCandidate(hall.url);
      sitting.push(candidate);
      await candidate.signIn(session(), place, `PC-${place}`);
    }
    await proctor.act('open-session', { sessionId: SESSION });
    for (const candidate of sitting) {
      await candidate.resume();
      await candidate.choose(0, 1);
    }
    for (const candidate of sitting.slice(0, 2)) await candidate.handIn();
    return sitting;
  }

  it('are freed together, and whoever works is left alone', async () => {
    const [first, second, third] = await seatThree();
    const told = [first!, second!].map(({ socket }) => heard<{ reason: string }>(socket, 'superseded'));
    const acted = await proctor.act('release-workstations', { sessionId: SESSION, whom: 'all', reason });
    expect(acted).toMatchObject({ ok: true, affected: numbers().slice(0, 2), spared: [] });
    expect(await Promise.all(told)).toEqual([{ reason: 'released' }, { reason: 'released' }]);
    const { rows } = await proctor.watch(SESSION);
    expect(rows.map(({ workstation }) => workstation)).toEqual([null, null, 'PC-2', null, null]);
    expect(await third!.choose(1, 1)).toMatchObject({ ok: true });
    const again = await proctor.act('release-workstations', { sessionId: SESSION, whom: 'all', reason });
    expect(again).toEqual({ ok: true, affected: [], spared: [], entryIndex: -1 });
  });

  it('are freed by number, and each that is not is told why', async () => {
    await seatThree();
    const whom = [numbers()[0], numbers()[2], numbers()[4], 'nobody'];
    expect(await proctor.act('release-workstations', { sessionId: SESSION, whom, reason })).toMatchObject({
      ok: true,
      affected: [numbers()[0]],
      spared: [
        { number: numbers()[2], why: 'not-finished' },
        { number: numbers()[4], why: 'not-finished' },
        { number: 'nobody', why: 'unknown-participant' },
      ],
    });
  });

  it('are not freed while answers wait on them', async () => {
    const [first] = await seatThree();
    await ask(first!.socket, 'unsent', { count: 1, oldestAgeMs: 5_000, storageWorks: true });
    const whom = [numbers()[0]];
    expect(await proctor.act('release-workstations', { sessionId: SESSION, whom, reason })).toMatchObject({
      ok: true,
      affected: [],
      spared: [{ number: whom[0], why: 'unsent' }],
    });
  });

  it('that did not listen learn it when they come back, also after the session has closed', async () => {
    const [first] = await seatThree();
    first!.close();
    await proctor.act('close-session', { sessionId: SESSION, reason });
    await proctor.act('release-workstations', { sessionId: SESSION, whom: 'all', reason });
    const back = new TestCandidate(hall.url);
    sitting.push(back);
    expect(await back.resume(first!.token)).toEqual({ ok: false, refusal: { word: 'already-finished' } });
  });
});

describe('a computer at which nobody has signed in', () => {
  let hall: TestEngine;
  beforeAll(async () => {
    hall = await startTestEngine(5);
  });
  afterAll(() => hall.end());

  it('learns the time and which sessions admit somebody, and nothing of anybody', async () => {
    const one = new TestCandidate(hall.url);
    const reply = await ask<{ ok: true; facts: { serverAt: number; sessions: object[] } }>(one.socket, 'station', {
      version: PROTOCOL_VERSION,
    });
    expect(Object.keys(reply.facts).sort()).toEqual(['serverAt', 'sessions']);
    expect(reply.facts.sessions).toHaveLength(2);
    for (const session of reply.facts.sessions) {
      expect(Object.keys(session).sort()).toEqual([
        'isOpen',
        'lockdown',
        'opensAt',
        'rules',
        'title',
        'workstation',
        'zone',
      ]);
      expect(session).toMatchObject({ isOpen: false, lockdown: 'not-asked', workstation: 'not-asked' });
    }
    expect(await ask(one.socket, 'station', { version: 0 })).toEqual({
      ok: false,
      refusal: { word: 'outdated-client' },
    });
    one.close();
  });
});
