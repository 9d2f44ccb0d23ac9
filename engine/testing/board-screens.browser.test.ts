import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { ParticipantNumber, StaffName } from '#domain/ids.ts';
import { MINUTE } from '#domain/time.ts';
import { closeSession } from '../actions/close-session.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { openSession } from '../actions/open-session.ts';
import { changeRecorded } from './changes-recorded.ts';
import { revealBoard } from '../actions/reveal-board.ts';
import { signInCandidate } from '../actions/sign-in-candidate.ts';
import { type Engine, startEngine } from '../main.ts';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { dress } from './dress.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, optionsFor, startTestEngine } from './start-engine.ts';
import { tinyJson } from './tiny-exam.ts';
import { tinySessionPlan } from './tiny-session.ts';
import { WCAG, violations } from './violations.ts';

const SESSION = 'latihan-singkat';
/** Of a picture 1,080 pixels high: what is read from ten metres. */
const LEAST_LETTERS = 28;

jest.setTimeout(240_000);

describe('the screens of the public board', () => {
  let hall: TestEngine;
  let browser: Browser;
  const clients: { close(): void }[] = [];
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    hall = await startTestEngine(12);
    browser = await openBrowser();
    const proctor = await TestProctor.signIn(hall.url, hall.told);
    clients.push(proctor);
    await proctor.act('open-session', { sessionId: SESSION });
    for (const place of [0, 1, 2]) {
      const candidate = new TestCandidate(hall.url);
      clients.push(candidate);
      await candidate.signIn(practice(hall.told, SESSION), place, `PC-${place}`);
      await candidate.choose(0, place);
      if (place === 2) await candidate.handIn();
    }
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await browser?.close();
    await hall?.end();
  });

  const at = async (wishes: string, width = 1920, height = 1080): Promise<{ page: Page; faults: string[] }> => {
    const opened = await openPage(browser, width, height);
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    await opened.page.goto(`${hall.url}/live?session=${SESSION}&${wishes}`);
    await opened.page
      .getByText(/Selesai|Finished|Langsung|Live/)
      .first()
      .waitFor();
    return opened;
  };

  withBrowser(
    'a projector is read from ten metres: no letters smaller than 28 pixels, nothing beyond the edge',
    async () => {
      for (const language of ['id', 'en']) {
        const { page, faults } = await at(`projector=1&lang=${language}`);
        expect(await smallLetters(page)).toEqual([]);
        expect(await beyondTheEdge(page)).toEqual([]);
        expect(faults).toEqual([]);
        await page.context().close();
      }
    },
  );

  withBrowser(
    'the public page is free of violations and leads to a person on the board, in both languages',
    async () => {
      const { participants } = practice(hall.told, SESSION);
      for (const [language, width] of [
        ['id', 390],
        ['en', 1366],
      ] as const) {
        const { page, faults } = await openPage(browser, width, 844);
        // A tint that is just fading has no contrast of its own.
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.goto(`${hall.url}/portal?lang=${language}`);
        const card = page.locator('article', { has: page.locator(`input[value="${SESSION}"]`) });
        await card.locator('summary').click();
        expect(await violations(page, WCAG)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await card.locator('input[name="find"]').fill(participants[2]!.number);
        await page.keyboard.press('Enter');
        await page.locator('.pinned', { hasText: participants[2]!.number }).waitFor();
        expect(await page.locator('.why').textContent()).toMatch(/peringkat|rank/);
        expect(await violations(page, WCAG)).toEqual([]);
        await page.getByRole('button', { name: /Cara membaca|How to read this/ }).click();
        expect(await violations(page, WCAG)).toEqual([]);
        expect(faults).toEqual([]);
        expect(await page.context().cookies()).toEqual([]);
        await page.context().close();
      }
    },
  );

  withBrowser('a phone scrolls down and never sideways', async () => {
    const { page } = await at('lang=id', 390, 844);
    expect(await beyondTheEdge(page)).toEqual([]);
    await page.context().close();
  });

  withBrowser.each(['ticker', 'table'])(
    'over a stream, the %s lies on nothing and is free of violations',
    async (overlay) => {
      const { page, faults } = await at(`overlay=${overlay}&lang=en`);
      const background = (element: string) =>
        page.evaluate((of) => getComputedStyle(document.querySelector(of)!).backgroundColor, element);
      for (const element of ['html', 'body']) expect(await background(element)).toBe('rgba(0, 0, 0, 0)');
      expect(await beyondTheEdge(page)).toEqual([]);
      expect(await violations(page, WCAG)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

describe('a reveal', () => {
  let hall: Engine;
  let browser: Browser;
  let dataDir: string;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    dataDir = await partlyRevealed();
    await storeAccounts(dataDir, EVERY_ROLE);
    hall = await startEngine(optionsFor({ dataDir, port: 0 }));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
    if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
  });

  withBrowser('on the big screen and in the console is free of violations, in both languages', async () => {
    const found: string[] = [];
    const projector = await openPage(browser, 1920, 1080);
    const console_ = await openPage(browser);
    await projector.page.emulateMedia({ reducedMotion: 'reduce' });
    await enterConsole(console_.page, hall.url);
    for (const language of ['id', 'en'] as const) {
      await projector.page.goto(`${hall.url}/live?session=tiny&projector=1&lang=${language}`);
      await projector.page.locator('.br.latest').waitFor();
      expect(await smallLetters(projector.page)).toEqual([]);
      expect(await beyondTheEdge(projector.page)).toEqual([]);
      expect(await runInto(projector.page)).toEqual([]);
      await dress(console_.page, language, 'light');
      await console_.page.locator('.reveal-card').waitFor();
      for (const { page } of [projector, console_]) found.push(...(await violations(page, WCAG)));
    }
    expect(found).toEqual([]);
    expect([...projector.faults, ...console_.faults]).toEqual([]);
  });

  withBrowser('numbers of seventeen digits run into nothing on any screen, in both languages', async () => {
    for (const [width, height, wish] of [
      [390, 844, ''],
      [820, 1180, ''],
      [1366, 768, ''],
      [1920, 1080, 'projector=1'],
      [1920, 1080, 'overlay=ticker'],
      [1920, 1080, 'overlay=table'],
    ] as const) {
      for (const language of ['id', 'en']) {
        const { page, faults } = await openPage(browser, width, height);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.goto(`${hall.url}/live?session=tiny&${wish}&lang=${language}`);
        await page
          .getByText(/^2461032011000\d{4}$/)
          .first()
          .waitFor();
        expect({ width, wish, runInto: await runInto(page) }).toEqual({ width, wish, runInto: [] });
        expect(await beyondTheEdge(page)).toEqual([]);
        expect(faults).toEqual([]);
        await page.context().close();
      }
    }
  });
});

function longNumber(place: number): ParticipantNumber {
  return `2461032011000${String(place).padStart(4, '0')}` as ParticipantNumber;
}

/** A closed session behind its freeze, of which two people are revealed; its folder. */
async function partlyRevealed(): Promise<string> {
  const freeze = { lastMinutes: 4, reveal: 'staff' };
  const definition = { ...tinyJson(), clockStarts: 'session', publicBoard: { freeze } };
  const plan = tinySessionPlan('tiny', 12);
  // As long as selections write them.
  const roster = plan.roster.map((row, place) => ({ ...row, number: longNumber(place + 1) }));
  const engine = await HandClockedEngine.start({ ...plan, definition, roster });
  const { desk, hall } = engine;
  const name = 'pengawas' as StaffName;
  await openSession(desk, hall, name);
  for (let place = 1; place <= 6; place += 1) {
    const person = hall.personByNumber(longNumber(place))!;
    const entrance = { registrationPin: `PIN-${place}`, sessionPin: '234567', workstation: 'PC', socketId: 'socket' };
    await signInCandidate(desk, { ...entrance, participantNumber: person.participant.number });
    const { epoch } = person.head;
    await confirmIdentity(desk, hall, person, { epoch, confirmed: true });
    const change = { kind: 'choose', position: place, response: 1 } as const;
    await changeRecorded(desk, hall, person, { epoch, mutation: 1, clientAt: 0, change });
  }
  engine.wait(7 * MINUTE);
  await closeSession(desk, hall, { name, reason: 'selesai' });
  for (const step of ['next', 'next'] as const) {
    if (!(await revealBoard(desk, hall, { step }, name)).ok) throw new Error('nobody was revealed');
  }
  return engine.leave();
}

async function enterConsole(page: Page, url: string): Promise<void> {
  const { name, password } = EVERY_ROLE.find(({ role }) => role === 'committee')!;
  await page.goto(`${url}/console`);
  await page.getByLabel('Nama akun').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^Pantau/ }).click();
  await page.locator('.reveal-card').waitFor();
}

function smallLetters(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const { parentElement: holder, textContent: text } = node;
      // What is for ears only, and the way out under the pointer, nobody reads from afar.
      if (holder === null || (text ?? '').trim() === '' || holder.closest('.sr, .leave, script, style') !== null)
        continue;
      const size = Number.parseFloat(getComputedStyle(holder).fontSize);
      if (holder.getClientRects().length > 0 && size < least) found.push(`${text} ${size}`);
    }
    return found;
  }, LEAST_LETTERS);
}

/** Texts that run into what stands beside them. */
function runInto(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.bc, .br .who > *, .overlay .who, .overlay .names b, .words, .pol, .means, .hdr > *',
      ),
    ]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).textOverflow !== 'ellipsis')
      .filter((box) => getComputedStyle(box).display !== 'inline')
      .map((box) => `${box.className} ${box.textContent} ${box.scrollWidth} > ${box.clientWidth}`),
  );
}

function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('header *, footer *, .find *, .bh *, .overlay *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && !element.matches('.sr, .sr *') && (left < -1 || right > window.innerWidth + 1);
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent}`),
  );
}
