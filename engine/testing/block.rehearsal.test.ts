import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AttemptView } from '#protocol/candidate-down.ts';
import type { MonitorDiff } from '#protocol/proctor-down.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { TestCandidate, TestProctor, ask, heard, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

// The ten seconds of the policy are waited for by what they bring.
jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const REASON = 'switch mati';
const banks = mkdtempSync(join(tmpdir(), 'terang-block-'));

let hall: TestEngine;
let proctor: TestProctor;
const candidates: TestCandidate[] = [];
beforeAll(() => {
  cpSync(resolve(__dirname, '../../question-banks'), banks, { recursive: true });
  const file = join(banks, 'exams', `${SHORT}.json`);
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), whenUnsaved: 'block' }));
});
beforeEach(async () => {
  hall = await startTestEngine(3, { questionBanksDir: banks });
  proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('open-session', { sessionId: SHORT });
});
afterEach(async () => {
  for (const candidate of candidates.splice(0)) candidate.close();
  proctor.close();
  await hall.end();
});
afterAll(() => rmSync(banks, { recursive: true, force: true }));

function browser(): TestCandidate {
  const one = new TestCandidate(hall.url);
  candidates.push(one);
  return one;
}

const number = (): string => practice(hall.told, SHORT).participants[0]!.number;

async function seated(): Promise<TestCandidate> {
  const one = browser();
  expect(await one.signIn(practice(hall.told, SHORT), 0)).toMatchObject({ ok: true });
  return one;
}

function row(fits: (row: MonitorDiff['rows'][number]) => boolean): Promise<MonitorDiff['rows'][number]> {
  const isThere = (each: MonitorDiff['rows'][number]): boolean => each.number === number() && fits(each);
  return heard<MonitorDiff>(proctor.socket, 'monitor', ({ rows }) => rows.some(isThere)).then(({ rows }) =>
    rows.find(isThere)!,
  );
}

function act(deed: string) {
  return proctor.act(deed, { sessionId: SHORT, whom: [number()], reason: REASON });
}

const keeps = (one: TestCandidate, count: number) =>
  ask(one.socket, 'unsent', { count, oldestAgeMs: 12_000, storageWorks: true });

function expectSound(): void {
  const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
}

it('stops the clock of who is cut off, takes what was kept, and goes on when it is saved and the staff agree', async () => {
  const one = await seated();
  expect(one.view).toMatchObject({ session: { whenUnsaved: 'block' }, attempt: { stoppedBy: [] } });
  await one.choose(0, 0);
  await proctor.watch(SHORT);
  const lost = row(({ connected }) => !connected);
  const stopped = row(({ stoppedBy }) => stoppedBy.length > 0);
  one.close();
  const lostAt = (await lost).connectionSince!;
  expect(await stopped).toMatchObject({ state: 'paused', stoppedBy: ['engine'] });
  expect(await act('unpause')).toMatchObject({ affected: [], spared: [{ why: 'stopped-by-engine' }] });

  const back = browser();
  await back.resume(one.token);
  const { clock, stoppedBy } = back.view!.attempt;
  expect([clock!.stoppedSince, stoppedBy]).toEqual([lostAt + 10_000, ['engine']]);
  await keeps(back, 1);
  expect(await back.choose(1, 1)).toMatchObject({ ok: true, mutation: 2 });
  expect(await act('pause')).toMatchObject({ affected: [number()] });
  const byStaff = row(({ stoppedBy: who }) => who.join() === 'staff');
  await keeps(back, 0);
  await byStaff;
  const runs = heard<AttemptView>(back.socket, 'view', ({ attempt }) => attempt.stoppedBy.length === 0);
  expect(await act('unpause')).toMatchObject({ affected: [number()] });
  const after = (await runs).attempt.clock!;
  expect(after.stoppedSince).toBeNull();
  expect(after.stopped).toBeGreaterThan(0);
  await back.handIn();
  await proctor.act('close-session', { sessionId: SHORT, reason: REASON });
  expectSound();
});

it('stops it over a good line too, when the workstation says that an answer is not acknowledged', async () => {
  const one = await seated();
  const stopped = heard<AttemptView>(one.socket, 'view', ({ attempt }) => attempt.stoppedBy.length > 0);
  await keeps(one, 1);
  expect((await stopped).attempt.stoppedBy).toEqual(['engine']);
  const runs = heard<AttemptView>(one.socket, 'view', ({ attempt }) => attempt.stoppedBy.length === 0);
  await one.choose(0, 1);
  await keeps(one, 0);
  await runs;
  expectSound();
});

it('still holds a clock after a restart, and lets it run for another workstation that is in order', async () => {
  const one = await seated();
  const stopped = heard<AttemptView>(one.socket, 'view', ({ attempt }) => attempt.stoppedBy.length > 0);
  await keeps(one, 1);
  await stopped;
  proctor.close();
  hall = await hall.restart();
  proctor = await TestProctor.signIn(hall.url, hall.told);
  const other = await seated();
  expect(other.view!.attempt).toMatchObject({ epoch: 2, stoppedBy: ['engine'] });
  const runs = heard<AttemptView>(other.socket, 'view', ({ attempt }) => attempt.stoppedBy.length === 0);
  await keeps(other, 0);
  await runs;
  expect(await other.choose(0, 1)).toMatchObject({ ok: true });
  expectSound();
});
