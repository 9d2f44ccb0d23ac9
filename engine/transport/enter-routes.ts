import { type Request, type Response, Router } from 'express';
import type { Desk } from '../actions/desk.ts';

const NONCE_BYTES = 16;
const HASH = /^[0-9a-f]{64}$/;

/**
 * Where Safe Exam Browser begins: each load of the page gets an address of its own. What the browser shows in headers is kept
 * with the address; engines that send none show it by script when the person signs in.
 */
export function enterRoutes({ desk, page }: { desk: Desk; page: string }): Router {
  const router = Router();
  router.get('/', (_, response) => sendToNew(desk, response));
  router.get('/:nonce', (request, response) => {
    const isFirst =
      request.method === 'GET' && desk.entries.open(request.params.nonce, shownBy(desk, request), desk.now());
    if (isFirst) response.set('Cache-Control', 'no-store').sendFile(page);
    else sendToNew(desk, response);
  });
  return router;
}

function sendToNew(desk: Desk, response: Response): void {
  const nonce = Buffer.from(desk.randomBytes(NONCE_BYTES)).toString('base64url');
  desk.entries.issue(nonce, desk.now());
  response.set('Cache-Control', 'no-store').redirect(302, `/enter/${nonce}`);
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
