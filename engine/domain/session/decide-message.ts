import type { Pid } from '../ids.ts';
import type { FactOf } from '../ledger/fact.ts';
import type { Instant } from '../time.ts';
import type { MessageBook } from './message-book.ts';
import { type Decision, accept, refuse } from './refusal.ts';

interface Reader {
  readonly pid: Pid;
  readonly epoch: number;
  readonly phase: 'waiting' | 'working' | 'finished';
  readonly messages?: MessageBook;
}

/** Why words of the staff do not reach somebody, or null: nobody is there to read them, or the exam is over for them. */
export function whyNotTold({
  epoch,
  phase,
}: Pick<Reader, 'epoch' | 'phase'>): 'not-signed-in' | 'already-finished' | null {
  if (epoch === 0) return 'not-signed-in';
  return phase === 'finished' ? 'already-finished' : null;
}

/** `message` as the person counts it, from 1. Null where it is known already that it was read. */
export function decideRead(
  { epoch, messages = [], pid }: Omit<Reader, 'phase'>,
  read: { readonly epoch: number; readonly message: number },
  at: Instant,
): Decision<FactOf<'MESSAGE_READ'> | null> {
  if (read.epoch !== epoch) return refuse('stale-epoch');
  const told = messages[read.message - 1];
  if (told === undefined) return refuse('malformed', { detail: `message: there is no number ${read.message}` });
  return accept(told.readAt === null ? { type: 'MESSAGE_READ', at, pid, epoch, message: read.message } : null);
}
