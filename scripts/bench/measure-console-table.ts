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
/** Half a screen of rows a frame: nobody turns a wheel faster. */
const PIXELS_A_FRAME = 480;
const SORTS = 24;
const SORT_EVERY_MS = 250;
/** Number, name, state and how many are answered: the heads after that of the seat. */
const SORTED_HEADS = 4;

export interface TableCosts {
  /** Each difference of a hundred changed rows, ten a second. */
  readonly changes: FrameCost;
  /** Each frame while the table is scrolled and such differences come; what they cost is in it. */
  readonly scrolling: FrameCost;
  /** Each press on a column's head while they come, without what they cost by themselves. */
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
    const scrolling = await whileChanging(io, room, () => costOf(page, SCROLLED_FRAMES, () => scroll(page)));
    const whole = await whileChanging(io, room, () => costOf(page, SORTS, () => sort(page)));
    return { changes, scrolling, sorting: without(whole, changes, SORT_EVERY_MS / EVERY_MS) };
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

async function whileChanging<T>(io: Server, room: MadeRoom, act: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => send(io, room), EVERY_MS);
  try {
    return await act();
  } finally {
    clearInterval(timer);
  }
}

/** One step a frame, so that no frame has two and none is without. */
async function scroll(page: Page): Promise<void> {
  const moved = await page.locator('.tb .grid').evaluate(
    async (table, { count, pixels }) => {
      const { requestAnimationFrame: next } = globalThis as unknown as {
        requestAnimationFrame(then: () => void): void;
      };
      let way = 0;
      for (let frame = 0; frame < count; frame += 1) {
        const before = table.scrollTop;
        // Down to the last row, then up again.
        table.scrollTop += frame < count / 2 ? pixels : -pixels;
        way += Math.abs(table.scrollTop - before);
        await new Promise<void>((resolve) => next(resolve));
      }
      return way;
    },
    { count: SCROLLED_FRAMES, pixels: PIXELS_A_FRAME },
  );
  if (moved < (SCROLLED_FRAMES * PIXELS_A_FRAME) / 2) throw new RangeError(`the table moved ${moved} pixels only`);
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

function without(whole: FrameCost, part: FrameCost, times: number): FrameCost {
  const left = (of: (cost: FrameCost) => number): number => Math.max(0, of(whole) - times * of(part));
  return {
    scriptMs: left(({ scriptMs }) => scriptMs),
    styleMs: left(({ styleMs }) => styleMs),
    layoutMs: left(({ layoutMs }) => layoutMs),
    totalMs: left(({ totalMs }) => totalMs),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
