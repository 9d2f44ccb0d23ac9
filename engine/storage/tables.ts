import type { Generated } from 'kysely';

export interface InstanceTable {
  only_row: number;
  name: string;
  ledger_vkey: string;
}

export interface ExamSessionTable {
  no: Generated<number>;
  id: string;
  origin: string;
  /** JSON of the definition file. */
  definition: string;
  /** JSON of an `ItemBank`. */
  bank: string;
  zone: string;
  opens_at: number | null;
  session_pin: string;
  seed_secret: Uint8Array;
  draw_digits: string;
  manifest_hash: Uint8Array;
  /** JSON list of `RoomPlan`. */
  rooms: string;
  bank_salt: Uint8Array | null;
}

export interface RoomPlanTable {
  name: string;
  /** JSON of a `RoomPlan`. */
  plan: string;
}

export interface ParticipantTable {
  no: Generated<number>;
  session_no: number;
  number: string;
  name: string;
  category: string;
  /** JSON list of codes. */
  accommodations: string;
  seat: string | null;
  room: string | null;
  pin_hash: Uint8Array;
  pid: string;
  pid_salt: Uint8Array;
  answer_key: Uint8Array;
}

export interface PaperTable {
  participant_no: number;
  /** JSON of the places of a `FormPlan`. */
  plan: string;
  /** Gzipped JSON of a `Form`, as it goes to the candidate. */
  form_gzip: Uint8Array;
}

export interface AttemptTable {
  participant_no: number;
  epoch: number;
  last_mutation: number;
}

export interface LedgerTable {
  session_no: number;
  idx: number;
  entry: Uint8Array;
  leaf: Uint8Array;
  opening: string | null;
}

export interface CheckpointHeadTable {
  session_no: number;
  size: number;
  note: string;
}

export interface CheckpointTable {
  session_no: number;
  size: number;
  at: number;
  note: string;
}

export interface StaffTable {
  name: string;
  role: string;
  password_hash: string;
  uses_initial_password: number;
  credential_version: number;
  /** JSON: `"all"` or a list of names. */
  rooms: string;
  disabled_at: number | null;
  totp_secret: Uint8Array | null;
  totp_step: number;
  /** JSON list of hashes in hex. */
  recovery: string;
}

export interface StaffSessionTable {
  token_hash: Uint8Array;
  id: string;
  name: string;
  started_at: number;
  used_at: number;
  address: string;
  ended_at: number | null;
}

export interface StaffJournalTable {
  no: number;
  /** Canonical JSON of a `StaffNote`. */
  entry: string;
  hash: Uint8Array;
}

export interface WorkstationTable {
  id: string;
  name: string;
  room: string;
  seat: string;
  is_kiosk: number;
  credential_hash: Uint8Array;
  approved_at: number;
  approved_by: string;
  revoked_at: number | null;
}

export interface MediumTable {
  session_no: number;
  hash: string;
  type: string;
  bytes: Uint8Array;
}

export interface WitnessTable {
  name: string;
  vkey: string;
  enrolled_at: number;
  enrolled_by: string;
  reason: string;
  removed_at: number | null;
}

export interface ForgottenTable {
  session_no: number;
  at: number;
  /** JSON list of hashes in hex. */
  roster: string;
}

export interface CosignatureTable {
  session_no: number;
  size: number;
  name: string;
  time: number;
  line: string;
  note: string;
}

export interface Tables {
  instance: InstanceTable;
  exam_session: ExamSessionTable;
  participant: ParticipantTable;
  paper: PaperTable;
  attempt: AttemptTable;
  ledger: LedgerTable;
  checkpoint_head: CheckpointHeadTable;
  checkpoint: CheckpointTable;
  staff: StaffTable;
  staff_session: StaffSessionTable;
  staff_journal: StaffJournalTable;
  workstation: WorkstationTable;
  medium: MediumTable;
  room_plan: RoomPlanTable;
  witness: WitnessTable;
  cosignature: CosignatureTable;
  forgotten: ForgottenTable;
}
