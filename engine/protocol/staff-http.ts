import { z } from 'zod';
import { SIGNS } from '#domain/lockdown/sign.ts';
import { ROLES } from '#domain/staff/role.ts';
import { length, moment, refused, typedText } from './wire-types.ts';

/** `POST /staff/sign-in`, `POST /staff/sign-out`, `POST /staff/password`, `GET /staff/me`, `GET /staff/sessions/:id/pin` (who saw it), `POST` of the same (shows it, once),
 * `GET /staff/sessions/:id/people/:number/signs`. */

export const role = z.enum(ROLES);

export const staffSignIn = z.strictObject({
  name: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
  /** Of the second factor, or of the paper beside it, where the account has one. */
  code: z.string().trim().max(20).optional(),
});

export const changePassword = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});

export const staffMe = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), name: z.string(), role, usesInitialPassword: z.boolean() }),
  refused,
]);
export type StaffMe = z.infer<typeof staffMe>;

/** `renew`: another one, and the one before is void. */
export const askSessionPin = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('show') }),
  z.strictObject({ act: z.literal('renew'), reason: typedText(3, 300) }),
]);
/** Who was shown the PIN last; null while nobody was. */
export type PinSeen =
  { readonly ok: true; readonly seen: { readonly by: string; readonly at: number } | null } | z.infer<typeof refused>;
export type PinShown = { readonly ok: true; readonly pin: string } | z.infer<typeof refused>;

/** One person's signs, the newest first; those below a notice are not in the ledger and are forgotten with the engine's run. */
export const personSigns = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    signs: z.array(
      z.strictObject({
        at: moment,
        kind: z.enum(SIGNS),
        durationMs: length,
        count: z.int(),
        pos: z.int().nullable(),
        recorded: z.boolean(),
      }),
    ),
  }),
  refused,
]);
export type PersonSigns = z.infer<typeof personSigns>;
