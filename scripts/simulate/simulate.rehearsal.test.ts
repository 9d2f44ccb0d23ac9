import { resolve } from 'node:path';
import { TestProctor, practice } from '../../engine/testing/clients.ts';
import { startTestEngine } from '../../engine/testing/start-engine.ts';
import { readBankFolder } from '../../engine/storage/read-bank-folder.ts';
import { ReadStore } from '../../engine/storage/read-store.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { worthFrom } from './item-worth.ts';
import { openSession } from './open-session.ts';
import { simulateCandidates } from './simulate-candidates.ts';
import type { Acknowledged } from './sitting.ts';

const SESSION = 'latihan-singkat';
const folder = readBankFolder(resolve(__dirname, '../../question-banks/samples/skd-id'));
const worthOf = worthFrom(readNativeBank(folder.files, folder.media).bank!);

jest.setTimeout(240_000);

test('people take an exam over breaking lines and a restart of the engine, and every acknowledged change is in the ledger', async () => {
  let hall = await startTestEngine(8);
  const { sessionPin, participants } = practice(hall.told, SESSION);
  const receipts: Acknowledged[] = [];
  const running = simulateCandidates({
    url: hall.url,
    sessionId: SESSION,
    sessionPin,
    participants,
    speed: 100,
    seed: 'rehearsal',
    dropRate: 0.05,
    worthOf,
    onAcknowledged: (receipt) => receipts.push(receipt),
    onEverybodySeated: () => void openSession(hall.url, hall.told.staff[0]!, SESSION),
  });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  hall = await hall.restart();
  const summary = await running;
  expect(summary).toMatchObject({ problems: [], signedIn: 8, handedIn: 8, unknownItems: 0, ends: { submitted: 8 } });
  expect(summary.reconnects).toBeGreaterThanOrEqual(8);
  expect(summary.meanScore).toBeGreaterThan(20);

  const proctor = await TestProctor.signIn(hall.url, hall.told);
  expect((await proctor.act('close-session', { sessionId: SESSION, reason: 'selesai' })).ok).toBe(true);
  proctor.close();
  const report = verifyLedger(hall.dataDir);
  expect(report.sessions.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  await expectInLedger(hall.dataDir, receipts);
  await hall.end();
});

async function expectInLedger(dataDir: string, receipts: readonly Acknowledged[]): Promise<void> {
  const reads = new ReadStore(dataDir);
  const session = (await reads.sessions()).find(({ id }) => id === SESSION)!;
  const pids = new Map((await reads.participants(session.no)).map(({ number, pid }) => [number as string, pid]));
  const facts = new Map([...reads.facts(session.no)].map(({ fact, index }) => [index, fact]));
  reads.close();
  expect(receipts.length).toBeGreaterThan(100);
  for (const { content, entryIndex, epoch, mutation, number } of receipts) {
    const expected =
      content === 'hand-in'
        ? { type: 'FINISH' }
        : content.kind === 'flag'
          ? { type: 'FLAG', pos: content.position, flagged: content.flagged }
          : content.kind === 'clear'
            ? { type: 'CLEAR', pos: content.position }
            : content.kind === 'play'
              ? { type: 'PLAY', pos: content.position, sound: content.sound }
              : content.kind === 'lock'
                ? { type: 'LOCK', pos: content.position, items: content.items }
                : { type: 'ANSWER', pos: content.position, response: content.response };
    expect(facts.get(entryIndex)).toMatchObject({ ...expected, pid: pids.get(number), epoch, seq: mutation });
  }
}

test('a stopped simulation tells what happened until then', async () => {
  const hall = await startTestEngine(3);
  const { sessionPin, participants } = practice(hall.told, SESSION);
  const stopping = new AbortController();
  const summary = await simulateCandidates({
    url: hall.url,
    sessionId: SESSION,
    sessionPin,
    participants,
    speed: 100,
    seed: 'stop',
    signal: stopping.signal,
    onEverybodySeated: () => setTimeout(() => stopping.abort(), 200),
  });
  expect(summary).toMatchObject({ signedIn: 3, handedIn: 0, ends: { stopped: 3 }, answeredBy: 'preference' });
  await hall.end();
});

test('a wrong PIN is a problem of the summary and no endless try', async () => {
  const hall = await startTestEngine(1);
  const { participants } = practice(hall.told, SESSION);
  const summary = await simulateCandidates({
    url: hall.url,
    sessionId: SESSION,
    sessionPin: 'WRONG2',
    participants,
    speed: 100,
    seed: 'x',
  });
  expect(summary.problems).toEqual([`${participants[0]!.number}: cannot sign in (wrong-session-pin)`]);
  await hall.end();
});
