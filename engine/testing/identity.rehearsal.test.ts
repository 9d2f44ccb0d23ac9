import type { FactOf } from '#domain/ledger/fact.ts';
import { ReadStore } from '../storage/read-store.ts';
import { TestCandidate, TestProctor, ask, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';

function refused(word: string) {
  return { ok: false, refusal: { word } };
}

describe('who somebody says they are', () => {
  let hall: TestEngine;
  let proctor: TestProctor;
  beforeEach(async () => {
    hall = await startTestEngine(5);
    proctor = await TestProctor.signIn(hall.url, hall.told);
  });
  afterEach(async () => {
    proctor.close();
    await hall.end();
  });

  const row = async (place: number) => (await proctor.watch(SESSION)).rows[place]!;

  async function identities(): Promise<Pick<FactOf<'IDENTITY'>, 'epoch' | 'confirmed'>[]> {
    const reads = new ReadStore(hall.dataDir);
    const stored = (await reads.sessions()).find(({ id }) => id === SESSION)!;
    const facts = [...reads.facts(stored.no)].map(({ fact }) => fact);
    reads.close();
    return facts.flatMap((fact) =>
      fact.type === 'IDENTITY' ? [{ epoch: fact.epoch, confirmed: fact.confirmed }] : [],
    );
  }

  it('opens the paper and the answers with a yes, and with nothing else', async () => {
    const session = practice(hall.told, SESSION);
    const first = new TestCandidate(hall.url);
    await first.signIn(session);
    await proctor.act('open-session', { sessionId: SESSION });
    expect(await first.choose(0, 3)).toMatchObject({ ok: true });
    first.close();
    await proctor.act('release-sign-in', {
      sessionId: SESSION,
      participantNumber: session.participants[0]!.number,
      reason: 'pindah',
    });

    const second = new TestCandidate(hall.url);
    const entered = await second.enter(session);
    expect(entered).toMatchObject({
      ok: true,
      view: { attempt: { phase: 'working', isIdentityConfirmed: false, lastMutation: 1, epoch: 2 } },
    });
    expect(second.view!.attempt.responses.every((response) => response === null)).toBe(true);
    expect(await ask(second.socket, 'paper', {})).toEqual(refused('identity-unconfirmed'));
    expect(await second.choose(1, 1)).toEqual(refused('identity-unconfirmed'));
    expect(await second.identify(true, 1)).toEqual(refused('stale-epoch'));
    expect(await row(0)).toMatchObject({ identity: 'unconfirmed' });

    expect(await second.identify(true)).toMatchObject({ ok: true, view: { attempt: { isIdentityConfirmed: true } } });
    expect(second.view!.attempt.responses[0]).toBe(3);
    expect((await second.paper()).sections).toHaveLength(3);
    expect(await second.choose(1, 1)).toMatchObject({ ok: true });
    expect(await second.identify(true)).toMatchObject({ ok: true });
    expect(await second.identify(false)).toEqual(refused('wrong-phase'));
    expect(await row(0)).toMatchObject({ identity: 'confirmed' });
    expect(await identities()).toEqual([
      { epoch: 1, confirmed: true },
      { epoch: 2, confirmed: true },
    ]);
    second.close();
  });

  it('after a no the seat is free, the token is spent and the staff see it', async () => {
    const session = practice(hall.told, SESSION);
    const wrong = new TestCandidate(hall.url);
    await wrong.enter(session, 1);
    expect(await wrong.identify(false)).toEqual({ ok: true, view: null });
    expect(await row(1)).toMatchObject({ identity: 'denied', connected: false, workstation: null });
    expect(await ask(wrong.socket, 'paper', {})).toEqual(refused('not-signed-in'));
    expect(await wrong.resume()).toEqual(refused('not-signed-in'));

    const right = new TestCandidate(hall.url);
    await right.signIn(session, 1, 'PC-2');
    expect(await row(1)).toMatchObject({ identity: 'confirmed', connected: true, workstation: 'PC-2' });
    expect(await identities()).toEqual([
      { epoch: 1, confirmed: false },
      { epoch: 2, confirmed: true },
    ]);
    wrong.close();
    right.close();
  });

  it('stands after a restart: nobody is asked twice for one sign-in', async () => {
    const session = practice(hall.told, SESSION);
    const one = new TestCandidate(hall.url);
    await one.signIn(session, 2);
    one.close();
    proctor.close();
    hall = await hall.restart();
    proctor = await TestProctor.signIn(hall.url, hall.told);
    const again = new TestCandidate(hall.url);
    expect(await again.resume(one.token)).toMatchObject({ ok: true, view: { attempt: { isIdentityConfirmed: true } } });
    again.close();
  });
});
