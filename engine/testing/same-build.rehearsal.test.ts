import { join } from 'node:path';
import type { StationReply } from '#protocol/candidate-down.ts';
import type { ReportPage } from '#protocol/candidate-up.ts';
import type { DayReply } from '#protocol/sessions-http.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { pageBuildIn } from '../page-build.ts';
import { openForReading } from '../storage/open-database.ts';
import { type TestCandidate, TestProctor, ask, practice } from './clients.ts';
import { type TestEngine, optionsFor, startTestEngine } from './start-engine.ts';
import { TestTechnician, TestWorkstation } from './test-workstation.ts';

const SESSION = 'latihan-singkat';

let hall: TestEngine;
let proctor: TestProctor;
let technician: TestTechnician;
const opened: TestCandidate[] = [];

beforeEach(async () => {
  hall = await startTestEngine(3);
  technician = await TestTechnician.signIn(hall.url, hall.told);
  proctor = await TestProctor.signIn(hall.url, hall.told);
});

afterEach(async () => {
  proctor.close();
  for (const page of opened.splice(0)) page.close();
  await hall.end();
});

const served = pageBuildIn(optionsFor({ dataDir: '', port: 0 }).clientsDir).served()!;

/** A page of a computer that is the hall's, and says what a page of today says, but for what is named. */
async function pageOf(computer: TestWorkstation, instead: Partial<ReportPage> = {}): Promise<TestCandidate> {
  const page = computer.page();
  opened.push(page);
  const reply = await ask<StationReply>(page.socket, 'station', { version: PROTOCOL_VERSION });
  if (!reply.ok) throw new Error(reply.refusal.word);
  const rules = reply.facts.sessions.map((session) => session.rules);
  await report(page, { rules, ...instead });
  return page;
}

function report(page: TestCandidate, instead: Partial<ReportPage>): Promise<unknown> {
  const said = { name: '', build: served, rules: [], aheadMs: 0, tookMs: 4, version: PROTOCOL_VERSION };
  return ask(page.socket, 'report-page', { ...said, ...instead });
}

async function computer(name: string): Promise<TestWorkstation> {
  const made = new TestWorkstation(hall.url);
  await technician.enrol(made, name);
  return made;
}

async function day(): Promise<Extract<DayReply, { ok: true }>> {
  const headers = { 'x-terang': 'console', cookie: technician.cookie };
  return (await (await fetch(`${hall.url}/sessions/${SESSION}/day`, { headers })).json()) as never;
}

async function step() {
  const { pages, steps } = await day();
  return { pages, step: steps.find(({ name }) => name === 'same-build') };
}

const open = (more: object = {}) => proctor.act('open-session', { sessionId: SESSION, ...more });

function openings(): object[] {
  const db = openForReading(join(hall.dataDir, 'terang.db'));
  const entries = (db.prepare('SELECT entry FROM ledger ORDER BY session_no, idx').pluck().all() as Buffer[]).map(
    String,
  );
  db.close();
  return entries
    .filter((entry) => entry.includes('/SESSION_OPEN\n'))
    .map((entry) => JSON.parse(entry.split('\n')[1]!) as object);
}

test('pages that are all as served open without a word; what each says is counted', async () => {
  expect(served).toMatch(/^[0-9a-f]{16}$/);
  await pageOf(await computer('LAB-01'));
  await pageOf(await computer('LAB-02'), { aheadMs: -950 });
  expect(await step()).toMatchObject({ pages: { heard: 2, differing: [] }, step: { done: true, missing: [] } });
  expect(await open()).toMatchObject({ ok: true });
  expect(openings()).toEqual([{ at: expect.any(Number), by: 'panitia' }]);
});

test('an older page, other rules and a wrong clock are named, refused, and gone past with a reason on record only', async () => {
  await pageOf(await computer('LAB-10'), { build: '0'.repeat(16) });
  await pageOf(await computer('LAB-9'), { rules: ['ab'.repeat(32)] });
  await pageOf(await computer('LAB-2'), { aheadMs: 1_700 });
  await pageOf(await computer('LAB-1'));
  expect(await step()).toMatchObject({
    pages: {
      heard: 4,
      differing: [
        { name: 'LAB-2', what: ['clock'], aheadMs: 1_700 },
        { name: 'LAB-9', what: ['rules'] },
        { name: 'LAB-10', what: ['build'] },
      ],
    },
    step: { done: false, missing: ['pages-differ'] },
  });
  expect(await open()).toEqual({ ok: false, refusal: { word: 'pages-differ', where: 'LAB-2, LAB-9, LAB-10' } });
  expect(openings()).toEqual([]);
  expect(await open({ reason: 'jam LAB-2 rusak' })).toMatchObject({ ok: true });
  const despite = [
    { workstation: 'LAB-2', what: 'clock' },
    { workstation: 'LAB-9', what: 'rules' },
    { workstation: 'LAB-10', what: 'build' },
  ];
  expect(openings()).toEqual([{ at: expect.any(Number), by: 'panitia', reason: 'jam LAB-2 rusak', despite }]);
  const checks = verifyLedger(hall.dataDir).sessions.flatMap((session) => session.checks);
  expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});

test('a page of another protocol is an older page; reloaded, put right or gone it stands in nobody’s way', async () => {
  const [old, skewed, gone] = [await computer('LAB-1'), await computer('LAB-2'), await computer('LAB-3')];
  const page = old.page();
  opened.push(page);
  await ask(page.socket, 'station', { version: PROTOCOL_VERSION - 1 });
  const late = await pageOf(skewed, { aheadMs: -5_000 });
  const left = await pageOf(gone, { build: 'ff' });
  expect((await day()).pages.differing.map(({ name, what }) => [name, ...what])).toEqual([
    ['LAB-1', 'build'],
    ['LAB-2', 'clock'],
    ['LAB-3', 'build'],
  ]);
  page.close();
  await pageOf(old);
  await report(late, { rules: await rulesOf(late), aheadMs: 20 });
  left.close();
  await until(async () => (await day()).pages.differing.length === 0);
  expect(await open()).toMatchObject({ ok: true });
});

async function rulesOf(page: TestCandidate): Promise<string[]> {
  const reply = await ask<StationReply>(page.socket, 'station', { version: PROTOCOL_VERSION });
  return reply.ok ? reply.facts.sessions.map((session) => session.rules) : [];
}

/** A closed line is noticed a moment later. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

test('a computer that nobody let in does not count before somebody signs in there; then it does', async () => {
  const stranger = new TestWorkstation(hall.url);
  const page = await pageOf(stranger, { name: 'WARNET-1', build: 'ff' });
  expect((await day()).pages).toMatchObject({ heard: 0, differing: [] });
  await page.signIn(practice(hall.told, SESSION), 0, 'WARNET-1');
  await report(page, { name: 'WARNET-1', build: 'ff', rules: [page.view!.session.rules] });
  expect((await day()).pages.differing).toMatchObject([{ name: 'WARNET-1', what: ['build'] }]);
  expect(await open()).toMatchObject({ ok: false, refusal: { word: 'pages-differ' } });
});

test('who sits at a page that says nothing is counted, and stops nobody', async () => {
  const page = new TestWorkstation(hall.url).page();
  opened.push(page);
  await page.signIn(practice(hall.told, SESSION), 0);
  expect((await day()).pages).toMatchObject({ heard: 0, silent: 1, differing: [] });
  expect(await open()).toMatchObject({ ok: true });
});
