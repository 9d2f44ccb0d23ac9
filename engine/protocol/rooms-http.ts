import { z } from 'zod';
import type { PlanFault } from '#domain/room/room-plan.ts';
import { LONGEST_ROOM, MOST_LINES } from '#domain/room/room-plan.ts';
import { type Refused, typedText } from './wire-types.ts';

/** `GET /rooms` · `PUT /rooms` (one room as it is from now on) · `POST /rooms/remove`; each answered by all rooms. */

const roomCell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('aisle') }),
  z.strictObject({ kind: z.literal('pillar') }),
  z.strictObject({ kind: z.literal('seat'), seat: z.string().max(40), spare: z.boolean() }),
]);
const lines = z.int().min(1).max(MOST_LINES);

export const roomPlan = z.strictObject({
  name: typedText(1, LONGEST_ROOM),
  rows: lines,
  columns: lines,
  cells: z
    .array(roomCell)
    .min(1)
    .max(MOST_LINES * MOST_LINES),
  apart: z.boolean(),
});

/** `before` is the name that the room has had until now; null for a new one. */
export const layOutRoomMessage = z.strictObject({ before: typedText(1, LONGEST_ROOM).nullable(), plan: roomPlan });
export const removeRoomMessage = z.strictObject({ name: typedText(1, LONGEST_ROOM) });
export type LayOutRoom = z.infer<typeof layOutRoomMessage>;

/** `GET /sessions/:id/rooms`: as they were when the session was prepared; none where seats are the roster's. */
export type SessionRoomsReply = { readonly ok: true; readonly rooms: readonly z.infer<typeof roomPlan>[] } | Refused;

/** `GET /sessions/:id/seats`: who sits where, by room and seat; empty before the lots, and where seats are the roster's. */
export interface SeatedWire {
  readonly room: string;
  readonly seat: string;
  readonly number: string;
  readonly name: string;
  /** Put there by the roster and not by lot. */
  readonly isKept: boolean;
  /** Moved there since the lots. */
  readonly isMoved: boolean;
}
export type SeatsReply =
  | {
      readonly ok: true;
      readonly title: { readonly id: string; readonly en: string };
      readonly seats: readonly SeatedWire[];
    }
  | Refused;

/** With any fault nothing was kept. */
export type RoomsReply =
  | { readonly ok: true; readonly rooms: readonly z.infer<typeof roomPlan>[]; readonly faults: readonly PlanFault[] }
  | Refused;
