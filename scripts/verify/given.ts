import { type Clock, deadline } from './clock.ts';
import type { Entry } from './entry.ts';

/** SPEC section 9, "Taken back": time that one account gave by hand, as long as it can be told apart from the rest of a clock. */
export interface Given {
  readonly at: number;
  readonly ms: number;
  readonly pid: string;
}

/** A person, or all of them, as far as it is asked here. */
interface Holder {
  readonly given: readonly Given[];
}

interface AtClock extends Holder {
  readonly clock: Clock | null;
  readonly phase: string;
}

const WITHDRAW_WITHIN = 120_000;
const LEAST_LEFT = 300_000;

export function addGiven(book: Given[], { at, incident, ms, pid, proposal }: Entry['body']): void {
  if (proposal === undefined && incident === undefined) book.push({ at, ms, pid });
}

/** Whether it was there. */
export function dropGiven(book: Given[], body: Entry['body']): boolean {
  const place = placeOf(book, body);
  if (place >= 0) book.splice(place, 1);
  return place >= 0;
}

function placeOf(book: readonly Given[], { given, ms, pid }: Entry['body']): number {
  return book.findIndex((one) => one.at === given && one.ms === ms && one.pid === pid);
}

/** A code, or null where the time may be taken back from this person. */
export function wrongWithdrawal({ clock, given, phase }: AtClock, body: Entry['body']): string | null {
  if (phase === 'finished' || placeOf(given, body) < 0) return 'withdraws-nothing';
  if (body.at - body.given > WITHDRAW_WITHIN) return 'withdrawn-too-late';
  const isShort = clock !== null && Math.max(0, deadline(clock, body.at) - body.at) - body.ms < LEAST_LEFT;
  return isShort ? 'withdrawn-from-the-last' : null;
}

/** Back from everybody, or from nobody. */
export function wrongWithdrawalOfAll({ given }: Holder, people: Iterable<AtClock>, body: Entry['body']): string | null {
  if (placeOf(given, body) < 0) return 'withdraws-nothing';
  if (body.at - body.given > WITHDRAW_WITHIN) return 'withdrawn-too-late';
  const isShort = [...people].some((person) => wrongWithdrawal(person, body) === 'withdrawn-from-the-last');
  return isShort ? 'withdrawn-from-the-last' : null;
}
