import type { Acted, MonitorDiff } from '#protocol/proctor-down.ts';
import { TestCandidate, TestProctor, heard, practice } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const REASON = 'listrik padam';

let hall: TestEngine;
let one: TestProctor;
let other: TestProctor;
let candidate: TestCandidate;
let number: string;
beforeAll(async () => {
  const first = await startTestEngine(2);
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  one = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'pengawas');
  other = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'koordinator');
  candidate = new TestCandidate(hall.url);
  await candidate.signIn(practice(hall.told, SHORT));
  number = practice(hall.told, SHORT).participants[0]!.number;
  expect(await other.act('open-session', { sessionId: SHORT })).toMatchObject({ ok: true });
  await Promise.all([one.watch(SHORT), other.watch(SHORT)]);
});
afterAll(async () => {
  for (const each of [one, other, candidate]) each.close();
  await hall.end();
});

/** Both at once on the same person: which of them did it, and what the other was told. */
async function race(deed: string, message: object) {
  const said = { sessionId: SHORT, reason: REASON, ...message };
  const replies = await Promise.all([one.act(deed, said), other.act(deed, said)]);
  const names = ['pengawas', 'koordinator'];
  const did = replies.findIndex((reply) => reply.ok && reply.affected.length > 0);
  return {
    winner: names[did]!,
    done: replies.filter((reply) => reply.ok && reply.affected.length > 0),
    loser: replies[1 - did] as Acted,
  };
}

/** What a console is told of the person, once it fits. */
function rowOn(proctor: TestProctor, fits: (row: MonitorDiff['rows'][number]) => boolean) {
  const found = (diff: MonitorDiff) => diff.rows.find((row) => row.number === number && fits(row));
  return heard<MonitorDiff>(proctor.socket, 'monitor', (diff) => found(diff) !== undefined).then((diff) =>
    found(diff)!,
  );
}

test.each([
  ['pause', 'already-paused'],
  ['unpause', 'not-paused'],
] as const)('%s by two at once happens once, and the slower one is told whose it was', async (deed, why) => {
  const shown = Promise.all([one, other].map((proctor) => rowOn(proctor, ({ lastAct }) => lastAct?.kind === deed)));
  const { done, loser, winner } = await race(deed, { whom: [number] });
  expect(done).toHaveLength(1);
  expect(loser).toMatchObject({
    ok: true,
    affected: [],
    spared: [{ number, why, by: winner, at: expect.any(Number) as number }],
  });
  for (const row of await shown) expect(row.lastAct).toMatchObject({ kind: deed, by: winner });
});

test('time given by two who looked at the same picture is given once; who looks again may give more', async () => {
  const { serverAt } = await one.watch(SHORT);
  const shown = Promise.all([one, other].map((proctor) => rowOn(proctor, ({ extendedMs }) => extendedMs > 0)));
  const { done, loser, winner } = await race('extend-time', { whom: [number], byMs: 60_000, seenAt: serverAt });
  expect(done).toHaveLength(1);
  expect(loser).toMatchObject({ ok: true, affected: [], spared: [{ number, why: 'acted-meanwhile', by: winner }] });
  for (const row of await shown) {
    expect(row).toMatchObject({ extendedMs: 60_000, lastAct: { kind: 'extend-time', by: winner } });
  }
  const again = await Promise.all([one.watch(SHORT), other.watch(SHORT)]);
  const seenAt = Math.max(...again.map((picture) => picture.serverAt));
  const more = { sessionId: SHORT, whom: [number], byMs: 60_000, reason: REASON, seenAt };
  expect(await one.act('extend-time', more)).toMatchObject({ ok: true, affected: [number] });
  expect(again[0]!.rows.find((row) => row.number === number)).toMatchObject({ extendedMs: 60_000 });
});

test('an exam ended by two at once has one end and one score', async () => {
  const { done } = await race('force-hand-in', { participantNumber: number });
  expect(done).toHaveLength(1);
  const { rows } = await other.watch(SHORT);
  expect(rows.find((row) => row.number === number)).toMatchObject({
    state: 'finished',
    finishReason: 'terminated',
    lastAct: { kind: 'force-hand-in' },
  });
});
