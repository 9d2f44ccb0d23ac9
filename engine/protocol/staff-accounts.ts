import { z } from 'zod';
import { ROLES } from '#domain/staff/role.ts';
import { moment, refused, typedText } from './wire-types.ts';

/** Accounts of the staff under `/staff/accounts`, and one's own second factor under `/staff/factor`. */

const role = z.enum(ROLES);
const rooms = z.union([z.literal('all'), z.array(z.string().trim().min(1).max(60)).min(1).max(200)]);
const name = z.string().trim().min(1).max(60);
const code = z.string().trim().min(1).max(20);

export const makeAccountMessage = z.strictObject({ name, role, rooms });
export const accountActMessage = z.strictObject({
  name,
  reason: typedText(3, 300),
  what: z.discriminatedUnion('act', [
    z.strictObject({ act: z.enum(['lock', 'unlock', 'reset']) }),
    z.strictObject({ act: z.literal('sign-out'), session: z.string().max(40).nullable() }),
    z.strictObject({ act: z.literal('place'), role, rooms }),
  ]),
});
export const factorCodeMessage = z.strictObject({ code });
export type MakeAccount = z.infer<typeof makeAccountMessage>;
export type AccountActMessage = z.infer<typeof accountActMessage>;

export const accountList = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    accounts: z.array(
      z.strictObject({
        name: z.string(),
        role: z.string(),
        rooms,
        lockedAt: moment.nullable(),
        /** Has not replaced the password that somebody else has known. */
        isNew: z.boolean(),
        hasSecondFactor: z.boolean(),
        mayManage: z.boolean(),
        sessions: z.array(
          z.strictObject({
            id: z.string(),
            startedAt: moment,
            usedAt: moment,
            address: z.string(),
            isThis: z.boolean(),
          }),
        ),
      }),
    ),
    /** The newest first. */
    journal: z.array(
      z.strictObject({
        no: z.int(),
        at: moment,
        by: z.string(),
        act: z.string(),
        name: z.string(),
        reason: z.string(),
      }),
    ),
    /** The first line that does not follow from the one before it. */
    brokenAt: z.int().nullable(),
  }),
  refused,
]);
export type AccountList = z.infer<typeof accountList>;

/** `password`: of a new account, or after a reset; told this once. */
export const accountActed = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), password: z.string().nullable() }),
  refused,
]);
export type AccountActed = z.infer<typeof accountActed>;

export const factorState = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), isOn: z.boolean(), codesLeft: z.int() }),
  refused,
]);
export type FactorState = z.infer<typeof factorState>;

/** `key` to be typed, `address` to be scanned. */
export const factorBegun = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), key: z.string(), address: z.string() }),
  refused,
]);
export type FactorBegun = z.infer<typeof factorBegun>;

export const factorConfirmed = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), codes: z.array(z.string()) }),
  refused,
]);
export type FactorConfirmed = z.infer<typeof factorConfirmed>;
