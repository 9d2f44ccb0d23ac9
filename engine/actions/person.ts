import type { Change } from '#domain/answer/answer-sheet.ts';
import { sameChange } from '#domain/answer/answer-sheet.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import type { Seat } from '#domain/draw/draw-seats.ts';
import type { Fact, FactOf, MutationFact } from '#domain/ledger/fact.ts';
import { amendKeys } from '#domain/score/amend-key.ts';
import { NO_SCORES, type ScoreBook, withScoreFact } from '#domain/score/score-book.ts';
import type { KeySheet, KeyedPlace } from '#domain/score/key-sheet.ts';
import { type Attempt, type AttemptSetting, evolveAttempt, evolveChanges } from '#domain/session/attempt.ts';
import type { Decision } from '#domain/session/refusal.ts';
import type { Instant } from '#domain/time.ts';
import { ChainBook } from './chain-book.ts';
import type { StoredParticipant } from '../storage/read-store.ts';
import { Chronicle } from './chronicle.ts';
import { type LastAct, lastActAfter } from './last-act.ts';
import { SignDesk } from './sign-desk.ts';
import { MutationLog, type RecordedMutation, isMutation } from './mutation-log.ts';

export interface Receipt extends RecordedMutation {
  readonly mutation: number;
  readonly duplicate: boolean;
  /** Where a workstation signed it: the engine's signed word that it stands in the ledger, in base64. */
  readonly pledge?: string;
}

/** A mutation that has been decided and is on its way to the disk, and who sent it once more meanwhile. */
export interface PendingMutation {
  whenStored(tell: (stored: Decision<Receipt>) => void): void;
}

/** What the engine sees of a browser that takes a seat. Kept for this run only and never written: an address is personal. */
export interface SeatTrace {
  readonly address: string;
  /** The page's own word, drawn anew whenever it is loaded; null where it does not say. */
  readonly page: string | null;
}

export interface Connection {
  readonly socketId: string;
  readonly since: Instant;
  readonly alive: boolean;
}

/** What a workstation last said of the answers that it keeps and has no receipt for. Its word: the engine cannot see it. */
export interface Unsent {
  readonly count: number;
  /** When the oldest of them was given; null where there is none. */
  readonly since: Instant | null;
  /** Whether the browser can keep answers through a reload or a power cut. */
  readonly storageWorks: boolean;
  readonly toldAt: Instant;
  /** Whether it was given a pledge that is not the engine's own word. */
  readonly isPledgeBroken: boolean;
  /** Whether it waits in vain for the proof that what it was pledged stands in the signed ledger. */
  readonly isUnproven: boolean;
}

/** Facts that a head takes in before they are on disk. */
const RUN_AHEAD: ReadonlySet<Fact['type']> = new Set([
  'SIGN_IN',
  'IDENTITY',
  'ANSWER',
  'CLEAR',
  'FLAG',
  'PLAY',
  'LOCK',
  'FINISH',
  'SCORE',
  'HELD',
  'ADMIT',
  'REJECT',
  'DISQUALIFY',
  'REOPEN',
]);

/**
 * One participant in the hall. `saved` is what is on disk, and all that anybody is shown; `head` is `saved` and what is on
 * its way there, and what the next command is judged by.
 */
export class Person {
  head: Attempt;
  saved: Attempt;
  /** By mutation number. */
  readonly pending = new Map<number, PendingMutation>();
  private readonly recorded = new MutationLog();
  /** Entry of the SCORE fact, once there is one. */
  scoreIndex: number | null = null;
  scores: ScoreBook = NO_SCORES;
  lastAct: LastAct | null = null;
  readonly chronicle = new Chronicle();
  /** As the public board goes on showing them; null where it shows how they stand. */
  frozen: { readonly saved: Attempt; readonly scores: ScoreBook } | null = null;
  /** Where this person is to sit, where seats are drawn or kept; null where they are the roster's. */
  seated: Seat | null = null;
  /** As kept or drawn, whatever came after. */
  drawnSeat: Seat | null = null;
  connection: Connection | null = null;
  /** Since when there is no line to who was at work; null while there is, and where there never was one. */
  lineLostAt: Instant | null = null;
  readonly signs = new SignDesk();
  /** What the workstations of this person signed. */
  readonly chain = new ChainBook();
  /** Where the last browser took this seat; null before one has, in this run. */
  trace: SeatTrace | null = null;
  unsent: Unsent | null = null;
  /** Groups of facts that `head` has taken in and the disk has not answered for. */
  private onTheWay = 0;
  /** The one change that `head` is ahead of `loneBase` by, while that is so: when it is on disk, `head` is what to show. */
  private lone: Fact | null = null;
  private loneBase: Attempt;
  /** Changes that were read from the disk and are not in `saved` yet. */
  private unread: MutationFact[] = [];
  /** How often `head` fell back: what was on its way before a fall can only be refused, and must not fall again. */
  private falls = 0;

  constructor(
    /** Without the plan of the paper: what the engine needs of it is in `keys`. */
    public participant: Omit<StoredParticipant, 'plan' | 'pidSalt'>,
    /** Empty before the lots are drawn. */
    public keys: KeySheet,
    attempt: Attempt,
  ) {
    this.head = attempt;
    this.saved = attempt;
    this.loneBase = attempt;
  }

  freeze(): void {
    this.catchUp();
    this.frozen = { saved: this.saved, scores: this.scores };
  }

  /** `head` takes in facts that go to the disk now. When the disk has answered, give the ticket to `land`. */
  runAhead(facts: readonly Fact[], setting: AttemptSetting): number {
    this.lone = this.head === this.saved && facts.length === 1 && isMutation(facts[0]!) ? facts[0]! : null;
    this.loneBase = this.saved;
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

  /** A fact that is read from the disk: changes are only worked out when something else follows, or `catchUp` is called. */
  read(fact: Fact, index: number, setting: AttemptSetting): void {
    if (!isMutation(fact)) return this.settle(fact, index, setting);
    this.unread.push(fact);
    this.keep(fact, index);
  }

  /** `head` and `saved` are what was read. */
  catchUp(): void {
    if (this.unread.length === 0) return;
    this.saved = evolveChanges(this.saved, this.unread);
    this.head = this.saved;
    this.unread = [];
  }

  private keep(fact: Fact, index: number): void {
    this.recorded.add(fact, index);
    this.chronicle.take(fact, index);
    this.chain.take(fact);
    this.lastAct = lastActAfter(this.lastAct, fact);
  }

  /** A fact that is on disk. */
  settle(fact: Fact, index: number, setting: AttemptSetting): void {
    this.catchUp();
    this.saved = this.isLone(fact) ? this.head : evolveAttempt(this.saved, fact, setting, index);
    this.keep(fact, index);
    if (fact.type === 'SCORE') this.scoreIndex = index;
    this.scores = withScoreFact(this.scores, fact, index);
    if (fact.type === 'SEAT' || fact.type === 'SEAT_CHANGE') this.seat(fact);
    // A head that runs ahead has taken in what this person's own facts bring, and has not heard of the staff's.
    if (this.onTheWay === 0) this.head = this.saved;
    else if (!RUN_AHEAD.has(fact.type)) this.head = evolveAttempt(this.head, fact, setting, index);
  }

  private seat({ room, seat, type }: FactOf<'SEAT'> | FactOf<'SEAT_CHANGE'>): void {
    this.seated = { room, seat };
    if (type === 'SEAT') this.drawnSeat = this.seated;
  }

  /** Spares the second working out of the same attempt, and keeping it: nearly every answer arrives alone. */
  private isLone(fact: Fact): boolean {
    return fact === this.lone && this.saved === this.loneBase && this.onTheWay === 0;
  }

  /** The lots are drawn, and the paper is there. */
  deal(keys: KeySheet): void {
    this.keys = keys;
  }

  /** What an item earns was corrected. Papers that share a place go on sharing it. */
  amend({ item, rule }: FactOf<'AMEND'>, definition: ExamDefinition, known: Map<KeyedPlace, KeyedPlace>): void {
    this.keys = amendKeys(this.keys, item, rule, definition, known);
  }

  /** Another PIN is on the card from now on. */
  renewPin(pinHash: Uint8Array): void {
    this.participant = { ...this.participant, pinHash };
  }

  mutation(number: number): RecordedMutation | undefined {
    return this.recorded.get(number);
  }
}

export function isSame(a: Change | 'hand-in', b: Change | 'hand-in'): boolean {
  if (a === 'hand-in' || b === 'hand-in') return a === b;
  return sameChange(a, b);
}
