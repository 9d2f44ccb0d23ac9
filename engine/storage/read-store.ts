import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { PlannedItem } from '#domain/bank/assemble-form.ts';
import type { ItemBank } from '#domain/bank/bank.ts';
import type { ParticipantNumber, Pid, SessionId } from '#domain/ids.ts';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { hidesAnswer, restoreFact } from '#domain/ledger/fact-entry.ts';
import type { RoomPlan } from '#domain/room/room-plan.ts';
import type { Instant } from '#domain/time.ts';
import { databasePath } from './open-writer.ts';
import { openForReading } from './open-database.ts';
import type { Tables } from './tables.ts';
import type { JournalRow } from './staff-journal.ts';
import { staffOf, staffSessionOf } from './read-staff.ts';
import { witnessOf } from './read-witnesses.ts';
import { workstationOf } from './read-workstations.ts';
import type {
  CosignatureRecord,
  StaffRecord,
  StaffSession,
  StoredMedium,
  WitnessRecord,
  WorkstationRecord,
} from './writer-messages.ts';

export interface StoredSession {
  readonly no: number;
  readonly id: SessionId;
  /** Of its ledger. */
  readonly origin: string;
  /** The definition file's JSON value; read it with `readDefinition`. */
  readonly definition: unknown;
  readonly bank: ItemBank;
  readonly zone: string;
  readonly opensAt: Instant | null;
  readonly sessionPin: string;
  readonly seedSecret: Uint8Array;
  /** Null where the MANIFEST has no roots of bank and key. */
  readonly bankSalt: Uint8Array | null;
  readonly manifestHash: Uint8Array;
  /** Empty where seats are the roster's. */
  readonly rooms: readonly RoomPlan[];
}

export interface StoredParticipant {
  readonly no: number;
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
  /** Null before the lots are drawn. */
  readonly plan: readonly PlannedItem[] | null;
}

interface HeadRow {
  readonly note: string;
  readonly sessionNo: number;
  readonly size: number;
}

/** Reads beside the writer. A reader sees what is committed and nothing else. */
export class ReadStore {
  private readonly db: Database.Database;
  private readonly kysely: Kysely<Tables>;
  private leafRange: Database.Statement<[number, number, number], Uint8Array> | null = null;
  private paper: Database.Statement<[number], Uint8Array> | null = null;
  private entryAt: Database.Statement<[number, number], Uint8Array> | null = null;
  private headOf: Database.Statement<[string], HeadRow> | null = null;
  private linesAt: Database.Statement<[number, number], string> | null = null;

  constructor(dataDir: string) {
    this.db = openForReading(databasePath(dataDir));
    this.kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: this.db }) });
  }

  async sessions(): Promise<StoredSession[]> {
    const rows = await this.kysely.selectFrom('exam_session').selectAll().orderBy('no').execute();
    return rows.map((row) => ({
      no: row.no,
      id: row.id as SessionId,
      origin: row.origin,
      definition: JSON.parse(row.definition) as unknown,
      bank: JSON.parse(row.bank) as ItemBank,
      zone: row.zone,
      opensAt: row.opens_at as Instant | null,
      sessionPin: row.session_pin,
      seedSecret: row.seed_secret,
      bankSalt: row.bank_salt,
      manifestHash: row.manifest_hash,
      rooms: JSON.parse(row.rooms) as RoomPlan[],
    }));
  }

  /** Sessions whose people are forgotten: nothing of them can be served. */
  async forgotten(): Promise<ReadonlySet<number>> {
    const rows = await this.kysely.selectFrom('forgotten').select('session_no').execute();
    return new Set(rows.map(({ session_no }) => session_no));
  }

  async participants(sessionNo: number): Promise<StoredParticipant[]> {
    const rows = await this.kysely
      .selectFrom('participant')
      .leftJoin('paper', 'paper.participant_no', 'participant.no')
      .select([
        'no',
        'number',
        'name',
        'category',
        'accommodations',
        'seat',
        'room',
        'pin_hash',
        'pid',
        'pid_salt',
        'answer_key',
        'plan',
      ])
      .where('session_no', '=', sessionNo)
      .orderBy('number')
      .execute();
    return rows.map((row) => ({
      no: row.no,
      number: row.number as ParticipantNumber,
      name: row.name,
      category: row.category,
      accommodations: JSON.parse(row.accommodations) as string[],
      seat: row.seat,
      ...(row.room !== null && { room: row.room }),
      pinHash: row.pin_hash,
      pid: row.pid as Pid,
      pidSalt: row.pid_salt,
      answerKey: row.answer_key,
      // Read when asked for: two thousand papers at once are most of what a start would ever hold.
      get plan() {
        return row.plan === null ? null : (JSON.parse(row.plan) as PlannedItem[]);
      },
    }));
  }

  /** Prepared once: at the start of a session everybody's paper is asked for in the same second. */
  async formGzip(participantNo: number): Promise<Uint8Array> {
    this.paper ??= this.db
      .prepare<[number], Uint8Array>('SELECT form_gzip FROM paper WHERE participant_no = ?')
      .pluck();
    const gzip = this.paper.get(participantNo);
    if (gzip === undefined) throw new Error(`there is no paper of participant ${participantNo}`);
    return gzip;
  }

  async medium(sessionNo: number, hash: string): Promise<StoredMedium | null> {
    const query = this.kysely.selectFrom('medium').select(['hash', 'type', 'bytes']);
    return (await query.where('session_no', '=', sessionNo).where('hash', '=', hash).executeTakeFirst()) ?? null;
  }

  /** Where the fence lets each attempt of a session go on from, by pid. */
  async fences(sessionNo: number): Promise<ReadonlyMap<string, { readonly epoch: number; readonly last: number }>> {
    const rows = await this.kysely
      .selectFrom('attempt')
      .innerJoin('participant', 'participant.no', 'attempt.participant_no')
      .select(['pid', 'epoch', 'last_mutation as last'])
      .where('session_no', '=', sessionNo)
      .execute();
    return new Map(rows.map(({ epoch, last, pid }) => [pid, { epoch, last }]));
  }

  /**
   * Every fact of a session's ledger with its index, in order. The writer has held every entry against the signed tree before
   * anybody reads, so entries are taken at their word. Answers whose opening was erased are told apart, not given.
   */
  *facts(
    sessionNo: number,
    onErased: (pid: Pid) => void = (pid) => {
      throw new Error(`an answer of ${pid} has lost its opening`);
    },
  ): Generator<{ readonly index: number; readonly fact: Fact }> {
    const rows = this.db
      .prepare<[number]>('SELECT idx, CAST(entry AS TEXT), opening FROM ledger WHERE session_no = ? ORDER BY idx')
      .raw()
      .iterate(sessionNo) as IterableIterator<[number, string, string | null]>;
    for (const [idx, entry, opening] of rows) {
      const { type, body } = knownEntry(entry);
      if (opening === null && hidesAnswer(type)) onErased((body as { pid: Pid }).pid);
      else yield { index: idx, fact: restoreFact(type, body, opening) };
    }
  }

  /** The newest signed checkpoint of a session's ledger with what witnesses have cosigned of it: a C2SP signed note. Null for a session that is not there. */
  async checkpoint(session: string): Promise<string | null> {
    // Prepared once: every page of a hall asks for it within seconds.
    this.headOf ??= this.db.prepare<[string], HeadRow>(
      'SELECT note, session_no AS sessionNo, size FROM checkpoint_head JOIN exam_session ON no = session_no WHERE id = ?',
    );
    this.linesAt ??= this.db
      .prepare<[number, number], string>('SELECT line FROM cosignature WHERE session_no = ? AND size = ? ORDER BY name')
      .pluck();
    const head = this.headOf.get(session);
    return head === undefined ? null : head.note + this.linesAt.all(head.sessionNo, head.size).join('');
  }

  /** The bytes of one entry; null where there is none. */
  entry(sessionNo: number, index: number): Uint8Array | null {
    this.entryAt ??= this.db
      .prepare<[number, number], Uint8Array>('SELECT entry FROM ledger WHERE session_no = ? AND idx = ?')
      .pluck();
    return this.entryAt.get(sessionNo, index) ?? null;
  }

  /** The entries about one person and those of some types, with what opens them, in order. */
  entriesAbout(
    sessionNo: number,
    pid: Pid,
    types: ReadonlySet<string>,
  ): { readonly index: number; readonly text: string; readonly opening: string | null }[] {
    const rows = this.db
      .prepare<[number]>('SELECT idx, CAST(entry AS TEXT), opening FROM ledger WHERE session_no = ? ORDER BY idx')
      .raw()
      .iterate(sessionNo) as IterableIterator<[number, string, string | null]>;
    const found: { readonly index: number; readonly text: string; readonly opening: string | null }[] = [];
    for (const [index, text, opening] of rows) {
      const { body, type } = knownEntry(text);
      if (types.has(type) || (body as { pid?: unknown }).pid === pid) found.push({ index, text, opening });
    }
    return found;
  }

  /** What one person's paper was drawn as; null before the lots. */
  async plan(participantNo: number): Promise<PlannedItem[] | null> {
    const query = this.kysely.selectFrom('paper').select('plan').where('participant_no', '=', participantNo);
    const row = await query.executeTakeFirst();
    return row === undefined ? null : (JSON.parse(row.plan) as PlannedItem[]);
  }

  /** Leaf hashes from an index on, at most `most` of them. */
  leaves(sessionNo: number, from: number, most: number): Uint8Array[] {
    this.leafRange ??= this.db
      .prepare<[number, number, number], Uint8Array>(
        'SELECT leaf FROM ledger WHERE session_no = ? AND idx >= ? ORDER BY idx LIMIT ?',
      )
      .pluck();
    return this.leafRange.all(sessionNo, from, most);
  }

  /** Keys that were ever taken up, those given back among them. */
  async witnesses(): Promise<WitnessRecord[]> {
    const rows = await this.kysely.selectFrom('witness').selectAll().orderBy('enrolled_at').execute();
    return rows.map(witnessOf);
  }

  /** What each witness has cosigned last, in each session. */
  async newestCosignatures(): Promise<CosignatureRecord[]> {
    const rows = await this.kysely
      .selectFrom('cosignature')
      .innerJoin('exam_session', 'exam_session.no', 'cosignature.session_no')
      .select(({ fn }) => ['id', 'name', 'line', 'note', 'time', fn.max('size').as('size')])
      .groupBy(['id', 'name'])
      .execute();
    return rows.map(({ id, ...row }) => ({ session: id as SessionId, ...row }));
  }

  async staff(name: string): Promise<StaffRecord | null> {
    const row = await this.kysely.selectFrom('staff').selectAll().where('name', '=', name).executeTakeFirst();
    return row === undefined ? null : staffOf(row);
  }

  async allStaff(): Promise<StaffRecord[]> {
    return (await this.kysely.selectFrom('staff').selectAll().orderBy('name').execute()).map(staffOf);
  }

  /** All of it, so that each line can be held against the one before it. */
  async staffJournal(): Promise<JournalRow[]> {
    return this.kysely.selectFrom('staff_journal').selectAll().orderBy('no').execute();
  }

  async staffSession(tokenHash: Uint8Array): Promise<StaffSession | null> {
    const query = this.kysely.selectFrom('staff_session').selectAll().where('token_hash', '=', tokenHash);
    const row = await query.executeTakeFirst();
    return row === undefined ? null : staffSessionOf(row);
  }

  /** Sign-ins that nobody has ended, of one account or of all. */
  async staffSessions(name: string | null = null): Promise<StaffSession[]> {
    const open = this.kysely.selectFrom('staff_session').selectAll().where('ended_at', 'is', null);
    const query = name === null ? open : open.where('name', '=', name);
    return (await query.orderBy('used_at', 'desc').execute()).map(staffSessionOf);
  }

  /** Those that stand; who was shut out is of no more use than a word in the ledger. */
  async workstations(): Promise<WorkstationRecord[]> {
    const rows = await this.kysely.selectFrom('workstation').selectAll().where('revoked_at', 'is', null).execute();
    return rows.map(workstationOf);
  }

  /** As the committee has laid them out, by name. */
  async roomPlans(): Promise<RoomPlan[]> {
    const rows = await this.kysely.selectFrom('room_plan').select('plan').orderBy('name').execute();
    return rows.map(({ plan }) => JSON.parse(plan) as RoomPlan);
  }

  close(): void {
    this.db.close();
  }
}
