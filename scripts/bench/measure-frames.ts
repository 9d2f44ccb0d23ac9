import { createServer } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { chromium } from 'playwright-core';
import { listen } from '../../engine/transport/door.ts';
import { attachSockets } from '../../engine/transport/attach-sockets.ts';
import { FOREVER, bareApp } from '../../engine/transport/public-pages.ts';
import { ScoreboardGateway } from '../../engine/transport/scoreboard-gateway.ts';
import { MADE_SESSION, MadeBoard } from './made-board.ts';
import { type FrameCost, costOf } from './main-thread.ts';

const ROWS = 2_000;
const CHANGES = 100;
/** As far apart as frames of `running` are. */
const EVERY_MS = 250;
const WARM_UP = 12;
const FRAMES = 80;
const PLENTY = 10_000;

export interface FrameCosts {
  readonly page: FrameCost;
  readonly projector: FrameCost;
}

/**
 * Both looks of the built board at 1920×1080 in a browser without a graphics card: script, style and layout of everything that the
 * page does between the first and the last of eighty frames, moving rows included, divided by the frames. Told in time of its main
 * thread, so that what others do on the machine is not in it. Null without a browser.
 */
export async function measureFrames(root: string, browserAt: string | null): Promise<FrameCosts | null> {
  if (browserAt === null) return null;
  const board = new MadeBoard(() => Date.now(), ROWS);
  const { close, url } = await serveMade(root, board);
  const browser = await chromium.launch({ executablePath: browserAt, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const measured = async (wishes: string): Promise<FrameCost> => {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      await page.goto(`${url}/live?session=${MADE_SESSION}&${wishes}`);
      await page.locator('.br').first().waitFor();
      await advance(board, WARM_UP);
      const cost = await costOf(page, FRAMES, () => advance(board, FRAMES));
      await page.close();
      return cost;
    };
    return { page: await measured(''), projector: await measured('projector=1') };
  } finally {
    await browser.close();
    await close();
  }
}

async function serveMade(root: string, board: MadeBoard): Promise<{ url: string; close: () => Promise<void> }> {
  const built = join(root, 'dist', 'proctor-console');
  const app = bareApp(false);
  app.get('/live', (_, response) => response.sendFile(join(built, 'scoreboard.html')));
  app.use('/console-assets/assets', express.static(join(built, 'assets'), FOREVER));
  const http = createServer(app);
  const io = attachSockets(http, false, () => true);
  const surroundings = { now: Date.now, log: pino({ level: 'silent' }), messagesPerSecond: PLENTY };
  new ScoreboardGateway(board, io.of('/live'), surroundings);
  const port = await listen(http, { host: '127.0.0.1', port: 0 });
  return { url: `http://127.0.0.1:${port}`, close: () => io.close() };
}

async function advance(board: MadeBoard, frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame += 1) {
    board.advance(CHANGES);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
