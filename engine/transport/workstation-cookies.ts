import type { CookieOptions, Response } from 'express';
import type { ShownWorkstation } from '../actions/workstations.ts';
import { readCookie } from './staff-cookie.ts';

const CREDENTIAL = 'terang-workstation';
const TICKET = 'terang-pairing';
const LASTS_MS = 400 * 86_400_000;

/** No script reads them, and no other site's page sends them. */
function kept(isEncrypted: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure: isEncrypted };
}

/** What a request or the handshake of a socket brings along. */
export function shownBy(cookies: string | undefined): ShownWorkstation {
  return { credential: readCookie(cookies, CREDENTIAL), ticket: readCookie(cookies, TICKET) };
}

/** Outlives the browser, as the computer is the same tomorrow. */
export function keepCredential(response: Response, credential: string, isEncrypted: boolean): void {
  response.cookie(CREDENTIAL, credential, { ...kept(isEncrypted), maxAge: LASTS_MS });
}

export function keepTicket(response: Response, ticket: string, isEncrypted: boolean): void {
  response.cookie(TICKET, ticket, kept(isEncrypted));
}
