import type { Request } from 'express';
import type { Desk } from '../actions/desk.ts';
import { openStaffCookie } from '../actions/sign-in-staff.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { STAFF_COOKIE, readCookie } from './staff-cookie.ts';

export function whoAsks(desk: Desk, request: Request): Promise<StaffRecord | null> {
  return openStaffCookie(desk, readCookie(request.headers.cookie, STAFF_COOKIE));
}
