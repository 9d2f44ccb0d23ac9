import type { AttemptView } from '#protocol/candidate-down.ts';
import type { MonitorDiff, MonitorRow } from '#protocol/proctor-down.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { TestCandidate, TestProctor, ask, heard, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const session = () => practice(hall.told, SHORT);
const numberAt = (place: number): string => session().participants[place]!.number;

let hall: TestEngine;
const sitting: TestCandidate[] = [];
let proctor: TestProctor;
let other: TestProctor;
beforeAll(async () => {
  hall = await startTestEngine(4);
  proctor = await TestProctor.signIn(hall.url, hall.told);
  other = await TestProctor.signIn(hall.url, hall.told);
  for (const place of [0, 1, 2]) {
    const candidate = new TestCandidate(hall.url);
    await candidate.signIn(session(), place, `PC-${place}`);
    sitting.push(candidate);
  }
  await other.watch(SHORT);
});
afterAll(async () => {
  for (const candidate of sitting) candidate.close();
  proctor.close();
  other.close();
  await hall.end();
});

const textsOf = ({ attempt }: AttemptView): string[] => (attempt.messages ?? []).map(({ text }) => text);

function rowWhen(number: string, fits: (row: MonitorRow) => boolean): Promise<MonitorDiff> {
  return heard(other.socket, 'monitor', ({ rows }: MonitorDiff) =>
    rows.some((row) => row.number === number && fits(row)),
  );
}

it('a message is on the screen at once, stays through a takeover and a restart, and the console sees when it is read', async () => {
  const shown = heard<AttemptView>(sitting[0]!.socket, 'view', (view) => textsOf(view).length === 1);
  const unread = rowWhen(numberAt(0), ({ messages }) => messages?.unread === 1);
  const whom = [numberAt(0), numberAt(3)];
  const sent = await proctor.act('send-message', { sessionId: SHORT, whom, text: ' Simpan ponsel Anda. ' });
  expect(sent).toMatchObject({
    ok: true,
    affected: [numberAt(0)],
    spared: [{ number: numberAt(3), why: 'not-signed-in' }],
  });
  expect(textsOf(await shown)).toEqual(['Simpan ponsel Anda.']);
  await unread;

  await proctor.act('release-sign-in', { sessionId: SHORT, participantNumber: numberAt(0), reason: 'pindah komputer' });
  const moved = new TestCandidate(hall.url);
  sitting[0] = moved;
  await moved.signIn(session(), 0, 'PC-9');
  expect(textsOf(moved.view!)).toEqual(['Simpan ponsel Anda.']);
  expect(await ask(moved.socket, 'read-message', { epoch: 1, message: 1 })).toMatchObject({
    refusal: { word: 'stale-epoch' },
  });
  const read = rowWhen(numberAt(0), ({ messages }) => messages?.sent === 1 && messages.unread === 0);
  expect(await ask(moved.socket, 'read-message', { epoch: 2, message: 1 })).toEqual({ ok: true });
  expect(await ask(moved.socket, 'read-message', { epoch: 2, message: 1 })).toEqual({ ok: true });
  await read;
  await moved.resume();
  expect(textsOf(moved.view!)).toEqual([]);
});

it('a message to all is one entry and is shown to everybody who sits there', async () => {
  await proctor.act('open-session', { sessionId: SHORT });
  const shown = sitting.map(({ socket }) => heard<AttemptView>(socket, 'view', (view) => textsOf(view).length === 1));
  const before = (await other.watch(SHORT)).ledger.size;
  const sent = await proctor.act('send-message', { sessionId: SHORT, whom: 'all', text: 'Lampu akan padam sebentar.' });
  expect(sent).toMatchObject({ ok: true, affected: [0, 1, 2].map(numberAt), spared: [] });
  expect((await Promise.all(shown)).map(textsOf)).toEqual(Array(3).fill(['Lampu akan padam sebentar.']));
  expect((await other.watch(SHORT)).ledger.size).toBe(before + 1);
});

it('words are taken back from whom they were said to, and their screens say so and why', async () => {
  const reason = 'salah ruang';
  const whom = [0, 1].map(numberAt);
  const sent = await proctor.act('send-message', { sessionId: SHORT, whom, text: 'Kumpulkan di meja depan.' });
  if (!sent.ok) throw new Error('not said');
  const { entryIndex } = sent;
  const back = { sessionId: SHORT, whom, entryIndex, reason };
  const gone = sitting
    .slice(0, 2)
    .map(({ socket }) => heard<AttemptView>(socket, 'view', (view) => textsOf(view).includes(reason)));
  expect(await proctor.act('withdraw-message', back)).toMatchObject({ ok: true, affected: whom, spared: [] });
  for (const view of await Promise.all(gone)) {
    expect(textsOf(view)).toEqual(['Lampu akan padam sebentar.', reason]);
    expect(view.attempt.messages?.[1]?.takesBack).toBeGreaterThan(0);
  }
  const again = await proctor.act('withdraw-message', { ...back, whom: [0, 2].map(numberAt) });
  expect(again).toMatchObject({
    ok: true,
    affected: [],
    spared: [
      { number: numberAt(0), why: 'withdrawn-already' },
      { number: numberAt(2), why: 'never-told' },
    ],
  });
});

it('words to everybody are taken back from everybody, in one entry', async () => {
  const sent = await proctor.act('send-message', { sessionId: SHORT, whom: 'all', text: 'Lima menit lagi.' });
  if (!sent.ok) throw new Error('not said');
  const back = { sessionId: SHORT, entryIndex: sent.entryIndex, reason: 'masih sepuluh menit' };
  expect(await proctor.act('withdraw-message', { ...back, whom: [numberAt(0)] })).toMatchObject({
    refusal: { word: 'other-room' },
  });
  const taken = await proctor.act('withdraw-message', { ...back, whom: 'all' });
  const entryIndex = sent.entryIndex + 1;
  expect(taken).toMatchObject({ ok: true, affected: [0, 1, 2].map(numberAt), entryIndex });
  const right = await proctor.act('send-message', { sessionId: SHORT, whom: 'all', text: 'Sepuluh menit lagi.' });
  expect(right).toMatchObject({ ok: true, entryIndex: entryIndex + 1 });
});

it.each([
  ['nothing', '   '],
  ['what cannot be seen', 'a\u202Eb'],
  ['a book', 'x'.repeat(501)],
])('says %s to nobody', async (_, text) => {
  expect(await proctor.act('send-message', { sessionId: SHORT, whom: 'all', text })).toMatchObject({
    refusal: { word: 'malformed' },
  });
});

it('what was not read is there again after a restart, and the ledger holds', async () => {
  proctor.close();
  other.close();
  hall = await hall.restart();
  const rows = await TestProctor.signIn(hall.url, hall.told).then(async (again) => {
    proctor = again;
    return (await again.watch(SHORT)).rows;
  });
  expect(rows.map(({ messages }) => messages?.unread ?? null)).toEqual([4, 4, 3, null]);
  await proctor.act('close-session', { sessionId: SHORT, reason: 'selesai' });
  const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
