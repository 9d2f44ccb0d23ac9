import { z } from 'zod';
import { CLIENT_TIERS } from '#domain/lockdown/client-tier.ts';
import { moment, refused, typedText } from './wire-types.ts';

/** `GET /staff/workstations` and, under it, `POST approve`, `decline`, `rename`, `revoke`. */

const code = z.string().trim().min(1).max(20);
const id = z.string().regex(/^[0-9a-f]{16}$/);
const place = { name: typedText(1, 60), room: typedText(0, 60), seat: typedText(0, 20) };
/** Whether it may be empty is the engine's to say: it depends on the hour. */
const reason = typedText(0, 300);

export const approveWorkstation = z.strictObject({
  code,
  ...place,
  /** Who approves has looked at the computer and seen that it is a managed kiosk. */
  isKiosk: z.boolean(),
  /** Whoever has this name now gives way. */
  replaces: z.boolean(),
  reason,
});
export const declineWorkstation = z.strictObject({ code });
export const renameWorkstation = z.strictObject({ id, ...place, reason });
export const revokeWorkstation = z.strictObject({ id, reason });

export const waitingWorkstation = z.strictObject({
  code: z.string(),
  since: moment,
  /** As the engine sees it. */
  address: z.string(),
  suggestedName: z.string(),
  tier: z.enum(CLIENT_TIERS),
});
export type WaitingWorkstation = z.infer<typeof waitingWorkstation>;

export const enrolledWorkstation = z.strictObject({
  id: z.string(),
  name: z.string(),
  room: z.string(),
  seat: z.string(),
  isKiosk: z.boolean(),
  approvedAt: moment,
  approvedBy: z.string(),
  /** Somebody is signed in there, and connected. */
  isInUse: z.boolean(),
});
export type EnrolledWorkstation = z.infer<typeof enrolledWorkstation>;

export const workstationList = z.union([
  z.strictObject({
    ok: z.literal(true),
    serverAt: moment,
    /** A session is open: whoever lets a computer in now says why. */
    needsReason: z.boolean(),
    waiting: z.array(waitingWorkstation),
    enrolled: z.array(enrolledWorkstation),
  }),
  refused,
]);
export type WorkstationList = z.infer<typeof workstationList>;

export type ApproveWorkstation = z.infer<typeof approveWorkstation>;
export type RenameWorkstation = z.infer<typeof renameWorkstation>;
export type RevokeWorkstation = z.infer<typeof revokeWorkstation>;
