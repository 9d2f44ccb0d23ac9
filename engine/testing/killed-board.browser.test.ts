import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';
const terang = resolve(import.meta.dirname, '..', '..', 'dist', 'terang.mjs');

jest.setTimeout(240_000);

/** `terang board` as a process that can be killed. */
class BoardProcess {
  private readonly gone: Promise<void>;

  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {
    this.gone = new Promise((done) => child.once('exit', () => done()));
  }

  static async start(hall: TestEngine, port = 0): Promise<BoardProcess> {
    const key = join(hall.dataDir, 'board-tap.key');
    const args = ['board', '--from', hall.url, '--key', key, '--host', '127.0.0.1', '--port', String(port)];
    const child = spawn(process.execPath, [terang, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise<string>((told, failed) => {
      createInterface({ input: child.stdout }).once('line', told);
      child.once('exit', () => failed(new Error('the board ended before it served')));
    });
    return new BoardProcess(Number(/:(\d+)\/live/.exec(line)?.[1]), child);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}

/** What the page is told over its line: consecutive numbers after each whole board. */
function watchFrames(page: Page): { gaps: number; wholes: number; frames: number; loads: number } {
  const seen = { gaps: 0, wholes: 0, frames: 0, loads: 0 };
  page.on('load', () => (seen.loads += 1));
  page.on('websocket', (socket) => {
    let last: number | null = null;
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string') return void (seen.wholes += 1);
      const told = /^42\/live,\["frame",\{"frame":(\d+)/.exec(payload)?.[1];
      if (told === undefined) return;
      if (last !== null && Number(told) !== last + 1) seen.gaps += 1;
      last = Number(told);
      seen.frames += 1;
    });
  });
  return seen;
}

describe('a board process that is killed under an open page', () => {
  let browser: Browser;
  let hall: TestEngine;
  let board: BoardProcess;
  const clients: { close(): void }[] = [];
  afterAll(async () => {
    for (const client of clients) client.close();
    await browser?.close();
    await board?.kill();
    await hall?.end();
  });

  withBrowser(
    'the page says that it is out of date, keeps what it has, and goes on by itself when it is back',
    async () => {
      hall = await startTestEngine(4);
      board = await BoardProcess.start(hall);
      browser = await openBrowser();
      const proctor = await TestProctor.signIn(hall.url, hall.told);
      const candidate = new TestCandidate(hall.url);
      clients.push(proctor, candidate);
      await proctor.act('open-session', { sessionId: SESSION });
      await candidate.signIn(practice(hall.told, SESSION), 0, 'PC-0');

      const { page, faults } = await openPage(browser, 1366, 768);
      const seen = watchFrames(page);
      await page.goto(`http://127.0.0.1:${board.port}/live?session=${SESSION}&lang=id`);
      const row = page.getByRole('row').filter({ hasText: practice(hall.told, SESSION).participants[0]!.number });
      const word = (text: string) => page.locator('header .word').filter({ hasText: text }).waitFor();
      await candidate.choose(0, 1);
      await row.getByText('1 dari 15 dihitung').waitFor();
      await word('Langsung');

      const { port } = board;
      await board.kill();
      await word('Tertunda');
      await page.getByText(/usang/).first().waitFor();
      expect(await row.innerText()).toContain('1 dari 15 dihitung');
      // The exam does not wait for its board.
      expect(await candidate.choose(1, 1)).toMatchObject({ ok: true });

      board = await BoardProcess.start(hall, port);
      await row.getByText('2 dari 15 dihitung').waitFor();
      await word('Langsung');
      await candidate.choose(2, 1);
      await row.getByText('3 dari 15 dihitung').waitFor();
      // The first answer may have come with the first whole board: two differences are certain only here.
      await candidate.choose(3, 1);
      await row.getByText('4 dari 15 dihitung').waitFor();
      expect(seen).toMatchObject({ gaps: 0, wholes: 2, loads: 1 });
      expect(seen.frames).toBeGreaterThan(1);
      expect(faults).toEqual([]);
    },
  );
});
