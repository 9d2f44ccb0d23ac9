import { z } from 'zod';
import { refused } from './wire-types.ts';

/** `POST /staff/sign-in`, `POST /staff/sign-out`, `POST /staff/password`, `GET /staff/me`, `GET /staff/sessions/:id/pin`. */

export const roles = ['proctor', 'committee', 'observer'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const staffSignIn = z.strictObject({
  name: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
});

export const changePassword = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(12).max(200),
});

export const staffMe = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), name: z.string(), role, usesInitialPassword: z.boolean() }),
  refused,
]);
export type StaffMe = z.infer<typeof staffMe>;
