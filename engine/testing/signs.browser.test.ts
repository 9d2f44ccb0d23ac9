import type { Browser, Page } from 'playwright-core';
import type { FactOf } from '#domain/ledger/fact.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { ReadStore } from '../storage/read-store.ts';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';

jest.setTimeout(180_000);

let hall: TestEngine;
let browser: Browser;
beforeAll(async () => {
  if (process.env.TERANG_CHROMIUM === undefined) return;
  hall = await startTestEngine(5);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.end();
});

async function openConsole(): Promise<Page> {
  const { page } = await openPage(browser, 1920, 1080);
  const { name, password } = hall.told.staff[0]!;
  await page.goto(`${hall.url}/console`);
  await page.getByLabel('Nama akun').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('link', { name: 'Pantau Latihan singkat' }).click();
  return page;
}

async function inLedger(): Promise<FactOf<'INTEGRITY'>[]> {
  const reads = new ReadStore(hall.dataDir);
  const stored = (await reads.sessions()).find(({ id }) => id === SESSION)!;
  const facts = [...reads.facts(stored.no)].map(({ fact }) => fact);
  reads.close();
  return facts.filter((fact) => fact.type === 'INTEGRITY');
}

withBrowser(
  'signs of a real browser are said calmly, shown on the console, and in a ledger that is sound',
  async () => {
    const proctor = await TestProctor.signIn(hall.url, hall.told);
    await proctor.act('open-session', { sessionId: SESSION });
    const one = await CandidatePage.enter(browser, hall.url, practice(hall.told, SESSION), 0, (page) =>
      page.clock.install(),
    );
    await one.confirms();
    await one.seesItem(1);
    const { page } = one;
    const console_ = await openConsole();
    const row = console_.locator(`[data-number="${one.number}"]`);
    const told = async (says: RegExp, ...kinds: string[]): Promise<void> => {
      const notice = page.getByRole('status', { name: 'Catatan pengawasan' });
      await notice.filter({ hasText: says }).waitFor();
      expect(kinds).toContain((await inLedger()).at(-1)?.kind);
      await notice.getByRole('button', { name: 'Mengerti' }).click();
    };

    await page.keyboard.press('Control+c');
    await told(/Menyalin tidak dapat dilakukan.*tidak membatalkan ujian Anda/, 'copy');
    await page.locator('article.item').click({ button: 'right' });
    await told(/klik kanan/, 'context-menu');
    await page.keyboard.press('Control+p');
    await told(/Mencetak/, 'print');

    await page.getByRole('button', { name: 'Layar penuh' }).click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await page.evaluate(() => document.exitFullscreen());
    const back = page.getByRole('button', { name: 'Kembali ke layar penuh' });
    await back.waitFor();
    await one.choose(1);
    await one.savedAll(1, 15);
    // Time moves on at once, and by less than what a socket takes for silence.
    await page.clock.fastForward(5_500);
    await back.click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await told(/Layar penuh ditinggalkan selama/, 'fullscreen-left');

    // Playwright holds every page for focused unless it is told not to.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await page.context().newPage();
    await other.bringToFront();
    await page.waitForFunction(() => !document.hasFocus());
    await page.clock.fastForward(2_000);
    await page.bringToFront();
    await page.waitForFunction(() => document.hasFocus());
    await told(/kehilangan fokus selama|tidak terlihat selama/, 'focus-lost', 'page-hidden');

    await other.goto(hall.url);
    // The second tab takes the attempt over, as it always did; it tells what it hears, and the engine what it sees.
    await other.getByRole('heading', { name: 'Soal 2', exact: true }).waitFor();
    await page.getByText('Ujian Anda terbuka di tab lain').first().waitFor();
    const notice = other.getByRole('status', { name: 'Catatan pengawasan' });
    await notice.filter({ hasText: /terbuka lagi di tab atau jendela lain/ }).waitFor();
    const kinds = (await inLedger()).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['second-tab', 'second-connection']));

    // Three and more within ten minutes: the console says so in words, and lists them for who is asked for.
    await row.getByText('3 tanda').waitFor();
    await row.locator('[data-column="focus"]').filter({ hasText: /^2$/ }).waitFor();
    await row.locator('[data-column="signs"]').filter({ hasText: /^5$/ }).waitFor();
    await row.getByRole('checkbox').check();
    const card = console_.getByRole('region', { name: /Tanda-tanda/ });
    await card.getByRole('listitem').nth(6).waitFor();
    expect(await card.getByRole('listitem').count()).toBe(7);
    expect(one.faults).toEqual([]);
    await proctor.act('close-session', { sessionId: SESSION, reason: 'selesai' });
    const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
    expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    proctor.close();
  },
);
