import { type Response, Router } from 'express';
import type { RefusalWord } from '#domain/session/refusal.ts';
import type { Desk } from '../actions/desk.ts';
import { openToken } from '../actions/attempt-token.ts';
import { handOutMedium } from '../actions/hand-out-medium.ts';
import { MediaLimits } from './media-limits.ts';

const NAME = /^[0-9a-f]{64}$/;
const BEARER = /^Bearer (\S{1,400})$/;
const YEAR_SECONDS = 31_536_000;

const STATUS: Partial<Record<RefusalWord, number>> = { 'not-signed-in': 401, 'not-allowed': 404 };

/**
 * Pictures and sounds by name, to who shows the token of an attempt at work. A name tells nothing, and says for ever what its bytes
 * are. `private` and `Vary` keep them from whoever asks next from the same machine without a token.
 */
export function mediaRoutes(desk: Desk): Router {
  const router = Router();
  const limits = new MediaLimits();
  router.get('/:name', async (request, response) => {
    const { name } = request.params;
    const token = BEARER.exec(request.get('authorization') ?? '')?.[1];
    response.set({ 'Cache-Control': 'no-store', Vary: 'Authorization' });
    const seat = openToken(desk, token ?? '');
    const wait = await limits.spend(seat && JSON.stringify(seat), request.socket.remoteAddress ?? '');
    if (wait > 0) return void response.set('Retry-After', String(wait)).status(429).end();
    if (token === undefined) return void response.status(401).end();
    if (!NAME.test(name)) return void response.status(404).end();
    const handed = await handOutMedium(desk, token, name);
    if (!handed.ok) return void response.status(STATUS[handed.refusal.word] ?? 403).end();
    const { bytes, type } = handed.value;
    response.set({
      'Cache-Control': `private, max-age=${YEAR_SECONDS}, immutable`,
      'Content-Type': type,
      'Accept-Ranges': 'bytes',
      // Should a browser ever be led to open one as a page: nothing in it runs or loads.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    sendRange(response, bytes, request.range(bytes.length));
  });
  return router;
}

type Ranges = ReturnType<import('express').Request['range']>;

/** One range, as players ask for; several at once are answered with the whole. */
function sendRange(response: Response, bytes: Uint8Array, ranges: Ranges): void {
  if (ranges === -1) return void response.set('Content-Range', `bytes */${bytes.length}`).status(416).end();
  const [range, ...more] = Array.isArray(ranges) ? ranges : [];
  if (range === undefined || more.length > 0) return void response.end(bytes);
  response.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes.length}`);
  response.status(206).end(bytes.subarray(range.start, range.end + 1));
}
