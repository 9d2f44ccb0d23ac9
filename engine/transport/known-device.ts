import type { Request, Response } from 'express';
import type { Desk } from '../actions/desk.ts';
import { openClaims, signClaims } from '../actions/signed-claims.ts';
import { readCookie } from './staff-cookie.ts';

const DEVICE_COOKIE = 'terang-device';
const HALF_A_YEAR_MS = 180 * 86_400_000;

/** Whether this browser has signed in to the account before; it opens nothing by itself. */
export function isKnownDevice(desk: Desk, request: Request, name: string): boolean {
  const claims = openClaims(desk, 'staff-device', readCookie(request.headers.cookie, DEVICE_COOKIE));
  return claims !== null && (claims[0] as readonly string[]).includes(name);
}

/** The browser is known from now on, beside whoever else has signed in there. */
export function rememberDevice(desk: Desk, request: Request, response: Response, name: string): void {
  const claims = openClaims(desk, 'staff-device', readCookie(request.headers.cookie, DEVICE_COOKIE));
  const known = claims === null ? [] : (claims[0] as readonly string[]);
  const names = [name, ...known.filter((other) => other !== name)].slice(0, 10);
  const value = signClaims(desk, 'staff-device', [names]);
  const how = { httpOnly: true, sameSite: 'strict', path: '/staff', maxAge: HALF_A_YEAR_MS } as const;
  response.cookie(DEVICE_COOKIE, value, { ...how, secure: request.secure });
}
