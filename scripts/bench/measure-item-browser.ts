import { createServer } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { type Page, chromium } from 'playwright-core';
import type { ItemLineWire } from '../../engine/protocol/items-http.ts';
import { listen } from '../../engine/transport/door.ts';
import { FOREVER, bareApp } from '../../engine/transport/public-pages.ts';
import { type FrameCost, costOf } from './main-thread.ts';

const ITEMS = 10_000;
const FRAMES = 240;
/** Half a screen of rows a frame: nobody turns a wheel faster. */
const PIXELS_A_FRAME = 480;

/**
 * The built page of a bank with ten thousand items at 1366×768 in a browser without a graphics card: script, style and layout of its
 * main thread while the list is scrolled, divided by the frames. Null without a browser.
 */
export async function measureItemBrowser(root: string, browserAt: string | null): Promise<FrameCost | null> {
  if (browserAt === null) return null;
  const { close, url } = await serveItems(root);
  const browser = await chromium.launch({ executablePath: browserAt, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(`${url}/bank#/bench`);
    await page.locator('.grid.lines .gbody .gr').first().waitFor();
    await scroll(page, FRAMES / 8);
    return await costOf(page, FRAMES, () => scroll(page, FRAMES));
  } finally {
    await browser.close();
    await close();
  }
}

async function serveItems(root: string): Promise<{ url: string; close: () => Promise<void> }> {
  const built = join(root, 'dist', 'proctor-console');
  const app = bareApp(false);
  const bank = { id: 'bench', title: 'Bench', language: 'en', licence: '', items: ITEMS, approved: 0 };
  app.get('/bank', (_, response) => response.sendFile(join(built, 'bank.html')));
  app.use('/console-assets/assets', express.static(join(built, 'assets'), FOREVER));
  app.get('/staff/me', (_, response) =>
    response.json({ ok: true, name: 'bench', role: 'author', usesInitialPassword: false }),
  );
  app.get('/items/banks', (_, response) => response.json({ ok: true, banks: [bank] }));
  app.get('/items/banks/bench', (_, response) => response.json({ ok: true, items: madeLines() }));
  app.get('/items/banks/bench/usage', (_, response) => response.json({ ok: true, uses: [] }));
  const http = createServer(app);
  const port = await listen(http, { host: '127.0.0.1', port: 0 });
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => http.close(() => resolve())) };
}

function madeLines(): ItemLineWire[] {
  return Array.from({ length: ITEMS }, (_, place) => ({
    id: `SOAL-${String(place + 1).padStart(5, '0')}`,
    step: (['draft', 'submitted', 'reviewed', 'approved'] as const)[place % 4] ?? 'draft',
    version: 1 + (place % 3),
    approved: place % 4 === 3 ? 1 : null,
    kind: (['single-choice', 'weighted-choice', 'numeric'] as const)[place % 3] ?? 'numeric',
    section: 'TIU',
    topic: `topik-${place % 40}`,
    difficulty: (['easy', 'medium', 'hard'] as const)[place % 3] ?? 'easy',
    tags: [`paket-${place % 12}`, 'tahun-2026'],
    said: `Sebuah bus berangkat pukul ${place % 24}.15 dan tiba ${place} menit kemudian; berapa lama perjalanannya?`,
    author: `penulis-${place % 9}`,
    at: 1_790_000_000_000 + place,
  }));
}

/** One step a frame, so that no frame has two and none is without. */
async function scroll(page: Page, frames: number): Promise<void> {
  const moved = await page.locator('.grid.lines').evaluate(
    async (table, { count, pixels }) => {
      const { requestAnimationFrame: next } = globalThis as unknown as {
        requestAnimationFrame(then: () => void): void;
      };
      const from = table.scrollTop;
      for (let frame = 0; frame < count; frame += 1) {
        table.scrollTop += pixels;
        await new Promise<void>((resolve) => next(resolve));
      }
      return table.scrollTop - from;
    },
    { count: frames, pixels: PIXELS_A_FRAME },
  );
  if (moved < (frames * PIXELS_A_FRAME) / 2) throw new RangeError(`the list moved ${moved} pixels only`);
}
