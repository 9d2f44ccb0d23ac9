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

  constructor(
    readonly participant: StoredParticipant,
    readonly keys: KeySheet,
    attempt: Attempt,
  ) {
    this.head = attempt;
    this.saved = attempt;
  }

  /** A fact that is on disk. */
  settle(fact: Fact, index: number, setting: AttemptSetting): void {
    this.saved = evolveAttempt(this.saved, fact, setting);
    this.record(fact, index);
    if (fact.type === 'SCORE') this.scoreIndex = index;
    // Facts about everybody come after the disk, so a head that runs ahead has not heard of them.
    if (this.pending.size === 0) this.head = this.saved;
    else if (!('seq' in fact)) this.head = evolveAttempt(this.head, fact, setting);
  }

  private record(fact: Fact, index: number): void {
    if (fact.type === 'ANSWER' || fact.type === 'CLEAR' || fact.type === 'FLAG') {
      this.recorded[fact.seq] = { change: changeOf(fact), index, at: fact.at };
    } else if (fact.type === 'FINISH' && fact.reason === 'submitted') {
      this.recorded[fact.seq] = { change: 'hand-in', index, at: fact.at };
    }
  }

  /** What is on its way will not arrive: judge again by what is on disk. */
  fallBack(): void {
    this.head = this.saved;
  }

  mutation(number: number): RecordedMutation | undefined {
    return this.recorded[number];
  }
}

export function isSame(a: Change | 'hand-in', b: Change | 'hand-in'): boolean {
  if (a === 'hand-in' || b === 'hand-in') return a === b;
  return sameChange(a, b);
}
