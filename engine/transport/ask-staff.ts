import type { Request, Response } from 'express';
import { refuse } from '#domain/session/refusal.ts';
import type { Desk } from '../actions/desk.ts';
import { openStaffCookie } from '../actions/sign-in-staff.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { STAFF_COOKIE, readCookie } from './staff-cookie.ts';
import { type StaffDeed, may } from './staff-permissions.ts';

export function whoAsks(desk: Desk, request: Request): Promise<StaffRecord | null> {
  return openStaffCookie(desk, readCookie(request.headers.cookie, STAFF_COOKIE));
}

/** Who asks, if they may; null when they have been refused. */
export async function whoMay(
  desk: Desk,
  deed: StaffDeed,
  request: Request,
  response: Response,
): Promise<StaffRecord | null> {
  const staff = await whoAsks(desk, request);
  if (staff !== null && may(staff.role, deed)) return staff;
  if (staff === null) response.status(401).json(refuse('not-signed-in'));
  else response.status(403).json(refuse('not-allowed'));
  return null;
}
