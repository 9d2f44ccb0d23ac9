import { createServer } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { type Page, chromium } from 'playwright-core';
import type { Server } from 'socket.io';
import { attachSockets } from '../../engine/transport/attach-sockets.ts';
import { listen } from '../../engine/transport/door.ts';
import { FOREVER, bareApp } from '../../engine/transport/public-pages.ts';
import { MADE_ROOM, MadeRoom } from './made-room.ts';
import { type FrameCost, costOf } from './main-thread.ts';

const ROWS = 2_000;
const CHANGES = 100;
/** As far apart as the engine sends them. */
const EVERY_MS = 100;
const WARM_UP = 20;
const DIFFERENCES = 100;
const SCROLLED_FRAMES = 240;
/** A tenth of a second at sixty frames. */
const FRAMES_A_CHANGE = 6;
/** Half a screen of rows a frame: nobody turns a wheel faster. */
const PIXELS_A_FRAME = 480;
const SORTS = 24;
const SORT_EVERY_MS = 250;
/** Number, name, state and how many are answered: the heads after that of the seat. */
const SORTED_HEADS = 4;

export interface TableCosts {
  /** Each difference of a hundred changed rows, ten a second. */
  readonly changes: FrameCost;
  /** Each frame while the table is scrolled and such a difference comes with every sixth; what they cost is in it. */
  readonly scrolling: FrameCost;
  /** Each press on a column's head. */
  readonly sorting: FrameCost;
}

/** The built console of a hall of two thousand at 1920×1080 in a browser without a graphics card. Null without a browser. */
export async function measureConsoleTable(root: string, browserAt: string | null): Promise<TableCosts | null> {
  if (browserAt === null) return null;
  const room = new MadeRoom(() => Date.now(), ROWS);
  const { close, io, url } = await serveRoom(root, room);
  const browser = await chromium.launch({ executablePath: browserAt, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${url}/console#/sesi/${MADE_ROOM}`);
    await page.locator('.gbody .gr').first().waitFor();
    await advance(io, room, WARM_UP);
    const changes = await costOf(page, DIFFERENCES, () => advance(io, room, DIFFERENCES));
    const scrolling = await costOf(page, SCROLLED_FRAMES, () => scroll(page, () => send(io, room)));
    const sorting = await costOf(page, SORTS, () => sort(page));
    return { changes, scrolling, sorting };
  } finally {
    await browser.close();
    await close();
  }
}

/** The staff's wire as far as a console that looks at one session uses it. */
async function serveRoom(
  root: string,
  room: MadeRoom,
): Promise<{ url: string; io: Server; close: () => Promise<void> }> {
  const built = join(root, 'dist', 'proctor-console');
  const app = bareApp(false);
  const me = { ok: true, name: 'bench', role: 'committee', usesInitialPassword: false };
  app.get('/console', (_, response) => response.sendFile(join(built, 'monitor.html')));
  app.use('/console-assets/assets', express.static(join(built, 'assets'), FOREVER));
  app.get('/staff/me', (_, response) => response.json(me));
  app.get(`/sessions/${MADE_ROOM}/rooms`, (_, response) => response.json({ ok: true, rooms: [] }));
  const http = createServer(app);
  const io = attachSockets(http, false, () => true);
  io.of('/staff').on('connection', (socket) => {
    socket.on('watch', (_: unknown, reply: (answer: unknown) => void) => {
      void socket.join(MADE_ROOM);
      reply({ ok: true, snapshot: room.whole() });
    });
  });
  const port = await listen(http, { host: '127.0.0.1', port: 0 });
  return { url: `http://127.0.0.1:${port}`, io, close: () => io.close() };
}

function send(io: Server, room: MadeRoom): void {
  io.of('/staff').to(MADE_ROOM).emit('monitor', room.advance(CHANGES));
}

async function advance(io: Server, room: MadeRoom, differences: number): Promise<void> {
  for (let sent = 0; sent < differences; sent += 1) {
    send(io, room);
    await pause(EVERY_MS);
  }
}

/** There and back, with a change of the room after so many frames as pass between two of them. */
async function scroll(page: Page, change: () => void): Promise<void> {
  let moved = 0;
  for (let frame = 0; frame < SCROLLED_FRAMES; frame += FRAMES_A_CHANGE) {
    change();
    moved += await scrollSome(page, frame < SCROLLED_FRAMES / 2 ? PIXELS_A_FRAME : -PIXELS_A_FRAME);
  }
  if (moved < (SCROLLED_FRAMES * PIXELS_A_FRAME) / 2) throw new RangeError(`the table moved ${moved} pixels only`);
}

/** One step a frame, so that no frame has two and none is without. Gives how far it went. */
function scrollSome(page: Page, pixels: number): Promise<number> {
  return page.locator('.tb .grid').evaluate(
    async (table, { count, step }) => {
      const { requestAnimationFrame: next } = globalThis as unknown as {
        requestAnimationFrame(then: () => void): void;
      };
      const from = table.scrollTop;
      for (let frame = 0; frame < count; frame += 1) {
        table.scrollTop += step;
        await new Promise<void>((resolve) => next(resolve));
      }
      return Math.abs(table.scrollTop - from);
    },
    { count: FRAMES_A_CHANGE, step: pixels },
  );
}

async function sort(page: Page): Promise<void> {
  const heads = page.locator('.tb .ghead [role=columnheader] button');
  for (let press = 0; press < SORTS; press += 1) {
    // Each column twice, as up and down are different orders.
    await heads.nth(1 + (Math.floor(press / 2) % SORTED_HEADS)).evaluate((head) => {
      (head as unknown as { click(): void }).click();
    });
    await pause(SORT_EVERY_MS);
  }
  const sorted = await page.locator('.tb .ghead [aria-sort=ascending], .tb .ghead [aria-sort=descending]').count();
  if (sorted !== 1) throw new RangeError('the table was not sorted');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
