import type { Request, RequestHandler, Response } from 'express';
import { refuse } from '#domain/session/refusal.ts';
import { ROUTES, type RouteName, may, routeOf } from '#domain/staff/permissions.ts';
import type { Desk } from '../actions/desk.ts';
import type { SignedInStaff } from '../actions/staff-sessions.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { whoAsks } from './ask-staff.ts';
import { noSuchPage } from './public-pages.ts';

/** A picture is asked for by a page's own mark-up, which sends no header of ours. */
const WITHOUT_HEADER: readonly RouteName[] = ['GET /items/banks/:bank/media/:name'];

/** What has no line in the table is not there, whatever a router below would do with it. */
export const onlyListed: RequestHandler = (request, response, next) => {
  if (routeOf(request.method, request.path) === null) return noSuchPage(request, response, next);
  next();
};

/** Stands before all that staff ask for: from our own page, by somebody whom the table lets. */
export function permit(desk: Desk): RequestHandler {
  return async (request, response, next) => {
    const route = routeOf(request.method, request.baseUrl + request.path);
    if (route === null) return noSuchPage(request, response, next);
    const stranger = isForeign(request) ? 'it comes from a page of another site' : lacksHeader(request, route);
    if (stranger !== null) return void response.status(403).json(refuse('not-allowed', { detail: stranger }));
    const who = ROUTES[route];
    if (who === 'anybody') return next();
    const found = await whoAsks(desk, request);
    if (found === null) return void response.status(401).json(refuse('not-signed-in'));
    const { staff } = found;
    if (who !== 'own-account' && staff.usesInitialPassword) {
      return void response.status(403).json(refuse('password-must-change'));
    }
    if (who !== 'own-account' && !may(staff.role, who)) {
      return void response.status(403).json(refuse('not-allowed'));
    }
    response.locals['signedIn'] = found;
    next();
  };
}

/** Who asks, as the gate has found. */
export function signedInOf(response: Response): SignedInStaff {
  const found = response.locals['signedIn'] as SignedInStaff | undefined;
  if (found === undefined) throw new Error('this route stands outside of the gate');
  return found;
}

export function staffOf(response: Response): StaffRecord {
  return signedInOf(response).staff;
}

/** A header that a page of another site cannot send without the browser asking first, and nobody says yes. */
function lacksHeader(request: Request, route: RouteName): string | null {
  if (WITHOUT_HEADER.includes(route) || request.get('x-terang') === 'console') return null;
  return 'the header x-terang is missing';
}

/** Browsers say where a call comes from; who says that it is another site, or another port of this one, is believed. */
function isForeign(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.get('origin');
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).origin !== `${request.protocol}://${request.get('host') ?? ''}`;
}
