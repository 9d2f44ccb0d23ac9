import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Fact } from '#domain/ledger/fact.ts';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { verifyBundle } from '../../scripts/verify/verify-bundle.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { ReadStore } from '../storage/read-store.ts';
import { Cable } from './cable.ts';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice } from './clients.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type ServedEngine, serveChild, temporaryFolder } from './serve-child.ts';

const SESSION = 'latihan-singkat';
const ITEMS = 15;

jest.setTimeout(180_000);

describe('one person, two computers, a cut of five minutes and a server that dies in it', () => {
  let browser: Browser;
  let engine: ServedEngine;
  const cables: Cable[] = [];
  const folder = temporaryFolder();
  afterAll(async () => {
    await browser?.close();
    for (const cable of cables) await cable.remove();
    await engine?.stop();
    folder.remove();
  });

  async function layCable(): Promise<Cable> {
    const cable = await Cable.lay(engine.port);
    cables.push(cable);
    return cable;
  }

  withBrowser(
    'nothing that was saved or kept is lost or doubled, and the time is the same to the millisecond',
    async () => {
      engine = await serveChild({ dataDir: folder.path });
      browser = await openBrowser();
      const told = engine.firstRun!;
      const session = practice(told, SESSION);
      let proctor = await TestProctor.signIn(engine.url, told);
      const rowNow = async (): Promise<MonitorRow> => (await proctor.watch(SESSION)).rows[0]!;
      const cable = await layCable();
      const first = await CandidatePage.enter(browser, cable.url, session, 0, (page) => page.clock.install());
      await first.confirms();
      await first.waits();
      await proctor.act('open-session', { sessionId: SESSION });
      await first.seesItem(1);
      const paper = await first.item();
      const { deadline } = await rowNow();
      await answer(first, [1, 2]);
      await first.savedAll(2, ITEMS);

      cable.cut();
      await answer(first, [3, 0]);
      // On its way, so that the time that runs now is the time that it waits.
      await first.page.getByText('Menyimpan').first().waitFor();
      await first.page.clock.fastForward('05:00');
      await first.page.getByText('BELUM TERSIMPAN: 2').first().waitFor();
      await first.page.getByRole('button', { name: 'Terus menjawab' }).first().click();
      await answer(first, [1]);
      await first.page.getByText('BELUM TERSIMPAN: 3').first().waitFor();
      // There is nothing to load a page from: what is kept must survive that too.
      await first.page.reload({ timeout: 5_000 }).catch(() => undefined);

      proctor.close();
      await engine.kill();
      engine = await serveChild({ dataDir: folder.path, port: engine.port });
      proctor = await TestProctor.signIn(engine.url, told);
      cable.mend();
      await first.page.goto(cable.url);
      await first.savedAll(5, ITEMS);
      expect(await rowNow()).toMatchObject({ answered: 5, deadline });

      // The computer burns: it says nothing any more, and it does not say so either.
      cable.cut();
      await first.page
        .getByRole('button', { name: /^Soal 6,/ })
        .first()
        .click();
      await first.seesItem(6);
      await answer(first, [2]);
      await proctor.act('release-sign-in', { sessionId: SESSION, participantNumber: first.number, reason: 'terbakar' });
      const second = await CandidatePage.signIn(browser, (await layCable()).url, session, 0);
      await second.savedAll(5, ITEMS);
      await second.page
        .getByRole('button', { name: /^Soal 1,/ })
        .first()
        .click();
      await second.seesItem(1);
      expect(await second.item()).toBe(paper);
      expect(await chosen(second.page)).toBe('B');
      expect(await rowNow()).toMatchObject({ answered: 5, deadline });

      // Not burnt after all: it comes back and is told that it is too late, and what it kept waits for a decision.
      cable.mend();
      await first.page.clock.fastForward('00:30');
      await first.page.getByRole('heading', { name: 'Ujian Anda dilanjutkan di komputer lain' }).waitFor();
      expect(await first.page.getByRole('main').innerText()).toMatch(/Teruskan di komputer yang ditunjuk pengawas/);

      await twoTabs(second);
      await answer(second, [3]);
      await second.savedAll(6, ITEMS);
      await second.handIn();
      const receipt = await receiptOf(second.page);
      expect(second.faults).toEqual([]);
      await proctor.act('close-session', { sessionId: SESSION, reason: 'selesai' });
      proctor.close();
      await engine.stop();
      await judge(first.number, receipt);
    },
  );

  /** Whichever tab is taken up last goes on; the other says so, and can take it back. */
  async function twoTabs({ page }: CandidatePage): Promise<void> {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('heading', { name: /^Soal \d+$/ }).waitFor();
    await page.getByRole('heading', { name: 'Ujian Anda terbuka di tab lain' }).waitFor();
    await page.getByRole('button', { name: 'Lanjutkan di tab ini' }).click();
    await page.getByRole('heading', { name: /^Soal \d+$/ }).waitFor();
    await other.getByRole('heading', { name: 'Ujian Anda terbuka di tab lain' }).waitFor();
    await other.close();
    await page
      .getByRole('button', { name: /^Soal 7,/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Soal 7', exact: true }).waitFor();
  }

  /** What stands on disk: each answer once, in the order in which it was given. */
  async function judge(number: string, receipt: string): Promise<void> {
    const reads = new ReadStore(folder.path);
    const stored = (await reads.sessions()).find(({ id }) => id === SESSION)!;
    const { pid } = (await reads.participants(stored.no)).find((person) => person.number === number)!;
    const facts = [...reads.facts(stored.no)].map(({ fact }) => fact);
    reads.close();
    const own = facts.filter((fact): fact is Extract<Fact, { type: 'ANSWER' | 'HELD' }> => {
      return (fact.type === 'ANSWER' || fact.type === 'HELD') && fact.pid === pid;
    });
    expect(own.filter(({ type }) => type === 'ANSWER').map(({ pos }) => pos)).toEqual([0, 1, 2, 3, 4, 6]);
    expect(own.filter(({ type }) => type === 'HELD').map(({ pos }) => pos)).toEqual([5]);
    const checks = verifyLedger(folder.path).sessions.flatMap((session) => session.checks);
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    // Both workstations signed all that they sent, the second one on top of where the first one ended.
    const bundle = await writeBundle(folder.path, SESSION, { tier: 'auditor' });
    const { steps } = verifyBundle(nodePrimitives, bundle, { receipts: [receipt] });
    // What the candidate took home before the session was closed is still there.
    expect(steps.find(({ step }) => step === 'V22')).toMatchObject({ verdict: 'pass' });
    const chains = steps.find(({ step }) => step === 'V13')!;
    expect(chains).toMatchObject({ verdict: 'pass', missing: [] });
    const told = chains.held.find(({ code }) => code === 'chains-followed');
    expect(told?.values).toMatchObject({ signatures: 2 });
  }
});

/** One item after the other, from the one that is open; the next one is then open. */
async function answer(candidate: CandidatePage, options: readonly number[]): Promise<void> {
  for (const option of options) {
    await candidate.choose(option);
    await candidate.page.locator('.opt.on').waitFor();
    await candidate.next();
  }
}

/** The file that the page offers, after it has checked it. */
async function receiptOf(page: Page): Promise<string> {
  const receipt = page.getByRole('region', { name: 'Struk Anda' });
  await receipt.getByText('Komputer ini sudah memeriksanya').waitFor();
  await receipt.getByRole('img', { name: 'Kode QR struk' }).waitFor();
  expect(await receipt.locator('.letters').innerText()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  if (process.env['TERANG_SHOTS'] !== undefined)
    await page.screenshot({ path: `${process.env['TERANG_SHOTS']}/receipt.png` });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    receipt.getByRole('link', { name: '.tlog-proof' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

async function chosen(page: Page): Promise<string> {
  return (await page.locator('.opt.on .k').innerText()).trim();
}
