import type { Request } from 'express';
import type { Desk } from '../actions/desk.ts';
import { type SignedInStaff, openStaffSession } from '../actions/staff-sessions.ts';
import { STAFF_COOKIE, readCookie } from './staff-cookie.ts';

export function whoAsks(desk: Desk, request: Request): Promise<SignedInStaff | null> {
  return openStaffSession(desk, readCookie(request.headers.cookie, STAFF_COOKIE));
}
