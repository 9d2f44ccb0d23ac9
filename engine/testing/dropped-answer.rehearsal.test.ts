import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { plainPrimitives } from '../../scripts/verify/plain-primitives.ts';
import { type Verification, verifyBundle } from '../../scripts/verify/verify-bundle.ts';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import type { IncidentList } from '#protocol/staff-incidents.ts';
import { Administrator } from './administrator.ts';
import { TestProctor, practice, staffCookie } from './clients.ts';
import { PageOverSocket } from './page-over-socket.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

/** The shorter of the two. */
const EXAM = 'latihan-singkat';
const VERIFY_PY = resolve(import.meta.dirname, '../../scripts/verify/verify.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;

let place: string;
let hall: TestEngine;
let pages: PageOverSocket[];
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'terang-dropped-'));
  hall = await startTestEngine(3, { messagesPerSecond: 100_000 });
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  pages = [];
  expect(await proctor.act('open-session', { sessionId: EXAM })).toMatchObject({ ok: true });
  proctor.close();
  for (const seat of [0, 1]) pages.push(await PageOverSocket.signIn(hall.url, practice(hall.told, EXAM), seat));
  for (const page of pages) await page.until(({ form }) => form !== null);
});
afterEach(async () => {
  for (const page of pages) page.close();
  await hall.end();
  rmSync(place, { recursive: true, force: true });
});

/** One whose newest answer is proven before the engine is stopped, one that was only pledged it. */
async function answerAll(): Promise<void> {
  const [one, other] = pages as [PageOverSocket, PageOverSocket];
  await one.answer(0, 1);
  await other.answer(0, 2);
  for (const page of pages) await page.until(({ owed }) => owed.length === 0);
  await one.answer(1, 0);
  await one.until(({ owed }) => owed.length === 0);
  await other.answer(1, 1);
  expect(pages.map(({ shown: { owed, pledge } }) => [owed.length, pledge])).toEqual([
    [0, 'kept'],
    [1, 'kept'],
  ]);
}

/** `cookie`: of a member of staff. */
async function incidents(cookie: string): Promise<Extract<IncidentList, { ok: true }>['incidents']> {
  const answer = await fetch(`${hall.url}/staff/sessions/${EXAM}/incidents`, {
    headers: { cookie, 'x-terang': 'console' },
  });
  return ((await answer.json()) as Extract<IncidentList, { ok: true }>).incidents;
}

/** The session is closed; what the candidates take home is held against what is published, alike by all verifiers. */
async function verdicts(): Promise<{ readonly step: Verification['steps'][number]; readonly ok: boolean }[]> {
  const files = await Promise.all(pages.map(({ sitting }) => sitting.pledges()));
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  const closed = await proctor.act('close-session', { sessionId: EXAM, reason: 'selesai' });
  proctor.close();
  expect(closed).toMatchObject({ ok: true });
  const bundle = await writeBundle(hall.dataDir, EXAM, { tier: 'public' });
  return files.map((acks) => {
    const brought = { receipts: [acks!] };
    const report = verifyBundle(nodePrimitives, bundle, brought);
    expect(verifyBundle(plainPrimitives, bundle, brought)).toEqual(report);
    if (hasPython) expect(inPython(bundle, acks!)).toEqual(report);
    return { step: report.steps.find(({ step }) => step === 'V22')!, ok: report.ok };
  });
}

function inPython(bundle: Uint8Array, acks: string): Verification {
  const [file, beside] = [join(place, 'one.terang'), join(place, 'one.acks.json')];
  writeFileSync(file, bundle);
  writeFileSync(beside, acks);
  const told = spawnSync('python3', [VERIFY_PY, file, '--json', '--acks', beside], { encoding: 'utf8' });
  return JSON.parse(told.stdout) as Verification;
}

it('nobody is alarmed where an engine comes back with the ledger that it had', async () => {
  await answerAll();
  hall = await hall.restart();
  for (const page of pages) {
    const before = page.shown.proven!.note;
    await page.until(({ link, owed, proven }) => link.up && owed.length === 0 && proven!.note !== before);
    expect(page.shown.pledge).toBe('kept');
  }
  expect(await incidents(await staffCookie(hall.url, hall.told))).toMatchObject([{ kind: 'server-restart' }]);
  for (const { ok, step } of await verdicts()) expect([step.verdict, step.wrong, ok]).toEqual(['pass', [], true]);
});

it('an administrator who drops acknowledged answers and signs everything anew is told of by the pages, to the proctor, and by V22', async () => {
  await answerAll();
  const pids = pages.map(({ pid }) => pid);
  hall = await hall.restart((dataDir) => {
    const admin = Administrator.inside(dataDir, EXAM);
    for (const pid of pids) admin.dropNewestAnswer(pid);
    admin.rewrite();
    admin.close();
    return Promise.resolve();
  });
  for (const page of pages) {
    await page.until(({ pledge }) => pledge === 'unproven');
    // Their chains fit a ledger that never had the newest answer: nothing else tells on the screen.
    expect(page.shown.isProofBroken).toBe(false);
  }
  const cookie = await staffCookie(hall.url, hall.told);
  for (const [told, page] of pages.entries())
    await page.until(async () => (await incidents(cookie)).filter(({ kind }) => kind === 'unproven').length > told);
  for (const { step } of await verdicts()) {
    expect([step.verdict, [...new Set(step.wrong.map(({ code }) => code))]]).toEqual(['fail', ['ack-not-kept']]);
  }
});
