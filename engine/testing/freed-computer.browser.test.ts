import type { Browser, Page } from 'playwright-core';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice } from './clients.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';
const ITEMS = 15;
const CHECKPOINTS = 'terang-seen-ledgers';

jest.setTimeout(240_000);

describe('a computer that a proctor has freed', () => {
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

  /** Name, number, and what stands in a browser of the proof of a sign-in. */
  const traces = (place: number): RegExp => new RegExp(`${nameOf(place)}|"response"|token|latihan-singkat`, 'i');
  const nameOf = (place: number): string => {
    const { number } = practice(hall.told, SESSION).participants[place]!;
    return `${number}|Peserta ${String(place + 1).padStart(3, '0')}`;
  };
  /** The computer's own memory of public checkpoints stays: it is what finds a ledger that was set back. Nobody is named in it. */
  const expectOnlyCheckpoints = async ({ page }: CandidatePage, place: number): Promise<void> => {
    const { [CHECKPOINTS]: seen, ...kept } = await page.evaluate(() => ({ ...localStorage }) as Record<string, string>);
    expect(kept).toEqual(place === 0 ? { 'terang-workstation': 'LAB-07' } : {});
    for (const [session, note] of Object.entries(JSON.parse(seen ?? '{}') as Record<string, string>)) {
      expect(note).toMatch(
        new RegExp(`^terang/[0-9a-f]{8}/${session}\\n\\d+\\n[\\w+/=]{44}\\n\\n(— [^ ]+ [\\w+/=]+\\n)+$`),
      );
      expect(note).not.toMatch(new RegExp(nameOf(place)));
    }
  };

  withBrowser('keeps nothing of who sat there: not in the page, not in any store', async () => {
    const session = practice(hall.told, SESSION);
    const proctor = await TestProctor.signIn(hall.url, hall.told);
    const done = await CandidatePage.signIn(browser, `${hall.url}/?workstation=LAB-07`, session, 0);
    const away = await CandidatePage.signIn(browser, hall.url, session, 1);
    await done.waits();
    await away.waits();
    await proctor.act('open-session', { sessionId: SESSION });
    for (const one of [done, away]) {
      await one.seesItem(1);
      await one.choose(1);
      await one.savedAll(1, ITEMS);
      await one.next();
      await one.page.getByRole('button', { name: 'Huruf sangat besar' }).click();
      await one.handIn();
    }
    // The stores do hold what is looked for, as long as somebody sits there.
    expect(await everythingIn(done.page)).toMatch(traces(0));
    expect(await everythingIn(away.page)).toMatch(traces(1));
    await away.page.goto('about:blank');

    await proctor.act('release-workstations', { sessionId: SESSION, whom: 'all', reason: 'sesi selesai' });
    await done.page.getByText('Komputer ini sudah bebas.').waitFor();
    await expectClean(done.page, traces(0));
    await expectOnlyCheckpoints(done, 0);

    // A page that did not listen learns it when it is opened again.
    await away.page.goto(hall.url);
    await away.page.getByText('Komputer ini sudah bebas.').waitFor();
    await expectClean(away.page, traces(1));
    await expectOnlyCheckpoints(away, 1);
    expect([...done.faults, ...away.faults]).toEqual([]);
    proctor.close();
  });
});

async function expectClean(page: Page, traces: RegExp): Promise<void> {
  const found = await everythingIn(page);
  expect(found).not.toMatch(traces);
  expect(JSON.parse(found)).toMatchObject({ sessionStorage: {}, databases: {}, caches: [], history: null });
}

/** The page's text and every store that a browser gives to this address, as one JSON text. */
function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async (checkpoints) => {
    const databases: Record<string, unknown> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error!);
      });
      for (const store of database.objectStoreNames) {
        const all = (what: 'getAll' | 'getAllKeys') =>
          new Promise<unknown[]>((resolve, reject) => {
            const asking = database.transaction(store).objectStore(store)[what]();
            asking.onsuccess = () => resolve(asking.result);
            asking.onerror = () => reject(asking.error!);
          });
        const [keys, values] = [await all('getAllKeys'), await all('getAll')];
        if (keys.length > 0) databases[`${name} ${store}`] = { keys, values };
      }
      database.close();
    }
    return JSON.stringify({
      page: document.documentElement.outerHTML,
      title: document.title,
      address: location.href,
      localStorage: Object.entries({ ...localStorage }).filter(([key]) => key !== checkpoints),
      sessionStorage: { ...sessionStorage },
      databases,
      caches: 'caches' in window ? await caches.keys() : [],
      cookies: document.cookie,
      history: history.state as unknown,
    });
  }, CHECKPOINTS);
}
