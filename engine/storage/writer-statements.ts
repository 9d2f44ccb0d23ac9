import type Database from 'better-sqlite3';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { type StaffNote, journalStatements } from './staff-journal.ts';
import { staffStatements } from './staff-statements.ts';
import { witnessStatements } from './witness-statements.ts';
import type { Tables } from './tables.ts';
import type {
  CosignatureRecord,
  DrawnPaper,
  Fence,
  NewSession,
  RoomChange,
  SealedParticipant,
  StaffRecord,
  StaffSessionChange,
  WitnessRecord,
  WorkstationRecord,
} from './writer-messages.ts';

/** Compiles SQL and runs nothing: the writer's statements are compiled once and prepared, as the builder costs more than the write. */
const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export interface WriterStatements {
  begin(): void;
  commit(): void;
  rollback(): void;
  sessions(): { no: number; id: string; origin: string }[];
  people(sessionNo: number): { no: number; pid: string; answerKey: Uint8Array }[];
  insertEntry(sessionNo: number, idx: number, entry: Uint8Array, leaf: Uint8Array, opening: string | null): void;
  /** False when the attempt is no longer where the fence expects it. */
  moveFence(participantNo: number, fence: Fence): boolean;
  putHead(sessionNo: number, size: number, note: string): void;
  keepCheckpoint(sessionNo: number, size: number, at: number, note: string): void;
  insertSession(session: NewSession, origin: string): number;
  insertParticipant(sessionNo: number, person: SealedParticipant): number;
  insertPaper(participantNo: number, paper: Omit<DrawnPaper, 'pid'>): void;
  putDigits(sessionNo: number, digits: string): void;
  putPin(participantNo: number, pinHash: Uint8Array): void;
  putSessionPin(sessionNo: number, pin: string): void;
  putStaff(staff: StaffRecord): void;
  noteStaff(note: StaffNote): void;
  changeStaffSession(change: StaffSessionChange): void;
  putWorkstation(workstation: WorkstationRecord): void;
  changeRooms(change: RoomChange): void;
  putWitness(witness: WitnessRecord): void;
  putCosignature(sessionNo: number, cosignature: CosignatureRecord): void;
}

export function prepareStatements(db: Database.Database): WriterStatements {
  return {
    ...transactionStatements(db),
    ...appendStatements(db),
    ...setupStatements(db),
    ...staffStatements(db),
    ...journalStatements(db),
    ...witnessStatements(db),
    ...readStatements(db),
  };
}

/** A prepared statement for a query built with stand-ins; parameters are given in the order of the stand-ins. */
function prepare(db: Database.Database, query: { compile(): CompiledQuery }): Database.Statement<unknown[]> {
  return db.prepare(query.compile().sql);
}

function transactionStatements(db: Database.Database) {
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((text) => db.prepare(text));
  return { begin: () => void begin!.run(), commit: () => void commit!.run(), rollback: () => void rollback!.run() };
}

const N = 0;
const T = '';
const B = new Uint8Array(0);

function appendStatements(db: Database.Database) {
  const entry = prepare(db, sql.insertInto('ledger').values({ session_no: N, idx: N, entry: B, leaf: B, opening: T }));
  const fence = prepare(
    db,
    sql
      .updateTable('attempt')
      .set({ epoch: N, last_mutation: N })
      .where('participant_no', '=', N)
      .where('epoch', '=', N)
      .where('last_mutation', '=', N),
  );
  const head = db.prepare(
    `${sql.insertInto('checkpoint_head').values({ session_no: N, size: N, note: T }).compile().sql} on conflict (session_no) do update set size = excluded.size, note = excluded.note`,
  );
  const kept = prepare(db, sql.insertInto('checkpoint').orIgnore().values({ session_no: N, size: N, at: N, note: T }));
  return {
    insertEntry: (sessionNo: number, idx: number, bytes: Uint8Array, leaf: Uint8Array, opening: string | null) =>
      void entry.run(sessionNo, idx, bytes, leaf, opening),
    moveFence: (participantNo: number, { epoch, lastMutation, thenEpoch, thenLastMutation }: Fence) =>
      fence.run(thenEpoch, thenLastMutation, participantNo, epoch, lastMutation).changes === 1,
    putHead: (sessionNo: number, size: number, note: string) => void head.run(sessionNo, size, note),
    keepCheckpoint: (sessionNo: number, size: number, at: number, note: string) =>
      void kept.run(sessionNo, size, at, note),
  };
}

function setupStatements(db: Database.Database) {
  const columns =
    'id, origin, definition, bank, zone, opens_at, session_pin, seed_secret, draw_digits, manifest_hash, rooms, bank_salt';
  const session = db.prepare(`INSERT INTO exam_session (${columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`);
  const person = db.prepare(
    'INSERT INTO participant (session_no, number, name, category, accommodations, seat, room, pin_hash, pid, pid_salt, answer_key) VALUES (?,?,?,?,?,?,?,?,?,?,?)',
  );
  const paper = db.prepare('INSERT INTO paper (participant_no, plan, form_gzip) VALUES (?,?,?)');
  const digits = db.prepare("UPDATE exam_session SET draw_digits = ? WHERE no = ? AND draw_digits = ''");
  const sessionPin = db.prepare('UPDATE exam_session SET session_pin = ? WHERE no = ?');
  const pin = db.prepare('UPDATE participant SET pin_hash = ? WHERE no = ?');
  const medium = db.prepare('INSERT INTO medium (session_no, hash, type, bytes) VALUES (?,?,?,?)');
  const attempt = db.prepare('INSERT INTO attempt (participant_no, epoch, last_mutation) VALUES (?,0,0)');
  const workstation = db.prepare(
    'INSERT INTO workstation (id, name, room, seat, is_kiosk, credential_hash, approved_at, approved_by, revoked_at) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, room = excluded.room, seat = excluded.seat, revoked_at = excluded.revoked_at',
  );
  const room = db.prepare('INSERT INTO room_plan (name, plan) VALUES (?,?)');
  const roomGone = db.prepare('DELETE FROM room_plan WHERE name = ?');
  return {
    insertSession: (s: NewSession, origin: string): number => {
      const rules = [s.id, origin, JSON.stringify(s.definition), JSON.stringify(s.bank), s.zone, s.opensAt];
      const draw = [
        s.sessionPin,
        s.seedSecret,
        s.drawDigits,
        s.manifestHash,
        JSON.stringify(s.rooms ?? []),
        s.bankSalt,
      ];
      const no = Number(session.run(...rules, ...draw).lastInsertRowid);
      for (const { bytes, hash, type } of s.media) medium.run(no, hash, type, bytes);
      return no;
    },
    insertParticipant: (sessionNo: number, p: SealedParticipant): number => {
      const who = [sessionNo, p.number, p.name, p.category, JSON.stringify(p.accommodations), p.seat, p.room ?? null];
      const no = Number(person.run(...who, p.pinHash, p.pid, p.pidSalt, p.answerKey).lastInsertRowid);
      attempt.run(no);
      return no;
    },
    insertPaper: (participantNo: number, { formGzip, plan }: Omit<DrawnPaper, 'pid'>) =>
      void paper.run(participantNo, JSON.stringify(plan), formGzip),
    putDigits: (sessionNo: number, drawn: string) => void digits.run(drawn, sessionNo),
    putPin: (participantNo: number, pinHash: Uint8Array) => void pin.run(pinHash, participantNo),
    putSessionPin: (sessionNo: number, another: string) => void sessionPin.run(another, sessionNo),
    changeRooms: ({ before, plan }: RoomChange) => {
      if (before !== null) roomGone.run(before);
      if (plan !== null) room.run(plan.name, JSON.stringify(plan));
    },
    putWorkstation: (w: WorkstationRecord) => {
      const place = [w.id, w.name, w.room, w.seat, w.isKiosk ? 1 : 0];
      workstation.run(...place, w.credentialHash, w.approvedAt, w.approvedBy, w.revokedAt);
    },
  };
}

function readStatements(db: Database.Database) {
  const sessions = prepare(db, sql.selectFrom('exam_session').select(['no', 'id', 'origin']).orderBy('no'));
  const people = prepare(
    db,
    sql.selectFrom('participant').select(['no', 'pid', 'answer_key as answerKey']).where('session_no', '=', N),
  );
  return {
    sessions: () => sessions.all() as { no: number; id: string; origin: string }[],
    people: (sessionNo: number) => people.all(sessionNo) as { no: number; pid: string; answerKey: Uint8Array }[],
  };
}
