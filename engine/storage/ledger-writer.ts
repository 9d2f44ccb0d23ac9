import type Database from 'better-sqlite3';
import type { Hashing } from '#domain/draw/hashing.ts';
import { type Checkpoint, checkpointText } from '#domain/ledger/checkpoint.ts';
import { type PersonKeys, type RecordedFact, recordFact } from '#domain/ledger/fact-entry.ts';
import { Frontier, type FrontierState, leafHash } from '#domain/ledger/merkle-tree.ts';
import { type NoteSigner, type NoteVerifier, signNote } from '#domain/ledger/signed-note.ts';
import type { SessionId } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { UnusableDatabase } from './open-database.ts';
import { rebuildLedger, rootHex } from './rebuild-ledger.ts';
import { type Owed, pledgeReader, signPledges } from './sign-pledges.ts';
import { type WriterStatements, prepareStatements } from './writer-statements.ts';
import type { StaffNote } from './staff-journal.ts';
import type {
  AppendGroup,
  AppendResult,
  CosignatureRecord,
  Fence,
  LedgerHead,
  NewSession,
  RoomChange,
  StaffRecord,
  StaffSessionChange,
  WitnessRecord,
  WorkstationRecord,
} from './writer-messages.ts';

/** Between two kept checkpoints; the newest is always kept apart from these. */
const CHECKPOINT_EVERY_MS = 1_000;

interface OpenLedger {
  readonly no: number;
  readonly id: SessionId;
  readonly origin: string;
  frontier: Frontier;
  keptAt: number;
  /** By pid. */
  readonly people: Map<string, PersonKeys & { readonly no: number }>;
}

/** A group that is in the transaction, with what is owed for it when that is committed. */
type Written =
  { readonly ok: true; readonly firstIndex: number; readonly own: Owed | null } | Extract<AppendResult, { ok: false }>;

function resultOf(written: Written): AppendResult {
  if (!written.ok) return written;
  const { firstIndex, own } = written;
  return own === null ? { ok: true, firstIndex } : { ok: true, firstIndex, said: own.pledged.said, pledge: own.pledge };
}

/**
 * The one writer. Takes everything that is queued, writes it in one transaction, signs one checkpoint for each ledger touched,
 * and answers after COMMIT. Synchronous from end to end: nothing foreign is waited for inside a transaction.
 */
export class LedgerWriter {
  private readonly ledgers = new Map<SessionId, OpenLedger>();
  private readonly statements: WriterStatements;
  private readonly pledgeFromDisk: ReturnType<typeof pledgeReader>;

  constructor(
    private readonly db: Database.Database,
    private readonly h: Hashing,
    private readonly signer: NoteSigner,
    verifier: NoteVerifier,
    private readonly instance: string,
    private readonly onClose: () => void = () => undefined,
    seen: readonly Checkpoint[] = [],
  ) {
    this.statements = prepareStatements(db);
    this.pledgeFromDisk = pledgeReader(db, h, signer);
    for (const session of this.statements.sessions()) {
      const ofSession = seen.filter(({ origin }) => origin === session.origin);
      const frontier = rebuildLedger(db, h, verifier, session, ofSession);
      this.ledgers.set(session.id as SessionId, {
        no: session.no,
        id: session.id as SessionId,
        origin: session.origin,
        frontier,
        keptAt: 0,
        people: new Map(this.statements.people(session.no).map(({ pid, no, answerKey }) => [pid, { no, answerKey }])),
      });
    }
    this.refuseLost(seen);
  }

  /** A ledger that somebody has seen and that is not here at all. */
  private refuseLost(seen: readonly Checkpoint[]): void {
    const origins = new Set([...this.ledgers.values()].map(({ origin }) => origin));
    const lost = seen.find(({ origin }) => !origins.has(origin));
    if (lost === undefined) return;
    throw new UnusableDatabase(
      `The ledger ${lost.origin} was seen with ${lost.size} entries, and this data does not have it. The engine does not serve it: put the newest copy of the data folder in its place.`,
    );
  }

  heads(): LedgerHead[] {
    return [...this.ledgers.values()].map((ledger) => this.headOf(ledger));
  }

  private headOf(ledger: OpenLedger): LedgerHead {
    return { session: ledger.id, size: ledger.frontier.size, root: rootHex(ledger.frontier) };
  }

  /** One commit for all groups; if the disk refuses it, group by group, so that only what cannot be written is refused. */
  append(groups: readonly AppendGroup[]): { results: AppendResult[]; heads: LedgerHead[] } {
    const touched = new Set<OpenLedger>();
    const results = this.inOneCommit(groups, touched) ?? groups.flatMap((group) => this.alone(group, touched));
    return { results, heads: [...touched].map((ledger) => this.headOf(ledger)) };
  }

  private alone(group: AppendGroup, touched: Set<OpenLedger>): AppendResult {
    let detail = 'the disk refused';
    const results = this.inOneCommit([group], touched, (fault) => {
      detail = fault instanceof Error ? fault.message : String(fault);
    });
    return results?.[0] ?? { ok: false, why: 'not-stored', detail };
  }

  private inOneCommit(
    groups: readonly AppendGroup[],
    touched: Set<OpenLedger>,
    onFault: (fault: unknown) => void = () => undefined,
  ): AppendResult[] | null {
    const before = new Map<OpenLedger, FrontierState>();
    const owed: Owed[] = [];
    let results: Written[];
    try {
      this.statements.begin();
      results = groups.map((group) => this.write(group, before, owed));
      let at = 0;
      for (const group of groups) for (const fact of group.facts) at = Math.max(at, fact.at);
      const kept = [...before.keys()].filter((ledger) => this.signCheckpoint(ledger, at));
      this.statements.commit();
      for (const ledger of kept) ledger.keptAt = at;
      for (const ledger of before.keys()) touched.add(ledger);
    } catch (fault) {
      if (this.db.inTransaction) this.statements.rollback();
      for (const [ledger, state] of before) ledger.frontier = Frontier.from(this.h, state);
      onFault(fault);
      return null;
    }
    // What was said is pledged only now that it is on disk.
    signPledges(this.h, this.signer, owed);
    return results.map(resultOf);
  }

  /** The pledge of an entry that is on disk; null where there is none, or nobody signed it. */
  pledgeAgain(session: SessionId, index: number): string | null {
    const ledger = this.ledgers.get(session);
    return ledger === undefined ? null : this.pledgeFromDisk(ledger.no, ledger.origin, index);
  }

  private write(group: AppendGroup, before: Map<OpenLedger, FrontierState>, owed: Owed[]): Written {
    const ledger = this.ledgers.get(group.session);
    if (ledger === undefined) return { ok: false, why: 'fenced', detail: `no session ${group.session}` };
    if (group.fence !== null && !this.passes(ledger, group.fence)) {
      return { ok: false, why: 'fenced', detail: 'the attempt has moved on' };
    }
    if (!before.has(ledger)) before.set(ledger, ledger.frontier.state());
    const firstIndex = ledger.frontier.size;
    let own: Owed | null = null;
    for (const fact of group.facts) {
      const index = ledger.frontier.size;
      const { said } = this.writeFact(ledger, fact);
      if (said === undefined || own !== null || !('seq' in fact)) continue;
      const { at, epoch, pid, seq } = fact;
      const pledged = { at, epoch, index, pid, said: said.hex, seq };
      own = { origin: ledger.origin, pledged, saidBytes: said.bytes, pledge: '' };
      owed.push(own);
    }
    this.writeRows(ledger, group);
    return { ok: true, firstIndex, own };
  }

  /** Rows that stand or fall with the facts. */
  private writeRows(ledger: OpenLedger, { cards = [], draw, sessionPin, workstations = [] }: AppendGroup): void {
    if (sessionPin !== undefined) this.statements.putSessionPin(ledger.no, sessionPin);
    for (const workstation of workstations) this.statements.putWorkstation(workstation);
    const numberOf = (pid: string): number => {
      const person = ledger.people.get(pid);
      if (person === undefined) throw new Error(`no participant ${pid}`);
      return person.no;
    };
    for (const { pid, pinHash } of cards) this.statements.putPin(numberOf(pid), pinHash);
    if (draw === undefined) return;
    this.statements.putDigits(ledger.no, draw.digits);
    for (const { pid, ...paper } of draw.papers) this.statements.insertPaper(numberOf(pid), paper);
  }

  private passes(ledger: OpenLedger, fence: Fence): boolean {
    const person = ledger.people.get(fence.pid);
    return person !== undefined && this.statements.moveFence(person.no, fence);
  }

  private writeFact(ledger: OpenLedger, fact: Fact): RecordedFact {
    const person = 'pid' in fact ? ledger.people.get(fact.pid) : undefined;
    const recorded = recordFact(this.h, fact, person ?? null);
    const { entry, opening } = recorded;
    const leaf = leafHash(this.h, entry);
    this.statements.insertEntry(ledger.no, ledger.frontier.size, entry, leaf, opening);
    ledger.frontier.append(leaf);
    return recorded;
  }

  /** True when the checkpoint is one of those that are kept. */
  private signCheckpoint(ledger: OpenLedger, at: number): boolean {
    const { frontier, origin } = ledger;
    const note = signNote(this.h, checkpointText({ origin, size: frontier.size, root: frontier.root() }), this.signer);
    this.statements.putHead(ledger.no, frontier.size, note);
    if (at - ledger.keptAt < CHECKPOINT_EVERY_MS) return false;
    this.statements.keepCheckpoint(ledger.no, frontier.size, at, note);
    return true;
  }

  /** Sessions with their people, papers and first facts: all of them or none. */
  createSessions(sessions: readonly NewSession[]): void {
    const write = this.db.transaction(() => sessions.map((session) => this.writeSession(session)));
    for (const ledger of write()) this.ledgers.set(ledger.id, ledger);
  }

  private writeSession(session: NewSession): OpenLedger {
    if (this.ledgers.has(session.id)) throw new Error(`session ${session.id} exists already`);
    const origin = `${this.instance}/${session.id}`;
    const no = this.statements.insertSession(session, origin);
    const people = new Map(
      [...session.participants, ...(session.sealed ?? [])].map((person) => {
        const personNo = this.statements.insertParticipant(no, person);
        return [person.pid as string, { no: personNo, answerKey: person.answerKey }];
      }),
    );
    for (const { pid, ...paper } of session.participants) this.statements.insertPaper(people.get(pid)!.no, paper);
    const ledger: OpenLedger = { no, id: session.id, origin, frontier: Frontier.empty(this.h), keptAt: 0, people };
    for (const fact of session.facts) this.writeFact(ledger, fact);
    this.signCheckpoint(ledger, session.facts[0]?.at ?? CHECKPOINT_EVERY_MS);
    return ledger;
  }

  putStaff(staff: StaffRecord, note: StaffNote | null = null): void {
    this.db.transaction(() => {
      this.statements.putStaff(staff);
      if (note !== null) this.statements.noteStaff(note);
    })();
  }

  changeStaffSessions(change: StaffSessionChange): void {
    this.db.transaction(() => this.statements.changeStaffSession(change))();
  }

  putWorkstations(workstations: readonly WorkstationRecord[]): void {
    this.db.transaction(() => workstations.forEach((one) => this.statements.putWorkstation(one)))();
  }

  changeRooms(change: RoomChange): void {
    this.db.transaction(() => this.statements.changeRooms(change))();
  }

  putWitness(witness: WitnessRecord): void {
    this.statements.putWitness(witness);
  }

  putCosignatures(cosignatures: readonly CosignatureRecord[]): void {
    this.db.transaction(() => {
      for (const one of cosignatures) {
        const ledger = this.ledgers.get(one.session);
        if (ledger !== undefined) this.statements.putCosignature(ledger.no, one);
      }
    })();
  }

  close(): void {
    this.db.close();
    this.onClose();
  }
}
