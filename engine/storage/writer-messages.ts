import type { ItemBank } from '#domain/bank/bank.ts';
import type { PlannedItem } from '#domain/bank/assemble-form.ts';
import type { ParticipantNumber, Pid, SessionId, StaffName } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import type { RoomPlan } from '#domain/room/room-plan.ts';
import type { Rooms } from '#domain/staff/rooms.ts';
import type { Instant } from '#domain/time.ts';
import type { Workstation } from '#domain/workstation/workstation.ts';
import type { StaffNote } from './staff-journal.ts';

/** What must still hold of an attempt at the moment of writing, and what holds after it. */
export interface Fence {
  readonly pid: Pid;
  readonly epoch: number;
  readonly lastMutation: number;
  readonly thenEpoch: number;
  readonly thenLastMutation: number;
}

/** Facts that are written together or not at all. */
export interface AppendGroup {
  readonly session: SessionId;
  readonly facts: readonly Fact[];
  readonly fence: Fence | null;
  /** Rows that stand or fall with the facts. */
  readonly workstations?: readonly WorkstationRecord[];
  readonly draw?: DrawRows;
  /** New hashes of registration PINs. */
  readonly cards?: readonly { readonly pid: Pid; readonly pinHash: Uint8Array }[];
  /** Another PIN of the session. */
  readonly sessionPin?: string;
}

/** What the lots bring into the tables: the digits, and everybody's paper. */
export interface DrawRows {
  readonly digits: string;
  readonly papers: readonly DrawnPaper[];
}

export interface DrawnPaper {
  readonly pid: Pid;
  readonly plan: readonly PlannedItem[];
  readonly formGzip: Uint8Array;
}

/** `fenced`: the attempt has moved on. `not-stored`: the disk refused. Either way nothing of the group is written. */
export type AppendResult =
  | {
      readonly ok: true;
      readonly firstIndex: number;
      /** Of the first fact, where a workstation signed it: what the entry says of it in hex. */
      readonly said?: string;
      /** With `said`: the engine's signed word that the entry is there (SPEC section 6), in base64. */
      readonly pledge?: string;
    }
  | { readonly ok: false; readonly why: 'fenced' | 'not-stored'; readonly detail: string };

/** Results as plain values (packed-results.ts): three cells for each, and those that were refused apart. */
export interface PackedResults {
  readonly cells: readonly (number | string)[];
  readonly refused: readonly AppendResult[];
}

/** Where a session's ledger stands after a commit. */
export interface LedgerHead {
  readonly session: SessionId;
  readonly size: number;
  /** Hex. */
  readonly root: string;
}

/** Somebody of a session whose lots are not drawn yet: there is no paper. */
export type SealedParticipant = Omit<NewParticipant, 'plan' | 'formGzip'>;

export interface NewParticipant {
  readonly number: ParticipantNumber;
  readonly name: string;
  readonly category: string;
  readonly accommodations: readonly string[];
  readonly seat: string | null;
  readonly room?: string;
  readonly pinHash: Uint8Array;
  readonly pid: Pid;
  readonly pidSalt: Uint8Array;
  readonly answerKey: Uint8Array;
  readonly plan: readonly PlannedItem[];
  readonly formGzip: Uint8Array;
}

/** A picture or sound by the SHA-256 of its bytes in hex. */
export interface StoredMedium {
  readonly hash: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface NewSession {
  readonly id: SessionId;
  readonly definition: unknown;
  readonly bank: ItemBank;
  readonly zone: string;
  readonly opensAt: Instant | null;
  readonly sessionPin: string;
  readonly seedSecret: Uint8Array;
  /** Behind the leaves of MANIFEST's `bankRoot` and `keyRoot`; 32 bytes. */
  readonly bankSalt: Uint8Array;
  readonly drawDigits: string;
  readonly manifestHash: Uint8Array;
  readonly participants: readonly NewParticipant[];
  /** Everybody, where the lots are to be drawn in the room; then `participants` is empty and so are the digits. */
  readonly sealed?: readonly SealedParticipant[];
  readonly media: readonly StoredMedium[];
  /** Where people are to sit, as the rooms were when the session was prepared; left out where seats are the roster's. */
  readonly rooms?: readonly RoomPlan[];
  /** MANIFEST and SEED_COMMIT; then, where the lots are drawn, DRAW and a PAPER for each participant. */
  readonly facts: readonly Fact[];
}

export interface WorkstationRecord extends Workstation {
  /** SHA-256; the credential itself is nowhere but in its workstation. */
  readonly credentialHash: Uint8Array;
}

/** A key whose cosignatures count, until it is removed. */
export interface WitnessRecord {
  /** Of the key, as C2SP has it. */
  readonly name: string;
  readonly vkey: string;
  readonly enrolledAt: Instant;
  readonly enrolledBy: StaffName;
  readonly reason: string;
  readonly removedAt: Instant | null;
}

export interface CosignatureRecord {
  readonly session: SessionId;
  readonly size: number;
  readonly name: string;
  /** Unix seconds, by the witness's clock. */
  readonly time: number;
  /** As it stands in a note, with its line feed. */
  readonly line: string;
  /** The log's own note of this size, without cosignatures. */
  readonly note: string;
}

export interface StaffRecord {
  readonly name: StaffName;
  readonly role: string;
  readonly passwordHash: string;
  readonly usesInitialPassword: boolean;
  readonly credentialVersion: number;
  readonly rooms: Rooms;
  readonly disabledAt: Instant | null;
  /** The second factor: its secret and the newest step whose code was taken; null where there is none. */
  readonly totp: { readonly secret: Uint8Array; readonly step: number } | null;
  /** Hashes of recovery codes that are left, in hex. */
  readonly recovery: readonly string[];
}

/** One sign-in of a member of staff. The token itself is nowhere but in the browser. */
export interface StaffSession {
  /** SHA-256. */
  readonly tokenHash: Uint8Array;
  /** By which the list of sign-ins names it. */
  readonly id: string;
  readonly name: StaffName;
  readonly startedAt: Instant;
  readonly usedAt: Instant;
  readonly address: string;
  readonly endedAt: Instant | null;
}

/** What has ended never begins again, whatever arrives after it. */
export type StaffSessionChange =
  | { readonly kind: 'begin'; readonly session: StaffSession }
  | { readonly kind: 'use'; readonly tokenHash: Uint8Array; readonly at: Instant }
  | { readonly kind: 'end'; readonly ids: readonly string[]; readonly at: Instant };

/**
 * Groups on their way to the writer's thread. Copying objects between threads costs more than writing them, and nearly every
 * group is one answer under its own fence: those lie as plain values in `cells`, the rest whole in `others`.
 */
export interface PackedGroups {
  /** A session's id and the answer's values, or an empty string for the next one of `others`. */
  readonly cells: readonly (string | number)[];
  readonly others: readonly AppendGroup[];
}

/** `before` is the name that the room had, where it had one; null in `plan` takes it away. */
export interface RoomChange {
  readonly before: string | null;
  readonly plan: RoomPlan | null;
}

export type WriterRequest =
  | { readonly id: number; readonly kind: 'append'; readonly groups: PackedGroups }
  | { readonly id: number; readonly kind: 'create-sessions'; readonly sessions: readonly NewSession[] }
  | { readonly id: number; readonly kind: 'put-staff'; readonly staff: StaffRecord; readonly note: StaffNote | null }
  | { readonly id: number; readonly kind: 'change-staff-sessions'; readonly change: StaffSessionChange }
  | { readonly id: number; readonly kind: 'put-workstations'; readonly workstations: readonly WorkstationRecord[] }
  | { readonly id: number; readonly kind: 'change-rooms'; readonly change: RoomChange }
  | { readonly id: number; readonly kind: 'put-witness'; readonly witness: WitnessRecord }
  | { readonly id: number; readonly kind: 'put-cosignatures'; readonly cosignatures: readonly CosignatureRecord[] }
  | { readonly id: number; readonly kind: 'pledge'; readonly session: SessionId; readonly index: number }
  | { readonly id: number; readonly kind: 'close' };

export type WriterReply =
  /** Sent first: the tables are as this engine knows them, and the ledgers are being rebuilt. */
  | { readonly kind: 'readable' }
  /** Sent once, after the ledgers were rebuilt and found sound. */
  | { readonly kind: 'ready'; readonly heads: readonly LedgerHead[]; readonly vkey: string }
  | { readonly kind: 'unusable'; readonly message: string }
  | {
      readonly kind: 'appended';
      readonly id: number;
      readonly results: PackedResults;
      readonly heads: readonly LedgerHead[];
    }
  | { readonly kind: 'done'; readonly id: number; readonly heads: readonly LedgerHead[] }
  | { readonly kind: 'pledged'; readonly id: number; readonly pledge: string | null }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
