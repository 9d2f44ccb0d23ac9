import { type AttemptView, attemptView } from '#protocol/candidate-down.ts';
import { type MonitorDiff, monitorSnapshot } from '#protocol/proctor-down.ts';
import { TestCandidate, TestProctor, ask, heard } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { storeAccommodated } from './store-session.ts';

const PEOPLE = [[], ['netra', 'waktu'], ['besar'], ['terpisah']];

let hall: TestEngine;
let session: Awaited<ReturnType<typeof storeAccommodated>>;
let proctor: TestProctor;
const candidates: TestCandidate[] = [];
beforeAll(async () => {
  const first = await startTestEngine(1);
  hall = await first.restart(async (dataDir) => {
    session = await storeAccommodated(dataDir, PEOPLE);
  });
  proctor = await TestProctor.signIn(hall.url, hall.told);
  for (const place of PEOPLE.keys()) {
    const one = new TestCandidate(hall.url);
    candidates.push(one);
    expect(await one.signIn(session, place, `PC-${place}`)).toMatchObject({ ok: true });
  }
  expect(await proctor.act('open-session', { sessionId: session.id })).toMatchObject({ ok: true });
});
afterAll(async () => {
  for (const candidate of candidates) candidate.close();
  proctor.close();
  await hall.end();
});

test('each person’s own screen is told what they were granted, and nobody else’s', () => {
  const views = candidates.map(({ view }) => view!);
  for (const view of views) expect(attemptView.safeParse(view).error).toBeUndefined();
  const usual = {
    textPercent: 100,
    highContrast: false,
    screenReader: false,
    readAloud: false,
    start: null,
    assistant: false,
  };
  expect(views.map(({ granted }) => granted)).toEqual([
    null,
    { ...usual, screenReader: true, readAloud: true },
    { ...usual, textPercent: 200, highContrast: true },
    { ...usual, start: 'proctor', assistant: true },
  ]);
  expect(views.map(({ participant }) => participant.accommodations.map(({ id }) => id))).toEqual([
    [],
    ['Waktu tambahan', 'Pembaca layar'],
    ['Huruf besar'],
    ['Mulai tersendiri'],
  ]);
});

test('the console sees who has which, and acts on it; the paper is not to be had before its start', async () => {
  const snapshot = await proctor.watch(session.id);
  expect(monitorSnapshot.safeParse(snapshot).error).toBeUndefined();
  expect(snapshot.accommodations.map(({ code, durationMs }) => [code, durationMs])).toEqual([
    ['waktu', 780_000],
    ['netra', null],
    ['besar', null],
    ['terpisah', null],
  ]);
  expect(snapshot.rows.map(({ accommodations }) => accommodations?.codes)).toEqual([
    undefined,
    ['waktu', 'netra'],
    ['besar'],
    ['terpisah'],
  ]);
  const apart = candidates[3]!;
  const { number } = session.participants[3]!;
  expect(snapshot.rows[3]).toMatchObject({
    state: 'waiting',
    accommodations: { start: 'proctor', awaitsStart: true, needsAssistant: true, assistant: null },
  });
  expect(await ask(apart.socket, 'paper', {})).toMatchObject({ refusal: { word: 'not-open' } });

  const sat = heard<MonitorDiff>(proctor.socket, 'monitor', ({ rows }) =>
    rows.some(({ accommodations }) => accommodations?.assistant === 'Ibu Rina, guru'),
  );
  const assistant = { sessionId: session.id, participantNumber: number, assistant: ' Ibu Rina, guru ' };
  expect(await proctor.act('record-assistant', assistant)).toMatchObject({ ok: true, affected: [number] });
  await sat;
  const begun = heard<AttemptView>(apart.socket, 'view');
  const start = { sessionId: session.id, whom: [number], reason: 'mulai tersendiri' };
  expect(await proctor.act('start-separately', start)).toMatchObject({ ok: true, affected: [number], spared: [] });
  expect((await begun).attempt).toMatchObject({ phase: 'working', clock: { allotted: 600_000 } });
  expect((await apart.paper()).sections).toHaveLength(3);
  expect(await apart.choose(0, 1)).toMatchObject({ ok: true });
  expect(await proctor.act('record-assistant', { ...assistant, assistant: 'x' })).toMatchObject({
    refusal: { word: 'malformed' },
  });
});
