import type { OptionId } from '../answer/option-id.ts';
import type { ItemId, Pid, SectionCode, StaffName, WorkstationId } from '../ids.ts';
import type { OwnStart } from '../definition/accommodation.ts';
import type { HeldRef, HeldWhy } from '../answer/held-book.ts';
import type { Response } from '../item/response.ts';
import type { ClientTier } from '../lockdown/client-tier.ts';
import type { SignKind } from '../lockdown/sign.ts';
import type { IncidentKind } from '../session/incident-kind.ts';
import type { Points } from '../points.ts';
import type { Published } from './published.ts';
import type { KeyRule } from '../score/key-rule.ts';
import type { Ending, ProposedAct } from '../session/proposed-act.ts';
import type { Instant, Millis } from '../time.ts';
import type { PageDifference } from '../workstation/page-report.ts';

export type FinishReason = 'submitted' | 'expired' | 'terminated';

interface Mutation extends Signed {
  readonly at: Instant;
  readonly pid: Pid;
  /** Raised by one with each sign-in: the fencing token of the workstation that may write. */
  readonly epoch: number;
  /** Consecutive from 1 in each attempt. */
  readonly seq: number;
  /** The browser's own clock. It never decides. */
  readonly clientAt: number;
}

/** Only where the workstation of the sign-in has a key (`answer-chain.ts`). */
interface Signed {
  /** What the workstation said, hidden, in hex: written by the ledger's writer, so absent before that. */
  readonly said?: string;
  /** The workstation's signature over its chain up to here, in base64. */
  readonly signature?: string;
}

interface StaffAct {
  readonly at: Instant;
  readonly by: StaffName;
  readonly reason: string;
}

/** Two accounts stand behind it: `by` proposed it for `reason`, `confirmedBy` confirmed; `proposal` is the number. */
interface SecondWord {
  readonly proposal: number;
  readonly confirmedBy: StaffName;
}

/** Who stands behind an act that nobody does alone. */
export type Seconded = Pick<StaffAct, 'by' | 'reason'> & SecondWord;

/** Everything that can become an entry of a session's ledger. All state is a fold over these and nothing else. */
export type Fact =
  /** The rules, the bank and the roster are fixed; hashes in hex. */
  | (Partial<Published> & {
      readonly type: 'MANIFEST';
      readonly at: Instant;
      readonly session: string;
      readonly definition: string;
      readonly bank: string;
      /** Of texts without keys and of keys without texts; absent in older ledgers. */
      readonly bankRoot?: string;
      readonly keyRoot?: string;
      readonly roster: string;
      readonly participants: number;
      readonly livePolicy: string;
      readonly official: boolean;
    })
  | { readonly type: 'SEED_COMMIT'; readonly at: Instant; readonly commitment: string }
  /** What is fixed was made into a sheet to be put up; `sheet` is SHA-256 of its text in hex. */
  | { readonly type: 'POSTED'; readonly at: Instant; readonly by: StaffName; readonly sheet: string }
  /** The digits drawn in the room, or by the engine itself for a practice exam (`automatic`). */
  | {
      readonly type: 'DRAW';
      readonly at: Instant;
      readonly digits: string;
      readonly automatic: boolean;
      /** Who typed them and who typed them again, where they were drawn in the room. */
      readonly by?: StaffName;
      readonly confirmedBy?: StaffName;
    }
  /** Somebody stood at the door and was known. `reason` is empty but for who came after the check-in was closed. */
  | (StaffAct & Partial<SecondWord> & { readonly type: 'CHECK_IN'; readonly pid: Pid })
  /** A new registration PIN was given; the one before is void. */
  | (StaffAct & { readonly type: 'CARD'; readonly pid: Pid })
  | (StaffAct & { readonly type: 'CHECK_IN_CLOSE' })
  /**
   * The session's PIN was told: to who made the session (`reason` says where), to somebody on the day, for the only time; or another one was
   * made and told, and the one before is void.
   */
  | (StaffAct & { readonly type: 'SESSION_PIN'; readonly act: 'made' | 'shown' | 'renewed' })
  /** One paper, committed to before anybody sees it. */
  | {
      readonly type: 'PAPER';
      readonly at: Instant;
      readonly pid: Pid;
      readonly form: string;
      readonly items: number;
      readonly allotted: Millis;
      /** Only where this person's clock does not begin as everybody's. */
      readonly start?: OwnStart;
    }
  /** A room that the session uses, before the lots; `spare` are some of its seats, and `apart` takes only who is kept to it. */
  | {
      readonly type: 'ROOM';
      readonly at: Instant;
      readonly room: string;
      readonly seats: readonly string[];
      readonly spare: readonly string[];
      readonly apart: boolean;
    }
  /** Somebody whom the roster sends to a room, or to a seat of it, before the lots. */
  | {
      readonly type: 'SEAT_KEPT';
      readonly at: Instant;
      readonly pid: Pid;
      readonly room: string;
      readonly seat: string | null;
    }
  /** Where somebody is to sit: as kept, else as drawn. */
  | { readonly type: 'SEAT'; readonly at: Instant; readonly pid: Pid; readonly room: string; readonly seat: string }
  /** Another seat for one person from now on: free until then, and perhaps a spare. */
  | (StaffAct & { readonly type: 'SEAT_CHANGE'; readonly pid: Pid; readonly room: string; readonly seat: string })
  /** Opened although pages differed: in what, and why. An empty `workstation` is the server itself. */
  | {
      readonly type: 'SESSION_OPEN';
      readonly at: Instant;
      readonly by: StaffName;
      readonly reason?: string;
      readonly despite?: readonly { readonly workstation: string; readonly what: PageDifference }[];
    }
  | {
      readonly type: 'SIGN_IN';
      readonly at: Instant;
      readonly pid: Pid;
      readonly epoch: number;
      readonly workstation: string;
      /** Only where the exam has a rule about it. */
      readonly tier?: ClientTier;
      /** The enrolment that the workstation showed; null where the exam looks at it and it showed none. */
      readonly enrolment?: WorkstationId | null;
      /** The public key that this workstation signs with from here on; absent where its browser made none. */
      readonly key?: string;
      /** Whether the computer stands elsewhere than this person's seat; only where the exam has a rule about it. */
      readonly elsewhere?: boolean;
    }
  /** Whether whoever signed in says that the participant shown is them. After a no the workstation is free again. */
  | {
      readonly type: 'IDENTITY';
      readonly at: Instant;
      readonly pid: Pid;
      readonly epoch: number;
      readonly confirmed: boolean;
    }
  /** `response`, `itemId` and `optionId` stay private; the entry holds their commitment. */
  | (Mutation & {
      readonly type: 'ANSWER';
      readonly pos: number;
      readonly response: Response;
      readonly itemId: ItemId;
      readonly optionId: OptionId;
    })
  | (Mutation & { readonly type: 'CLEAR'; readonly pos: number; readonly itemId: ItemId })
  | (Mutation & { readonly type: 'FLAG'; readonly pos: number; readonly flagged: boolean })
  /** A play of a sound with a limit began. */
  | (Mutation & { readonly type: 'PLAY'; readonly pos: number; readonly sound: number })
  /** A block was locked by the participant: from here on nothing in its `items` places from `pos` on changes. */
  | (Mutation & { readonly type: 'LOCK'; readonly pos: number; readonly items: number })
  | (Signed & {
      readonly type: 'FINISH';
      readonly at: Instant;
      readonly pid: Pid;
      readonly epoch: number;
      readonly seq: number;
      readonly reason: FinishReason;
      /** Who ended it, if it was not the participant or the clock. */
      readonly by: StaffName | null;
      readonly note: string;
    })
  /** The one number. Hundredths of a point, in the definition's order of sections. */
  | {
      readonly type: 'SCORE';
      readonly at: Instant;
      readonly pid: Pid;
      readonly sections: readonly { readonly code: SectionCode; readonly points: Points }[];
      readonly total: Points;
    }
  /** Never signed in. */
  | { readonly type: 'ABSENT'; readonly at: Instant; readonly pid: Pid }
  /** With `cause` the engine did it by itself, to one person, and `since` is from when the stop counts. */
  | (StaffAct & {
      readonly type: 'PAUSE';
      readonly pid: Pid | 'all';
      readonly cause?: 'unsaved';
      readonly since?: Instant;
    })
  | (StaffAct & { readonly type: 'RESUME'; readonly pid: Pid | 'all'; readonly cause?: 'unsaved' })
  /** With `incident` it gives back what one person lost in it, between `since` and `until`; no other gives for that stretch again. */
  | (StaffAct &
      Partial<SecondWord> & {
        readonly type: 'EXTENSION';
        readonly pid: Pid | 'all';
        readonly ms: Millis;
        readonly incident?: number;
        readonly since?: Instant;
        readonly until?: Instant;
      })
  /** Time given by mistake is taken back before anybody has used any of it: the EXTENSION of the same `pid` at `given`, of `ms`. */
  | (StaffAct & {
      readonly type: 'EXTENSION_WITHDRAW';
      readonly pid: Pid | 'all';
      readonly given: Instant;
      readonly ms: Millis;
    })
  /** The engine had no line to the workstation of somebody at work; written when they were back. */
  | {
      readonly type: 'LINE_GAP';
      readonly at: Instant;
      readonly pid: Pid;
      readonly epoch: number;
      readonly since: Instant;
      readonly until: Instant;
    }
  /** Something happened; `by` is `engine` for what it noticed itself, and then `reason` is empty. */
  | (StaffAct & {
      readonly type: 'INCIDENT';
      /** From 1, without a gap. */
      readonly incident: number;
      readonly kind: IncidentKind;
      readonly pids: 'all' | readonly Pid[];
      readonly rooms: readonly string[];
      readonly since: Instant;
      readonly until: Instant | null;
    })
  /** What was done about it, and whether it is open still. */
  | (StaffAct & { readonly type: 'INCIDENT_NOTE'; readonly incident: number; readonly open: boolean })
  /** Something that nobody does alone. Nothing of it happens before another account has confirmed. */
  | (StaffAct & {
      readonly type: 'PROPOSAL';
      /** Counted from 1 in each session. */
      readonly proposal: number;
      readonly until: Instant;
      readonly what: ProposedAct;
    })
  /** The end of a proposal. What was confirmed stands right behind it, in the same commit. */
  | (StaffAct & { readonly type: 'RESOLVE'; readonly proposal: number; readonly how: Ending })
  /** An attempt that has ended is not ranked any more; answers and score are kept. */
  | (StaffAct & SecondWord & { readonly type: 'DISQUALIFY'; readonly pid: Pid })
  /** The end of an attempt is taken back, and `ms` are given on top of what was left. */
  | (StaffAct & SecondWord & { readonly type: 'REOPEN'; readonly pid: Pid; readonly ms: Millis })
  /** What an item earns is corrected after the closing; a new SCORE of everybody who has one follows. */
  | (StaffAct & SecondWord & { readonly type: 'AMEND'; readonly item: ItemId; readonly rule: KeyRule })
  | (StaffAct & { readonly type: 'RELEASE'; readonly pid: Pid })
  /** A computer was let in as one of the hall's, called otherwise, or shut out. `reason` may be empty before the opening. */
  | (StaffAct & {
      readonly type: 'WORKSTATION';
      readonly act: 'approved' | 'renamed' | 'revoked';
      readonly enrolment: WorkstationId;
      readonly name: string;
      readonly room: string;
      readonly seat: string;
      readonly kiosk: boolean;
    })
  /** A witness's key was taken up, or given back: whose cosignatures count from here on. */
  | (StaffAct & { readonly type: 'WITNESS'; readonly act: 'enrolled' | 'removed'; readonly vkey: string })
  /** The clock of one person who begins apart from the others. */
  | (StaffAct & { readonly type: 'START'; readonly pid: Pid })
  /** Who sits beside a person to help, by name or part, as staff wrote it down. */
  | {
      readonly type: 'ASSISTANT';
      readonly at: Instant;
      readonly pid: Pid;
      readonly by: StaffName;
      readonly assistant: string;
    }
  /** Words of the staff to one person, or to everybody who has signed in and not finished. */
  | {
      readonly type: 'MESSAGE';
      readonly at: Instant;
      readonly pid: Pid | 'all';
      readonly by: StaffName;
      readonly text: string;
    }
  /** Words of the staff are taken back; `message` is the entry of the MESSAGE. Whoever was told reads that it is so, and why. */
  | (StaffAct & { readonly type: 'MESSAGE_WITHDRAW'; readonly pid: Pid | 'all'; readonly message: number })
  /** Whoever sits there says that they have read it; `message` counts the messages to this person from 1. */
  | {
      readonly type: 'MESSAGE_READ';
      readonly at: Instant;
      readonly pid: Pid;
      readonly epoch: number;
      readonly message: number;
    }
  | (StaffAct & { readonly type: 'SESSION_CLOSE' })
  /** After the closing `shown` people of a frozen board are shown with their last result, one more every `everyMs` from then on. */
  | {
      readonly type: 'BOARD_REVEAL';
      readonly at: Instant;
      readonly by: StaffName;
      readonly shown: number;
      readonly everyMs: Millis | null;
    }
  /** What the public board showed as of the first `size` entries: the hash of its rows (`feed/frame.ts`), in hex. */
  | { readonly type: 'BOARD'; readonly at: Instant; readonly size: number; readonly frame: string }
  /** Somebody came to the check desk with the key of this person's receipt, and was shown their answers; `by` keeps the desk. */
  | { readonly type: 'CHECK_DESK'; readonly at: Instant; readonly pid: Pid; readonly by: StaffName }
  | { readonly type: 'SEED_REVEAL'; readonly at: Instant; readonly secret: string }
  /** An answer that arrived too late to count by itself. `response`, `itemId` and `optionId` stay private, as in ANSWER. */
  | {
      readonly type: 'HELD';
      /** When it was received. */
      readonly at: Instant;
      readonly pid: Pid;
      /** The sign-in that it was given under, and the number that its browser gave it: no `seq`, as it changes no sheet. */
      readonly epoch: number;
      readonly mutation: number;
      readonly pos: number;
      readonly clientAt: number;
      /** When it was given: the browser's claim, by the engine's clock. */
      readonly recordedAt: Instant;
      readonly why: HeldWhy;
      readonly itemId: ItemId;
      /** Both null where an answer was taken back. */
      readonly optionId: OptionId | null;
      readonly response: Response | null;
    }
  /** Held answers count from now on, or never will. */
  | (StaffAct &
      Partial<SecondWord> & { readonly type: 'ADMIT'; readonly pid: Pid; readonly answers: readonly HeldRef[] })
  | (StaffAct &
      Partial<SecondWord> & { readonly type: 'REJECT'; readonly pid: Pid; readonly answers: readonly HeldRef[] })
  /** A sign at or above `notice`, as a browser told it or the engine saw it. It decides nothing. */
  | {
      readonly type: 'INTEGRITY';
      readonly at: Instant;
      readonly pid: Pid;
      /** The sign-in under which it was seen. */
      readonly epoch: number;
      readonly kind: SignKind;
      /** The browser's clock when it began; null for what the engine saw itself. */
      readonly clientAt: number | null;
      readonly durationMs: number;
      readonly count: number;
      /** The item on the screen; null where none was. */
      readonly pos: number | null;
    }
  /** The engine started again and found the ledger open; `lastAt` is its last entry's time. No deadline changes by it. */
  | { readonly type: 'RECOVERY'; readonly at: Instant; readonly lastAt: Instant };

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
/** A candidate's change of the sheet. */
export type MutationFact = FactOf<'ANSWER'> | FactOf<'CLEAR'> | FactOf<'FLAG'> | FactOf<'PLAY'> | FactOf<'LOCK'>;
