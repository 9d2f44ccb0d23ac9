import type { Problem } from '../problem.ts';

/**
 * Why the engine said no. A closed list: every screen has a sentence for each word, and a fault of the program is never one
 * of them (a fault throws).
 */
export const REFUSALS = [
  // what was sent
  'malformed', // the message does not fit its schema
  'outdated-client', // another protocol version: reload the page
  'unknown-position', // no such item on this paper
  'impossible-response', // not one of the item's options
  // who sent it
  'not-signed-in',
  'wrong-number', // no such participant in an admitting session
  'wrong-registration-pin',
  'wrong-session-pin',
  'wrong-password',
  'lockdown-missing', // the exam asks for Safe Exam Browser, and this browser shows nothing of it
  'lockdown-wrong', // what it shows is not of this exam's settings, or was used before
  'workstation-unknown', // the exam admits enrolled workstations only; with the code it shows in where
  'wrong-seat', // the exam admits people at their own seats only; with the seat in where
  'workstation-occupied', // somebody else sits at it; with its name in where
  'too-many-attempts', // with retryAfterMs
  'already-signed-in', // with where
  'stale-epoch', // another workstation has taken over
  'not-allowed', // this role may not
  'password-must-change', // a password that somebody else knows opens nothing but its own change
  'code-needed', // the password is right, and the account has a second factor
  'wrong-code',
  'account-there', // an account is called so; with its name in where
  'unknown-account', // with the name in where
  'weak-password', // with the fault in where
  'other-room', // somebody or something that is not in the rooms of this account
  'identity-unconfirmed', // whoever signed in has not said yet that they are the one shown
  // when it was sent
  'not-open', // the session is not open yet
  'session-closed',
  'time-over',
  'paused',
  'already-finished',
  'locked', // the item is in a block that its participant has locked
  'out-of-order', // with lastMutation: send from there
  'mutation-conflict', // the same number with other contents
  'check-in-open', // the lots are drawn when the door is shut
  'not-drawn', // the lots are not drawn yet: there are no papers
  'lots-differ', // the second person typed other lots than the first
  'same-person', // a second person is needed, and this is the first one again
  'already-present', // checked in before
  'too-late', // the late cut-off has passed: two people may let somebody in
  'pin-shown', // the session PIN was shown before; by whom in where
  'self-test-failed', // the engine scores a known paper wrongly, or rules and bank are not those of the manifest
  'other-software', // parts of the program are not those of the sheet that was posted; their names in where
  'pages-differ', // computers show another page, other rules or another time than the server; their names in where
  'wrong-phase', // the session or attempt is not in the state that this act needs
  'second-person-needed', // more than one account may do alone: propose it
  'already-proposed', // the same waits for a second person already; by whom in where
  'proposal-ended', // how in detail, by whom in where
  'too-many-proposals', // so many wait that nobody could look at one more
  'already-disqualified',
  'not-finished', // the attempt has not ended
  'no-time-left', // nothing was left and nothing is given
  'held-full', // as many answers of this attempt are held as ever will be
  'not-held', // no such answer waits for a decision
  // what it was about
  'unknown-session',
  'unknown-participant',
  'unknown-proposal',
  'reason-missing',
  'unknown-workstation', // staff name a code or an enrolment that is no longer there
  'unknown-room', // no such room is laid out; with its name in where
  'unknown-witness', // no device of this name offers this key, or it is no witness
  'unknown-seat', // no room of the session has it; with it in where
  'seat-taken', // somebody or some computer has it; with the number or name in where
  'name-taken', // another workstation has this name; with it in where
  'unknown-item', // the bank has no such item
  'unknown-bank',
  'stale-version', // somebody wrote a newer version meanwhile; with its number in detail
  'own-work', // nobody reviews or approves what they wrote or reviewed
  'exam-running', // large work on banks waits until no session is open
  // the machine
  'overloaded', // with retryAfterMs
  'not-stored', // the disk refused; nothing was changed
] as const;

export type RefusalWord = (typeof REFUSALS)[number];

/** A refusal with the facts its sentence needs. */
export interface Refusal {
  readonly word: RefusalWord;
  /** For `weak-password`: what is wrong with it. For `already-signed-in`, `workstation-occupied`, `name-taken`: a workstation's name. For `workstation-unknown`: its code. */
  readonly where?: string;
  /** For `too-many-attempts` and `overloaded`: milliseconds to wait before trying again. */
  readonly retryAfterMs?: number;
  /** For `out-of-order`: the last mutation that the engine holds. */
  readonly lastMutation?: number;
  /** For `malformed`: the field and what is wrong with it. */
  readonly detail?: string;
  /** For `malformed` from staff: everything that is wrong with what they gave. */
  readonly problems?: readonly Problem[];
}

export type Decision<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

export function refuse(word: RefusalWord, facts: Omit<Refusal, 'word'> = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { word, ...facts } };
}
