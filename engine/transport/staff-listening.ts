import type { z } from 'zod';
import type { Decision } from '#domain/session/refusal.ts';
import type { MessageOf } from '#protocol/event-map.ts';
import type { Acted } from '#protocol/proctor-down.ts';
import type { StaffUpEvents } from '#protocol/staff-events.ts';
import type { Hall } from '../actions/hall.ts';
import type { ActOutcome, Actor } from '../actions/staff-act.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import type { Answer } from './answer-messages.ts';

/** Takes a message of the staff's wire: whoever says it is signed in, may say it, and about whom it is they reach. */
export type Listen = <
  E extends keyof StaffUpEvents,
  Message extends MessageOf<StaffUpEvents, E> & { sessionId: string },
>(
  deed: E,
  schema: z.ZodType<Message>,
  act: (
    hall: Hall,
    message: Message,
    staff: StaffRecord,
  ) => Answer<StaffUpEvents, E> | Promise<Answer<StaffUpEvents, E>>,
) => void;

export function actor(staff: StaffRecord, reason: string): Actor {
  return { name: staff.name, reason };
}

export function actedOf(outcome: Decision<ActOutcome>): Acted {
  if (!outcome.ok) return outcome;
  const { affected, entryIndex, spared } = outcome.value;
  return { ok: true, affected: [...affected], spared: [...spared], entryIndex };
}
