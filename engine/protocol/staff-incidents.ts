import { z } from 'zod';
import { INCIDENT_KINDS, TOLD_INCIDENTS } from '#domain/session/incident-kind.ts';
import { sessionSummary } from './proctor-down.ts';
import { timelineLine } from './staff-people.ts';
import { length, moment, refused, typedText } from './wire-types.ts';

/** Incidents of a session, under `/staff/sessions/:id`: `incidents`, `incidents/:incident/notes`, `…/losses`, `…/compensation`, `minutes`. */

const number = z.string().min(1).max(40);
const reason = typedText(3, 300);

export const writeIncidentMessage = z.strictObject({
  kind: z.enum(TOLD_INCIDENTS),
  whom: z.union([z.literal('all'), z.array(number).max(5_000)]),
  since: moment,
  until: moment.nullable(),
  reason,
});
export const noteIncidentMessage = z.strictObject({ open: z.boolean(), reason });
export const compensateMessage = z.strictObject({
  amounts: z
    .array(
      z.strictObject({
        number,
        ms: z
          .int()
          .min(1_000)
          .max(4 * 3_600_000),
      }),
    )
    .min(1)
    .max(5_000),
  reason,
});
export type WriteIncident = z.infer<typeof writeIncidentMessage>;
export type NoteIncident = z.infer<typeof noteIncidentMessage>;
export type Compensate = z.infer<typeof compensateMessage>;

export const incidentShown = z.strictObject({
  number: z.int(),
  entry: z.int(),
  at: moment,
  kind: z.enum(INCIDENT_KINDS),
  /** Account, or `engine`. */
  by: z.string(),
  reason: z.string(),
  forAll: z.boolean(),
  /** Of the people within the account's rooms. */
  numbers: z.array(z.string()),
  rooms: z.array(z.string()),
  since: moment,
  /** When it was over, as written or by the first note that says so. */
  until: moment.nullable(),
  open: z.boolean(),
  notes: z.array(z.strictObject({ at: moment, by: z.string(), open: z.boolean(), reason: z.string() })),
});
export type IncidentShown = z.infer<typeof incidentShown>;

const listed = z.strictObject({ ok: z.literal(true), incidents: z.array(incidentShown) });
export const incidentList = z.discriminatedUnion('ok', [listed, refused]);
export type IncidentList = z.infer<typeof incidentList>;

export const lossShown = z.strictObject({
  number: z.string(),
  name: z.string(),
  seat: z.string().nullable(),
  /** On the clock and without a line, in the incident, and not given back before. */
  lostMs: length,
  /** Given by hand since it began. */
  givenMs: length,
  owedMs: length,
  parts: z.array(z.strictObject({ from: moment, to: moment })),
  /** Why nothing is owed; null where something is. */
  why: z.enum(['not-started', 'already-finished', 'still-away', 'nothing-lost', 'given-already']).nullable(),
});
export type LossShown = z.infer<typeof lossShown>;
export const lossList = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), losses: z.array(lossShown) }),
  refused,
]);
export type LossList = z.infer<typeof lossList>;

export const compensated = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    affected: z.array(z.string()),
    /** Beyond what one account may give: a second person is waited for. */
    proposed: z.array(z.string()),
    spared: z.array(z.strictObject({ number: z.string(), why: z.string() })),
    entryIndex: z.int(),
  }),
  refused,
]);
export type CompensatedReply = z.infer<typeof compensated>;

export const minutes = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    session: sessionSummary,
    at: moment,
    counts: z.strictObject({
      expected: z.int(),
      present: z.int(),
      signedIn: z.int(),
      submitted: z.int(),
      expired: z.int(),
      terminated: z.int(),
      unfinished: z.int(),
    }),
    absent: z.array(z.string()),
    /** In the ledger's order; `number` is null for what concerns everybody or nobody. */
    acts: z.array(z.strictObject({ ...timelineLine.shape, number: z.string().nullable() })),
    incidents: z.array(incidentShown),
    ledger: z.strictObject({ size: z.int(), root: z.string() }),
  }),
  refused,
]);
export type Minutes = z.infer<typeof minutes>;
