import { z } from 'zod';
import { OWN_STARTS } from '#domain/definition/accommodation.ts';
import { UNSAVED_POLICIES } from '#domain/definition/when-unsaved.ts';
import { NOTICE_KINDS } from '#domain/session/notice-kind.ts';
import { REFUSALS } from '#domain/session/refusal.ts';
import { wireResponse } from './wire-response.ts';
import {
  finishReason,
  heldAnswer,
  length,
  livePolicy,
  moment,
  phase,
  refused,
  score,
  sectionFacts,
  words,
  stoppers,
} from './wire-types.ts';

/** What the engine says to a candidate's browser: nothing here can hold a key, a weight or another person. */

export const clockFacts = z.strictObject({
  startedAt: moment,
  allotted: length,
  extended: length,
  stopped: length,
  stoppedSince: moment.nullable(),
});

export const ownScore = z.strictObject({
  sections: z.array(
    z.strictObject({
      code: z.string(),
      points: score,
      maxPoints: score,
      /** The least points that the category asks for, if any, and whether they are reached. */
      threshold: score.nullable(),
      met: z.boolean().nullable(),
    }),
  ),
  total: score,
  maxTotal: score,
  totalThreshold: score.nullable(),
  /** Every condition of the applicant's category holds. Never to be called passed (lulus). */
  meetsThresholds: z.boolean(),
  legalBasis: z.string(),
  /** `provisional` until the session is closed. */
  state: z.enum(['provisional', 'final']),
  /** The ledger entry that holds this score. */
  entryIndex: z.int(),
});
export type OwnScore = z.infer<typeof ownScore>;

const granted = z.strictObject({
  /** Of the items' usual text size. */
  textPercent: z.int().min(100).max(200),
  highContrast: z.boolean(),
  /** One column in reading order, large targets, nothing to drag; where the focus is says nothing about the person. */
  screenReader: z.boolean(),
  /** Items may be heard, and what a sound says may be read. */
  readAloud: z.boolean(),
  /** When their clock begins; null where it begins as everybody's. */
  start: z.enum(OWN_STARTS).nullable(),
  /** Somebody may sit beside them and press for them. */
  assistant: z.boolean(),
});
export type Granted = z.infer<typeof granted>;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a workstation needs to go on with its chain, and to hold it against what it signed itself (SPEC section 6). */
export const chainFacts = z.strictObject({
  origin: z.string(),
  pid: z.string(),
  /** Hides what is said from the public ledger; opens nothing but this person's own chain. Base64. */
  blind: z.string(),
  /** Where the sign-in before ended, and where the chain stands now. */
  before: hash,
  link: hash,
  /** The ledger's own key, as everybody may have it. */
  logKey: z.string(),
  /** Longest time from a pledge to the proof of it; absent where this ledger promises none. */
  mmdMs: length.optional(),
});
export type ChainFacts = z.infer<typeof chainFacts>;

/** What an act of the staff made of one person's time or attempt, and why. */
export const notice = z.strictObject({
  /** Counted from 1 for each person. */
  number: z.int(),
  at: moment,
  kind: z.enum(NOTICE_KINDS),
  /** Milliseconds added, for `time-extended` and `reopened`; taken back, for `time-withdrawn`. */
  byMs: length.nullable(),
  text: z.string(),
});
export type Notice = z.infer<typeof notice>;

/** Everything a screen needs, sent at sign-in, at resume and whenever a fact outside the candidate's own changes it. */
export const attemptView = z.strictObject({
  serverAt: moment,
  session: z.strictObject({
    id: z.string(),
    title: words,
    /** Hash of the definition, as the ledger has it. */
    rules: z.string(),
    phase,
    opensAt: moment.nullable(),
    zone: z.string(),
    durationMs: length,
    official: z.boolean(),
    /** Whether answering goes on while an answer is not acknowledged, or is blocked and the clock stopped. */
    whenUnsaved: z.enum(UNSAVED_POLICIES),
    /** Kinds of items that the paper may hold, for practice beforehand. */
    kinds: z.array(z.string()),
    sections: z.array(sectionFacts),
    /** What the public board counts of a paper that is open. */
    livePolicy,
    /** Blocks that lock, by first place and length; empty where nothing locks before the end. */
    lockBlocks: z.array(z.strictObject({ position: z.int(), items: z.int() })),
  }),
  participant: z.strictObject({
    number: z.string(),
    name: z.string(),
    seat: z.string().nullable(),
    /** Names as the definition gives them. */
    accommodations: z.array(words),
  }),
  /** What the person's accommodations ask of the screen; null where they have none. */
  granted: granted.nullable(),
  attempt: z.strictObject({
    phase: z.enum(['waiting', 'working', 'finished']),
    epoch: z.int(),
    lastMutation: z.int(),
    clock: clockFacts.nullable(),
    stoppedBy: stoppers,
    lagGraceMs: length,
    /** Whether whoever signed in has said that they are the participant; until then there is no paper and the sheet is blank. */
    isIdentityConfirmed: z.boolean(),
    /** Null where blank. */
    responses: z.array(wireResponse.nullable()),
    flagged: z.array(z.boolean()),
    /** How often each of the paper's sounds was played; absent before the first play. */
    plays: z.array(z.int()).optional(),
    /** Which places are locked; absent before the first block is. */
    locked: z.array(z.boolean()).optional(),
    lastSavedAt: moment.nullable(),
    finishReason: finishReason.nullable(),
    finishedAt: moment.nullable(),
    /** Since when and why the result is not ranked; absent where it is. */
    disqualified: z.strictObject({ at: moment, reason: z.string() }).optional(),
    score: ownScore.nullable(),
    /** What arrived too late to count by itself. */
    held: z.array(heldAnswer),
    /** What the staff have said and is not read yet, the oldest first; absent where there is nothing. */
    messages: z
      .array(
        z.strictObject({
          number: z.int(),
          at: moment,
          text: z.string(),
          /** It takes back what was said at this moment; the text says why. */
          takesBack: moment.optional(),
        }),
      )
      .optional(),
    /** What acts of the staff made of the time, the oldest first; the browser knows which were read. Absent where there is nothing. */
    notices: z.array(notice).optional(),
    /** Where this person's chain stands after `lastMutation`; absent where the sign-in brought no key. */
    chain: chainFacts.optional(),
  }),
});
export type AttemptView = z.infer<typeof attemptView>;

export const signedIn = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), token: z.string(), view: attemptView }),
  refused,
]);
export type SignedIn = z.infer<typeof signedIn>;

export const resumed = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), view: attemptView }),
  refused,
]);
export type Resumed = z.infer<typeof resumed>;

/** Null after a no: nobody sits here any more. */
export const identified = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), view: attemptView.nullable() }),
  refused,
]);
export type Identified = z.infer<typeof identified>;

/** As they arrive: a Buffer in Node, an ArrayBuffer in a browser. */
const bytes = z.custom<Uint8Array | ArrayBuffer>(
  (value) => value instanceof Uint8Array || value instanceof ArrayBuffer,
);

/** The paper: gzipped UTF-8 JSON of a `Form`. Sent only once the session is open. */
export const paper = z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true), gzip: bytes }), refused]);
export type PaperReply = z.infer<typeof paper>;

/** The signed word that this change stands in the ledger at `entryIndex` (SPEC section 6); where the sign-in brought a key. Base64. */
const pledge = z.string();

/** Sent after COMMIT, never before: the answer is on disk. */
export const receipt = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    mutation: z.int(),
    entryIndex: z.int(),
    savedAt: moment,
    duplicate: z.boolean(),
    pledge: pledge.optional(),
  }),
  refused,
]);
export type MutationReply = z.infer<typeof receipt>;

export const handedIn = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    mutation: z.int(),
    entryIndex: z.int(),
    savedAt: moment,
    pledge: pledge.optional(),
    view: attemptView,
  }),
  refused,
]);
export type HandedIn = z.infer<typeof handedIn>;

/**
 * The proof that the score is in the signed ledger, as the text of a C2SP tlog-proof, and the ledger's key. `ownKey`
 * (16 bytes, base64) opens the person's own answers, for the QR code of their receipt: sent to nobody who is at work.
 */
export const scoreReceipt = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), ownKey: z.string(), proof: z.string(), vkey: z.string() }),
  refused,
]);
export type ScoreReceipt = z.infer<typeof scoreReceipt>;

/**
 * That entries stand in the ledger whose root is signed: its newest checkpoint (a C2SP signed note), the proof that it goes on from
 * the size asked from, and for each entry its bytes and its way to the root. All hashes in base64.
 */
export const proven = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    note: z.string(),
    goesOn: z.array(z.string()),
    entries: z.array(z.strictObject({ index: z.int(), entry: z.string(), way: z.array(z.string()) })),
  }),
  refused,
]);
export type Proven = z.infer<typeof proven>;

/** What became of each sign, in their order; `recorded` after COMMIT. */
export const signsTaken = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    outcomes: z.array(z.enum(['recorded', 'shown', 'known', 'left-out', 'granted'])),
  }),
  refused,
]);
export type SignsTaken = z.infer<typeof signsTaken>;

/** What became of each answer offered, in their order, and all that is held of the attempt up to the token's sign-in. */
export const offered = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    session: z.string(),
    number: z.string(),
    outcomes: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.enum(['held', 'counted']) }),
        z.strictObject({ kind: z.literal('refused'), word: z.enum(REFUSALS) }),
      ]),
    ),
    held: z.array(heldAnswer),
  }),
  refused,
]);
export type Offered = z.infer<typeof offered>;

export const time = z.strictObject({ sentAt: z.number(), serverAt: moment });
export type TimeReply = z.infer<typeof time>;

export const stationFacts = z.strictObject({
  serverAt: moment,
  /** Those that admit somebody still. */
  sessions: z.array(
    z.strictObject({
      title: words,
      /** Hash of the definition, as the ledger has it. */
      rules: z.string(),
      isOpen: z.boolean(),
      opensAt: moment.nullable(),
      zone: z.string(),
      /** What a sign-in from here would be found to be under this session's rules. */
      lockdown: z.enum(['not-asked', 'verified', 'kiosk', 'unverified', 'missing', 'wrong']),
      /** Likewise of the computer itself; `unknown` is let in and recorded as such. */
      workstation: z.enum(['not-asked', 'enrolled', 'unknown', 'refused']),
    }),
  ),
});
export type StationFacts = z.infer<typeof stationFacts>;

export const station = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), facts: stationFacts }),
  refused,
]);
export type StationReply = z.infer<typeof station>;

export const opened = z.strictObject({ serverAt: moment, openedAt: moment });
export type Opened = z.infer<typeof opened>;

export const superseded = z.strictObject({ reason: z.enum(['other-workstation', 'other-tab', 'released']) });
export type Superseded = z.infer<typeof superseded>;
