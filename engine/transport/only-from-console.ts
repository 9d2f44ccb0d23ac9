import type { RequestHandler } from 'express';
import { refuse } from '#domain/session/refusal.ts';

/** A header that a page of another site cannot send without the browser asking first, and nobody says yes. */
export const onlyFromConsole: RequestHandler = (request, response, next) => {
  if (request.get('x-terang') === 'console') return next();
  response.status(403).json(refuse('not-allowed', { detail: 'the header x-terang is missing' }));
};
