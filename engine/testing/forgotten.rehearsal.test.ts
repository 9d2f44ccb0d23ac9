import { verifyLedger } from '../../scripts/verify-ledger.ts';
import type { Instant } from '#domain/time.ts';
import { forgetSession } from '../storage/forget-session.ts';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';

test('an engine starts over a session that was forgotten, serves the others, and forgets nothing while it serves', async () => {
  let hall = await startTestEngine(2);
  const session = practice(hall.told, SHORT);
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(session);
  await proctor.act('open-session', { sessionId: SHORT });
  await candidate.resume();
  await candidate.choose(0, 1);
  await candidate.handIn();
  await proctor.act('close-session', { sessionId: SHORT, reason: 'selesai' });
  candidate.close();
  proctor.close();
  expect(() => forgetSession(hall.dataDir, SHORT, Date.now() as Instant)).toThrow();
  hall = await hall.restart((dataDir) => {
    forgetSession(dataDir, SHORT, Date.now() as Instant);
    return Promise.resolve();
  });
  const served = (await (await fetch(`${hall.url}/ledger/sessions`)).json()) as { sessions: { id: string }[] };
  const ids = served.sessions.map(({ id }) => id);
  expect(ids).not.toContain(SHORT);
  expect(ids.length).toBeGreaterThan(0);
  hall = await hall.restart();
  const { checks, ok, sessions } = verifyLedger(hall.dataDir);
  const verdicts = [...checks, ...sessions.flatMap((one) => one.checks)].map(({ verdict }) => verdict);
  expect([ok, verdicts.includes('fail'), sessions.length]).toEqual([true, false, ids.length + 1]);
  await hall.end();
});
