import { PROTOCOL_VERSION } from '../../engine/protocol/version.ts';
import { answerParent } from './child.ts';
import { RawClient } from './raw-client.ts';
import type { CrowdRequests, CrowdSaw } from './viewer-messages.ts';

/** Enough of a frame to read its number. */
const HEAD = /^42\/live,\["frame",\{"frame":(\d+)/;

interface Viewer {
  readonly client: RawClient;
  /** Number of the last frame; null before the first. */
  last: number | null;
  frames: number;
}

const crowd: Viewer[] = [];
let gaps = 0;
let lost = 0;

async function watch({ count, port, rampMs, session }: CrowdRequests['watch']['ask']) {
  const began = performance.now();
  const waited = await Promise.all(
    Array.from({ length: count }, async (_, place) => {
      await until(began + (rampMs * place) / count);
      return joinAgain(port, session);
    }),
  );
  return { slowestMs: Math.max(...waited.map(({ ms }) => ms)), boardBytes: waited[0]?.boardBytes ?? 0 };
}

const MOST_TRIES = 5;
const TRY_AGAIN_MS = 500;

/** A page whose connection does not come about tries again, and so does this. */
async function joinAgain(port: number, session: string): Promise<{ ms: number; boardBytes: number }> {
  const began = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      const { boardBytes } = await join(port, session);
      return { ms: performance.now() - began, boardBytes };
    } catch (fault) {
      if (tries === MOST_TRIES) throw fault;
      await until(performance.now() + TRY_AGAIN_MS * tries);
    }
  }
}

/** From the first byte of the connection to the whole board. */
async function join(port: number, session: string): Promise<{ ms: number; boardBytes: number }> {
  const began = performance.now();
  const viewer: Viewer = { client: await RawClient.open(port, ['/live']), last: null, frames: 0 };
  viewer.client.events = { onEvent: (_, text) => hear(viewer, text) };
  for (;;) {
    const message = { version: PROTOCOL_VERSION, sessionId: session, gzip: true };
    const reply = await viewer.client.ask<number | { refusal: { retryAfterMs?: number } }>(
      '/live',
      'watch-board',
      message,
    );
    // Of bytes their number is told.
    if (typeof reply === 'number') {
      viewer.client.events = { ...viewer.client.events, onClose: () => (lost += 1) };
      crowd.push(viewer);
      return { ms: performance.now() - began, boardBytes: reply };
    }
    await until(performance.now() + (reply.refusal.retryAfterMs ?? 1_000));
  }
}

function hear(viewer: Viewer, text: string): void {
  const frame = Number(HEAD.exec(text.slice(0, 60))?.[1] ?? Number.NaN);
  if (Number.isNaN(frame)) return;
  if (viewer.last !== null && frame !== viewer.last + 1) gaps += 1;
  viewer.last = frame;
  viewer.frames += 1;
}

function tell(): CrowdSaw {
  const frames = crowd.reduce((sum, viewer) => sum + viewer.frames, 0);
  const fewest = crowd.reduce((least, viewer) => Math.min(least, viewer.frames), Number.MAX_SAFE_INTEGER);
  const saw = { viewers: crowd.length, frames, gaps, lost, fewest };
  for (const viewer of crowd) viewer.frames = 0;
  gaps = 0;
  return saw;
}

function until(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
}

function leave(): null {
  for (const { client } of crowd.splice(0)) {
    client.events = {};
    client.destroy();
  }
  return null;
}

answerParent<CrowdRequests>({ watch, tell, leave }, null);
