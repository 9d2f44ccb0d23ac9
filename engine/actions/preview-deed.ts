import { type Decision, accept } from '#domain/session/refusal.ts';
import type { Instant, Millis } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { planEnd } from './force-hand-in.ts';
import type { Hall } from './hall.ts';
import { planMove } from './move-seat.ts';
import { type Whom, planOnClocks } from './pause-and-extend.ts';
import { planRelease } from './release-sign-in.ts';
import { planFreeing } from './release-workstations.ts';
import { planMessage } from './send-message.ts';
import { type Actor, type Spared, numberOf } from './staff-act.ts';
import { planStart } from './start-separately.ts';

/** An act that one account does alone, as a console names it. */
export type DirectAct =
  | { readonly kind: 'pause' | 'unpause' | 'send-message' | 'release-workstations'; readonly whom: Whom }
  | { readonly kind: 'extend-time'; readonly whom: Whom; readonly ms: Millis; readonly seenAt: Instant | null }
  | { readonly kind: 'start-separately'; readonly whom: readonly string[] }
  | { readonly kind: 'release-sign-in' | 'force-hand-in'; readonly participantNumber: string }
  | { readonly kind: 'move-seat'; readonly participantNumber: string; readonly room: string; readonly seat: string };

export interface Foreseen {
  readonly affected: readonly string[];
  readonly spared: readonly Spared[];
}

/** Whom an act would reach at this moment, and whom not and why, by the plan that the act itself carries out. Nothing is written. */
export function previewDeed(desk: Desk, hall: Hall, act: DirectAct, by: Actor): Decision<Foreseen> {
  const now = desk.now();
  const word = { by: by.name, reason: by.reason };
  switch (act.kind) {
    case 'pause':
      return foreseen(planOnClocks(hall, act.whom, { type: 'PAUSE' }, word, now));
    case 'unpause':
      return foreseen(planOnClocks(hall, act.whom, { type: 'RESUME' }, word, now));
    case 'extend-time': {
      const { ms, seenAt, whom } = act;
      return foreseen(planOnClocks(hall, whom, { type: 'EXTENSION', ms, seenAt, by: by.name }, word, now));
    }
    case 'send-message':
      return foreseen(planMessage(hall, act.whom));
    case 'release-workstations':
      return foreseen(accept(planFreeing(hall, act.whom)));
    case 'start-separately':
      return foreseen(planStart(hall, act.whom));
    case 'release-sign-in':
      return aboutOne(act, planRelease(hall, act.participantNumber));
    case 'force-hand-in':
      return aboutOne(act, planEnd(hall, act.participantNumber, by, now));
    case 'move-seat':
      return aboutOne(act, planMove(hall, act.participantNumber, { room: act.room, seat: act.seat }));
  }
}

function foreseen(
  plan: Decision<{ readonly reached: readonly Parameters<typeof numberOf>[0][]; readonly spared: readonly Spared[] }>,
): Decision<Foreseen> {
  if (!plan.ok) return plan;
  return accept({ affected: plan.value.reached.map(numberOf), spared: plan.value.spared });
}

function aboutOne(
  { participantNumber }: { readonly participantNumber: string },
  plan: Decision<unknown>,
): Decision<Foreseen> {
  return plan.ok ? accept({ affected: [participantNumber], spared: [] }) : plan;
}
