import { type Request, type Response, Router } from 'express';
import type { Desk } from '../actions/desk.ts';

const NONCE_BYTES = 16;
const HASH = /^[0-9a-f]{64}$/;
const LONGEST_NAME = 60;

/**
 * Where Safe Exam Browser begins: each load of the page gets an address of its own. What the browser shows in headers is kept
 * with the address; engines that send none show it by script when the person signs in.
 */
export function enterRoutes({ desk, page }: { desk: Desk; page: string }): Router {
  const router = Router();
  router.get('/', (request, response) => sendToNew(desk, request, response));
  router.get('/:nonce', (request, response) => {
    const isFirst =
      request.method === 'GET' && desk.entries.open(request.params.nonce, shownBy(desk, request), desk.now());
    if (isFirst) response.set('Cache-Control', 'no-store').sendFile(page);
    else sendToNew(desk, request, response);
  });
  return router;
}

/** A name that the technician gave the computer in its address comes along; nothing else of it does. */
function sendToNew(desk: Desk, request: Request, response: Response): void {
  const nonce = Buffer.from(desk.randomBytes(NONCE_BYTES)).toString('base64url');
  desk.entries.issue(nonce, request.socket.remoteAddress ?? '', desk.now());
  response.set('Cache-Control', 'no-store').redirect(302, `/enter/${nonce}${nameIn(request)}`);
}

function nameIn({ query }: Request): string {
  const name = query['workstation'];
  if (typeof name !== 'string') return '';
  return `?workstation=${encodeURIComponent(
    [...name]
      .slice(0, LONGEST_NAME)
      .join('')
      .replace(/\p{Cs}/gu, ''),
  )}`;
}

function shownBy(desk: Desk, request: Request) {
  const host = request.get('host') ?? '';
  return {
    url: `${desk.publicOrigin ?? `${request.protocol}://${host}`}${request.originalUrl}`,
    configKeyHashes: hashIn(request, 'x-safeexambrowser-configkeyhash'),
    browserExamKeyHashes: hashIn(request, 'x-safeexambrowser-requesthash'),
  };
}

function hashIn(request: Request, header: string): string[] {
  const value = request.get(header)?.toLowerCase() ?? '';
  return HASH.test(value) ? [value] : [];
}
