import type { Problem } from '#domain/problem.ts';
import { z } from 'zod';
import { LONGEST_ROOM } from '#domain/room/room-plan.ts';
import type { SpareShare } from '#domain/room/spare-share.ts';
import type { Step } from '#domain/session/preparation.ts';
import type { PageDifference } from '#domain/workstation/page-report.ts';
import type { SessionSummary } from './proctor-down.ts';
import type { scoreChange } from './scoreboard-down.ts';
import { type Refused, moment, typedText } from './wire-types.ts';

/**
 * Making sessions and reading their results, over HTTP under `/sessions`; every call carries the header `x-terang: console`. A
 * reply is what is named here with `ok: true`, or a refusal.
 *
 * `GET /sessions` (material and sessions) · `POST /sessions/roster?name=FILE` with the file as the body · `POST /sessions/check`
 * `GET /sessions/:id/day` · `GET /sessions/:id/people/:number` · `POST /sessions/:id/check-in`, `…/card`, `…/door`, `…/lots`
 * `POST /sessions` (make) · `POST /sessions/trial` · `GET /sessions/:id/results` · `GET /sessions/:id/results.csv`
 */
export const SESSION_CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;
export const HALL_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'UTC'] as const;

const bankChoice = z.strictObject({ source: z.enum(['shelf', 'folder']), id: z.string().min(1).max(80) });
export type BankChoiceWire = z.infer<typeof bankChoice>;

/** The JSON of a definition, as its file has it; what is wrong with it the engine says by field. */
const definition = z.record(z.string(), z.unknown());

const rosterLine = z.strictObject({
  where: z.string().max(400),
  number: z.string().max(400),
  name: z.string().max(1_000),
  category: z.string().max(400),
  room: z.string().max(400),
  seat: z.string().max(400),
  accommodations: z.array(z.string().max(400)).max(20),
});
export type RosterLineWire = z.infer<typeof rosterLine>;
const roster = z.array(rosterLine).max(10_000);

export const rosterQuery = z.strictObject({ name: typedText(1, 200) });
/** By name, in the order in which their seats are drawn; none where seats are the roster's. */
const rooms = z.array(typedText(1, LONGEST_ROOM)).max(50).default([]);

export const checkSession = z.strictObject({ bank: bankChoice.nullable(), definition, roster, rooms });
export const makeSessionMessage = z.strictObject({
  id: z.string().regex(SESSION_CODE),
  bank: bankChoice,
  definition,
  roster: roster.min(1),
  zone: z.enum(HALL_ZONES),
  opensAt: moment.nullable(),
  rooms,
});
export const tryDefinition = z.strictObject({ bank: bankChoice, definition, zone: z.enum(HALL_ZONES) });

const participant = z.string().trim().min(1).max(40);
/** `reason` may be empty while the door is open. */
export const checkInMessage = z.strictObject({ number: participant, reason: typedText(0, 300) });
export const cardMessage = z.strictObject({ number: participant, reason: typedText(3, 300) });
/** About somebody proposed as late, by the proposal's number. */
export const settleLateMessage = z.strictObject({ proposal: z.int().min(1).max(1_000_000), reason: typedText(3, 300) });
export const doorMessage = z.strictObject({ reason: typedText(3, 300) });
export const lotsMessage = z.strictObject({ digits: z.string().max(400) });

export type ProblemWire = Problem;
export interface BankOfferWire extends BankChoiceWire {
  readonly title: string;
  readonly items: number;
}
export type SessionsReply =
  | {
      readonly ok: true;
      readonly banks: readonly BankOfferWire[];
      readonly definitions: readonly Readonly<Record<string, unknown>>[];
      readonly sessions: readonly SessionSummary[];
    }
  | Refused;
export type RosterReply =
  | {
      readonly ok: true;
      readonly lines: readonly RosterLineWire[];
      readonly problems: readonly ProblemWire[];
      readonly notes: readonly ProblemWire[];
    }
  | Refused;
/** How many pictures were kept, whom there is none of, and what is wrong with the others. */
export type PhotosReply =
  | {
      readonly ok: true;
      readonly taken: number;
      readonly without: readonly string[];
      readonly problems: readonly ProblemWire[];
    }
  | Refused;
export type CheckReply = { readonly ok: true; readonly problems: readonly ProblemWire[] } | Refused;
/** With any problem nothing was made. Cards and PINs are told this once. */
export type MakeReply =
  | {
      readonly ok: true;
      readonly problems: readonly ProblemWire[];
      readonly made: {
        readonly id: string;
        readonly sessionPin: string;
        readonly cards: { readonly csv: string; readonly page: string };
      } | null;
    }
  | Refused;
export type TrialReply =
  | {
      readonly ok: true;
      readonly problems: readonly ProblemWire[];
      readonly made: {
        readonly id: string;
        readonly sessionPin: string;
        readonly participants: readonly { readonly number: string; readonly name: string; readonly pin: string }[];
      } | null;
    }
  | Refused;
export type ScoreChangeWire = z.infer<typeof scoreChange>;
export interface ResultRowWire {
  readonly rank: number | null;
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly state: 'absent' | 'working' | 'finished' | 'disqualified';
  readonly sections: readonly { readonly code: string; readonly points: number; readonly met: boolean | null }[];
  readonly total: number | null;
  /** Whether the total reaches what the category's rule asks of it; null where it asks nothing, and without a score. */
  readonly totalMet: boolean | null;
  /** Whether all conditions of the category's rule hold; null without a score. */
  readonly meetsAll: boolean | null;
  /** What the total was before, oldest first: with the entry that says so, and the reason as the staff wrote it. */
  readonly changes: readonly ScoreChangeWire[];
  /** What stands on the receipt of this score, to be compared; null without a score. */
  readonly code: string | null;
}
export type ResultsReply =
  | {
      readonly ok: true;
      readonly session: SessionSummary;
      readonly sections: readonly string[];
      readonly rows: readonly ResultRowWire[];
      readonly ledger: { readonly size: number; readonly root: string };
    }
  | Refused;
/** One session's way to its seal. `lots` is public from the moment it is there. */
export type DayReply =
  | {
      readonly ok: true;
      readonly session: SessionSummary;
      readonly steps: readonly Step[];
      /** How the pages of the session's computers stand to what the engine serves. */
      readonly pages: {
        readonly heard: number;
        readonly silent: number;
        readonly differing: readonly {
          readonly name: string;
          readonly what: readonly PageDifference[];
          readonly aheadMs: number | null;
        }[];
        readonly isServerOther: boolean;
      };
      readonly present: number;
      readonly isDoorShut: boolean;
      /** Null where no rooms are laid out. */
      readonly spares: SpareShare | null;
      /** Until when one person alone lets in who is late; null without such a rule, or while the door is open. */
      readonly cutOffAt: number | null;
      readonly isTooLate: boolean;
      /** Who is proposed to be let in all the same, within the rooms of the account. */
      readonly late: readonly {
        readonly proposal: number;
        readonly number: string;
        readonly name: string;
        readonly by: string;
        readonly reason: string;
        readonly at: number;
      }[];
      /** Hex: what the engine committed to before the lots. */
      readonly commitment: string;
      /** Who had the sheet of what is fixed made, and when; null before. */
      readonly posted: { readonly by: string; readonly at: number } | null;
      readonly lots: { readonly digits: string; readonly automatic: boolean; readonly at: number } | null;
      /** One person has typed lots, and another is to type the same. */
      readonly awaitsSecond: boolean;
      readonly papers: number;
      readonly ledger: { readonly size: number; readonly root: string };
    }
  | Refused;
/** `note` is for `terang verify --manifest`, `page` a file to print. */
export type PostingReply = { readonly ok: true; readonly note: string; readonly page: string } | Refused;
export type LateReply = { readonly ok: true } | Refused;
export interface DoorPerson {
  readonly number: string;
  readonly name: string;
  readonly category: { readonly id: string; readonly en: string };
  readonly room: string | null;
  readonly seat: string | null;
  readonly accommodations: readonly { readonly id: string; readonly en: string }[];
  readonly presentAt: number | null;
}
export type DoorPersonReply = { readonly ok: true; readonly person: DoorPerson } | Refused;
/** The new registration PIN, told once. */
export type CardReply = { readonly ok: true; readonly pin: string } | Refused;
