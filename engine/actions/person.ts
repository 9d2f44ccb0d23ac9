import type { Change } from '#domain/answer/answer-sheet.ts';
import { sameChange } from '#domain/answer/answer-sheet.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import type { KeySheet } from '#domain/score/key-sheet.ts';
import { type Attempt, type AttemptSetting, changeOf, evolveAttempt } from '#domain/session/attempt.ts';
import type { Instant } from '#domain/time.ts';
import type { StoredParticipant } from '../storage/read-store.ts';

/** A mutation on disk: what it was, and where its entry stands. */
export interface RecordedMutation {
  readonly change: Change | 'hand-in';
  readonly index: number;
  readonly at: Instant;
}

/** A mutation that has been decided and is on its way to the disk. */
export interface PendingMutation {
  readonly change: Change | 'hand-in';
  readonly stored: Promise<RecordedMutation | null>;
}

export interface Connection {
  readonly socketId: string;
  readonly since: Instant;
  readonly alive: boolean;
}

/** Facts that a head takes in before they are on disk. */
const RUN_AHEAD: ReadonlySet<Fact['type']> = new Set(['SIGN_IN', 'ANSWER', 'CLEAR', 'FLAG', 'FINISH', 'SCORE']);

/**
 * One participant in the hall. `saved` is what is on disk, and all that anybody is shown; `head` is `saved` and what is on
 * its way there, and what the next command is judged by.
 */
export class Person {
  head: Attempt;
  saved: Attempt;
  /** By mutation number. */
  readonly pending = new Map<number, PendingMutation>();
  private readonly recorded: RecordedMutation[] = [];
  /** Entry of the SCORE fact, once there is one. */
  scoreIndex: number | null = null;
  connection: Connection | null = null;
  /** Groups of facts that `head` has taken in and the disk has not answered for. */
  private onTheWay = 0;
  /** How often `head` fell back: what was on its way before a fall can only be refused, and must not fall again. */
  private falls = 0;

  constructor(
    readonly participant: StoredParticipant,
    readonly keys: KeySheet,
    attempt: Attempt,
  ) {
    this.head = attempt;
    this.saved = attempt;
  }

  /** `head` takes in facts that go to the disk now. When the disk has answered, give the ticket to `land`. */
  runAhead(facts: readonly Fact[], setting: AttemptSetting): number {
    for (const fact of facts) this.head = evolveAttempt(this.head, fact, setting);
    this.onTheWay += 1;
    return this.falls;
  }

  /** The disk has answered; `settle` follows for each fact that it took. */
  land(ticket: number, isStored: boolean): void {
    this.onTheWay -= 1;
    if (isStored || ticket !== this.falls) return;
    // What was decided on top of it will be refused by the fence: judge again by what is on disk.
    this.falls += 1;
    this.head = this.saved;
  }

  /** A fact that is on disk. */
  settle(fact: Fact, index: number, setting: AttemptSetting): void {
    this.saved = evolveAttempt(this.saved, fact, setting);
    this.record(fact, index);
    if (fact.type === 'SCORE') this.scoreIndex = index;
    // A head that runs ahead has taken in what this person's own facts bring, and has not heard of the staff's.
    if (this.onTheWay === 0) this.head = this.saved;
    else if (!RUN_AHEAD.has(fact.type)) this.head = evolveAttempt(this.head, fact, setting);
  }

  private record(fact: Fact, index: number): void {
    if (fact.type === 'ANSWER' || fact.type === 'CLEAR' || fact.type === 'FLAG') {
      this.recorded[fact.seq] = { change: changeOf(fact), index, at: fact.at };
    } else if (fact.type === 'FINISH' && fact.reason === 'submitted') {
      this.recorded[fact.seq] = { change: 'hand-in', index, at: fact.at };
    }
  }

  mutation(number: number): RecordedMutation | undefined {
    return this.recorded[number];
  }
}

export function isSame(a: Change | 'hand-in', b: Change | 'hand-in'): boolean {
  if (a === 'hand-in' || b === 'hand-in') return a === b;
  return sameChange(a, b);
}
