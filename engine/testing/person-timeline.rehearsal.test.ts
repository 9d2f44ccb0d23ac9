import { type PersonTimeline, personTimeline } from '#protocol/staff-people.ts';
import { TestCandidate, TestProctor, practice, staffCookie } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SHORT = 'latihan-singkat';
const REASON = 'listrik padam';

jest.setTimeout(240_000);

let hall: TestEngine;
beforeEach(async () => {
  hall = await startTestEngine(2);
});
afterEach(() => hall.end());

const numberAt = (place: number): string => practice(hall.told, SHORT).participants[place]!.number;

async function raw(place: number): Promise<string> {
  const cookie = await staffCookie(hall.url, hall.told);
  const headers = { 'x-terang': 'console', cookie };
  return (await fetch(`${hall.url}/staff/sessions/${SHORT}/people/${numberAt(place)}/timeline`, { headers })).text();
}

function linesOf(text: string): Extract<PersonTimeline, { ok: true }>['lines'] {
  const reply = personTimeline.parse(JSON.parse(text));
  if (!reply.ok) throw new Error(reply.refusal.word);
  return reply.lines;
}

test('what the ledger says of a person is told whole, after a restart too, and never an answer', async () => {
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(practice(hall.told, SHORT), 0, 'PC-3');
  const staff = { sessionId: SHORT, whom: [numberAt(0)], reason: REASON };
  expect(await proctor.act('open-session', { sessionId: SHORT })).toMatchObject({ ok: true });
  for (const position of [0, 1, 2]) expect(await candidate.choose(position, 1)).toMatchObject({ ok: true });
  expect(await proctor.act('extend-time', { ...staff, byMs: 60_000 })).toMatchObject({ ok: true });
  expect(await proctor.act('pause', { ...staff, whom: 'all' })).toMatchObject({ ok: true });
  expect(await proctor.act('unpause', { ...staff, whom: 'all' })).toMatchObject({ ok: true });
  expect(await candidate.choose(3, 1)).toMatchObject({ ok: true });
  const told = { sessionId: SHORT, whom: [numberAt(0)], text: 'Lanjutkan' };
  expect(await proctor.act('send-message', told)).toMatchObject({ ok: true });

  const text = await raw(0);
  const lines = linesOf(text);
  expect(lines.map(({ type, count, by, reason }) => [type, count, by === null ? null : 'staff', reason])).toEqual([
    ['MESSAGE', null, 'staff', 'Lanjutkan'],
    ['SAVED', 1, null, ''],
    ['RESUME', null, 'staff', REASON],
    ['PAUSE', null, 'staff', REASON],
    ['EXTENSION', null, 'staff', REASON],
    ['SAVED', 3, null, ''],
    ['SESSION_OPEN', null, 'staff', ''],
    ['IDENTITY', null, null, ''],
    ['SIGN_IN', null, null, ''],
    ['PAPER', null, null, ''],
  ]);
  expect(lines.at(-2)).toMatchObject({ workstation: 'PC-3', epoch: 1 });
  expect(lines[5]!.index - lines[5]!.first).toBe(2);
  expect(text).not.toMatch(/response|option|itemId|"pos|position|points|total/);
  expect(linesOf(await raw(1)).map(({ type }) => type)).toEqual(['RESUME', 'PAUSE', 'SESSION_OPEN', 'PAPER']);

  candidate.close();
  proctor.close();
  hall = await hall.restart();
  const [restart, ...before] = linesOf(await raw(0));
  expect(restart).toMatchObject({ type: 'INCIDENT', by: 'engine', detail: 'server-restart' });
  expect(before).toEqual(lines);
});
