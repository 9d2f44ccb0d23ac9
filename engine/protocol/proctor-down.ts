import { z } from 'zod';
import { keyRule } from './proctor-up.ts';
import { revealProgress, scoreChange } from './scoreboard-down.ts';
import { OWN_STARTS } from '#domain/definition/accommodation.ts';
import { ACT_KINDS, ENDINGS } from '#domain/session/proposed-act.ts';
import { CLIENT_TIERS } from '#domain/lockdown/client-tier.ts';
import { IDENTITY_STATES } from '#domain/session/attempt.ts';
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
  sectionScore,
  stoppers,
  words,
} from './wire-types.ts';

/** What the engine says to a staff browser: progress and scores as the live policy allows, never an answer or a key. */

export const sessionSummary = z.strictObject({
  id: z.string(),
  title: words,
  phase,
  official: z.boolean(),
  opensAt: moment.nullable(),
  openedAt: moment.nullable(),
  closedAt: moment.nullable(),
  durationMs: length,
  zone: z.string(),
  expected: z.int(),
  livePolicy,
});
export type SessionSummary = z.infer<typeof sessionSummary>;

/** Acts of the staff on one person that a row tells of. */
const STAFF_ACTS = [
  ...(['pause', 'unpause', 'extend-time', 'start-separately', 'release-sign-in', 'force-hand-in'] as const),
  ...(['disqualify', 'reopen', 'withdraw-extension'] as const),
] as const;

/** What waits for a second account, or was decided a moment ago. */
export const proposal = z.strictObject({
  number: z.int(),
  kind: z.enum(ACT_KINDS),
  whom: z.union([z.literal('all'), z.array(z.string())]),
  /** Time given, for `extend` and `reopen`. */
  byMs: length.nullable(),
  held: z.strictObject({ verdict: z.enum(['admit', 'reject']), count: z.int() }).nullable(),
  amends: z.strictObject({ item: z.string(), rule: keyRule }).nullable(),
  by: z.string(),
  reason: z.string(),
  at: moment,
  until: moment,
  state: z.enum(['open', ...ENDINGS]),
  ended: z.strictObject({ by: z.string(), at: moment, reason: z.string() }).nullable(),
});
export type ProposalShown = z.infer<typeof proposal>;

export const monitorRow = z.strictObject({
  number: z.string(),
  name: z.string(),
  seat: z.string().nullable(),
  /** As the roster names it, or the seat. */
  room: z.string().nullable(),
  category: z.string(),
  /** The workstation that holds the attempt, as staff call it, or as it names itself where it is not enrolled. */
  workstation: z.string().nullable(),
  /** What the last sign-in came from; null before it, and where the exam has no rule about it. */
  tier: z.enum(CLIENT_TIERS).nullable(),
  /** What whoever signed in last has said of who they are; `denied` stands until the next sign-in. */
  identity: z.enum(IDENTITY_STATES),
  /** Whether the last sign-in came from an enrolled workstation; null before it, and where the exam does not look. */
  isEnrolled: z.boolean().nullable(),
  /** Whether the last sign-in was at another seat than theirs; null before it, and where the exam does not look. */
  isElsewhere: z.boolean().nullable(),
  /** Null for who has none, and nobody beside them. */
  accommodations: z
    .strictObject({
      /** In the definition's order; what each grants stands in the snapshot's `accommodations`. */
      codes: z.array(z.string()),
      /** When their clock begins; null where it begins as everybody's. */
      start: z.enum(OWN_STARTS).nullable(),
      needsAssistant: z.boolean(),
      /** Who sits beside them, as staff wrote it down. */
      assistant: z.string().nullable(),
      sebConfig: z.string().nullable(),
      /** Signed in to an open session, and waiting for the staff to start them. */
      awaitsStart: z.boolean(),
    })
    .nullable(),
  state: z.enum(['absent', 'waiting', 'working', 'paused', 'finished']),
  connected: z.boolean(),
  /** Since when the connection stands or is lost; null if there never was one. */
  connectionSince: moment.nullable(),
  answered: z.int(),
  flagged: z.int(),
  items: z.int(),
  lastSavedAt: moment.nullable(),
  /** What the workstation last said it keeps without a receipt, and since when; stays after the connection is lost. */
  unsent: z.int(),
  unsentSince: moment.nullable(),
  /** Whether its browser can keep answers by itself; null until it has said so. */
  storageWorks: z.boolean().nullable(),
  /** Answers that arrived too late to count by themselves and wait for a decision. */
  held: z.int(),
  /** The last moment that counts, as known now; null before the start. */
  deadline: moment.nullable(),
  extendedMs: length,
  stoppedBy: stoppers,
  finishReason: finishReason.nullable(),
  isDisqualified: z.boolean(),
  /** What staff did last with this person, and who did it. */
  lastAct: z.strictObject({ kind: z.enum(STAFF_ACTS), by: z.string(), at: moment }).nullable(),
  /** Entries of signs in the ledger, and when the newest three came, the oldest of them first. */
  signs: z.strictObject({ focus: z.int(), other: z.int(), newest: z.array(moment).max(3) }),
  /** What the staff have said to this person; null where nothing was. */
  messages: z.strictObject({ sent: z.int(), unread: z.int(), oldestUnreadAt: moment.nullable() }).nullable(),
  sections: z.array(sectionScore),
  total: score.nullable(),
  /** What the total was before; absent where it never was another one. */
  changes: z.array(scoreChange).optional(),
});
export type MonitorRow = z.infer<typeof monitorRow>;

export const monitorSnapshot = z.strictObject({
  /** Raised by one with each difference; a gap means: ask again. */
  version: z.int(),
  serverAt: moment,
  session: sessionSummary,
  sections: z.array(sectionFacts),
  /** Those of the exam, in its order. */
  accommodations: z.array(z.strictObject({ code: z.string(), name: words, durationMs: length.nullable() })),
  ledger: z.strictObject({ size: z.int(), root: z.string() }),
  incidents: z.strictObject({ open: z.int(), written: z.int() }),
  saveHealth: z.strictObject({
    /** Answers queued and not yet on disk. */
    waiting: z.int(),
    /** Milliseconds the oldest of them has waited. */
    oldestMs: length,
    /** Milliseconds from arrival to commit, over the last thousand answers; null before the first. */
    medianMs: z.number().nullable(),
    p99Ms: z.number().nullable(),
    /** People whose workstations keep answers without a receipt, and since when the oldest of those waits. */
    unsentPeople: z.int(),
    unsentSince: moment.nullable(),
  }),
  /** How far the public has been shown the last results of a frozen board; null where there is nothing to reveal. */
  reveal: revealProgress.nullable(),
  proposals: z.array(proposal),
  rows: z.array(monitorRow),
});
export type MonitorSnapshot = z.infer<typeof monitorSnapshot>;

/** A snapshot of which only the rows that changed are sent. */
export type MonitorDiff = MonitorSnapshot;

export const sessionList = z.strictObject({ serverAt: moment, sessions: z.array(sessionSummary) });
export type SessionList = z.infer<typeof sessionList>;

export const watched = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), snapshot: monitorSnapshot }),
  refused,
]);
export type Watched = z.infer<typeof watched>;

export const heldList = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), held: z.array(heldAnswer) }),
  refused,
]);
export type HeldList = z.infer<typeof heldList>;

/** The session PIN is shown to the one who opens the panel, never pushed. */
export const acted = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    /** Numbers of the people the act reached, and of those it did not with the reason. */
    affected: z.array(z.string()),
    /** With whose act it was and when, where somebody else was faster. */
    spared: z.array(
      z.strictObject({ number: z.string(), why: z.string(), by: z.string().optional(), at: moment.optional() }),
    ),
    entryIndex: z.int(),
  }),
  refused,
]);
export type Acted = z.infer<typeof acted>;
