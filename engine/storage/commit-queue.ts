import type { StaffNote } from './staff-journal.ts';
import { Worker } from 'node:worker_threads';
import type { SessionId } from '#domain/ids.ts';
import { UnusableDatabase } from './open-database.ts';
import { packGroups } from './packed-groups.ts';
import { unpackResults } from './packed-results.ts';
import type {
  AppendGroup,
  AppendResult,
  CosignatureRecord,
  LedgerHead,
  NewSession,
  RoomChange,
  StaffRecord,
  StaffSessionChange,
  WitnessRecord,
  WorkstationRecord,
  WriterReply,
  WriterRequest,
} from './writer-messages.ts';

/** Who is told what became of a group. It must not throw. An object, not a function: thousands of them wait for the disk at once. */
export interface Landing {
  settle(result: AppendResult): void;
}

interface Waiting {
  readonly group: AppendGroup;
  readonly landing: Landing;
}

/** A writer at its start. */
export interface OpeningQueue {
  /** True as soon as the data can be read, false where it never can. Nothing that was read may be shown before `opened`. */
  readonly readable: Promise<boolean>;
  /** Resolves when every ledger is what was signed; rejects with UnusableDatabase. */
  readonly opened: Promise<CommitQueue>;
}

type Outstanding = { readonly resolve: (pledge: string | null) => void; readonly reject: (fault: Error) => void };

/** Groups that may wait for the disk; beyond it a candidate is told `overloaded` and keeps the answer in the outbox. */
const MOST_WAITING = 20_000;
/** Groups in one commit: beyond this a larger commit saves next to nothing, and everybody in it waits for all of it. */
const MOST_PER_COMMIT = 1_000;

export class QueueFull extends Error {
  override name = 'QueueFull';
}

/**
 * Many answers, one fsync. While the writer commits, what arrives is collected; when it answers, that goes at once.
 * There is no timer. A promise resolves after COMMIT, never before.
 */
export class CommitQueue {
  private waiting: Waiting[] = [];
  private writing: readonly Waiting[] | null = null;
  private flushAsked = false;
  private readonly outstanding = new Map<number, Outstanding>();
  private readonly heads = new Map<SessionId, LedgerHead>();
  private nextId = 1;
  private broken: Error | null = null;
  private closing: Promise<void> | null = null;
  private onEmpty: () => void = () => undefined;
  private onFailed: (fault: Error) => void = () => undefined;
  /** Resolves when the writer is lost without having been closed: nothing can be acknowledged any more. */
  readonly failed = new Promise<Error>((resolve) => (this.onFailed = resolve));

  private constructor(
    private readonly worker: Worker,
    readonly vkey: string,
    heads: readonly LedgerHead[],
    private readonly mostPerCommit: number,
  ) {
    this.keepHeads(heads);
    worker.on('message', (reply: WriterReply) => this.receive(reply));
    worker.on('error', (fault: Error) => this.breakDown(fault));
    worker.on('exit', (code) => this.breakDown(new Error(`the writer stopped (${code})`)));
  }

  /** Starts the writer over a data folder; rejects with UnusableDatabase when the data must not be served. */
  static open(
    dataDir: string,
    writerScript: string | URL,
    mostPerCommit = MOST_PER_COMMIT,
    /** Checkpoints that were kept elsewhere: data that is not theirs is not served. */
    notes: readonly string[] = [],
  ): Promise<CommitQueue> {
    return CommitQueue.begin(dataDir, writerScript, mostPerCommit, notes).opened;
  }

  /** The same, for who reads the data while the writer judges it. */
  static begin(
    dataDir: string,
    writerScript: string | URL,
    mostPerCommit = MOST_PER_COMMIT,
    notes: readonly string[] = [],
  ): OpeningQueue {
    const worker = new Worker(writerScript, { workerData: { dataDir, notes } });
    let tellReadable: (isReadable: boolean) => void = () => undefined;
    const readable = new Promise<boolean>((resolve) => (tellReadable = resolve));
    const opened = new Promise<CommitQueue>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new UnusableDatabase(`the writer stopped before it was ready (${code})`)));
      const hear = (reply: WriterReply): void => {
        if (reply.kind === 'readable') return tellReadable(true);
        worker.off('message', hear);
        if (reply.kind === 'ready') resolve(new CommitQueue(worker, reply.vkey, reply.heads, mostPerCommit));
        else reject(new UnusableDatabase(reply.kind === 'unusable' ? reply.message : 'the writer did not start'));
      };
      worker.on('message', hear);
    });
    opened.catch(() => tellReadable(false));
    return { readable, opened };
  }

  /** Where a session's ledger stands on disk. */
  head(session: SessionId): LedgerHead {
    return this.heads.get(session) ?? { session, size: 0, root: '' };
  }

  /** Entries on disk over all sessions. */
  ledgerSize(): number {
    let size = 0;
    for (const head of this.heads.values()) size += head.size;
    return size;
  }

  /** Groups not yet on disk. */
  backlog(): number {
    return this.waiting.length + (this.writing?.length ?? 0);
  }

  /** Throws QueueFull at once when too much waits. */
  append(group: AppendGroup): Promise<AppendResult> {
    const fault = this.fault();
    if (fault instanceof QueueFull) throw fault;
    return fault === null ? new Promise((settle) => this.wait(group, { settle })) : Promise.reject(fault);
  }

  /** The same for who needs no promise; throws at once when the group is not taken. */
  enqueue(group: AppendGroup, landing: Landing): void {
    const fault = this.fault();
    if (fault !== null) throw fault;
    this.wait(group, landing);
  }

  /** Why nothing can be taken now. */
  private fault(): Error | null {
    if (this.broken !== null) return this.broken;
    if (this.closing !== null) return new Error('the engine is closing');
    return this.backlog() >= MOST_WAITING ? new QueueFull('too many answers wait for the disk') : null;
  }

  private wait(group: AppendGroup, landing: Landing): void {
    this.waiting.push({ group, landing });
    this.askFlush();
  }

  /** At the end of this turn of the loop, so that all messages read in it share one commit. */
  private askFlush(): void {
    if (this.flushAsked || this.writing !== null) return;
    this.flushAsked = true;
    setImmediate(() => {
      this.flushAsked = false;
      this.flush();
    });
  }

  private flush(): void {
    if (this.writing !== null || this.waiting.length === 0 || this.broken !== null) return;
    this.writing = this.waiting.splice(0, this.mostPerCommit);
    this.post({ id: 0, kind: 'append', groups: packGroups(this.writing.map(({ group }) => group)) });
  }

  /** All of them or none. */
  createSessions(sessions: readonly NewSession[]): Promise<void> {
    return this.order((id) => ({ id, kind: 'create-sessions', sessions }));
  }

  /** With the line of the journal that tells of it, where somebody did it. */
  putStaff(staff: StaffRecord, note: StaffNote | null = null): Promise<void> {
    return this.order((id) => ({ id, kind: 'put-staff', staff, note }));
  }

  changeStaffSessions(change: StaffSessionChange): Promise<void> {
    return this.order((id) => ({ id, kind: 'change-staff-sessions', change }));
  }

  /** All of them or none. Where a session is told of it too, they go with its facts. */
  putWorkstations(workstations: readonly WorkstationRecord[]): Promise<void> {
    return this.order((id) => ({ id, kind: 'put-workstations', workstations }));
  }

  changeRooms(change: RoomChange): Promise<void> {
    return this.order((id) => ({ id, kind: 'change-rooms', change }));
  }

  putWitness(witness: WitnessRecord): Promise<void> {
    return this.order((id) => ({ id, kind: 'put-witness', witness }));
  }

  putCosignatures(cosignatures: readonly CosignatureRecord[]): Promise<void> {
    return this.order((id) => ({ id, kind: 'put-cosignatures', cosignatures }));
  }

  /** The pledge of an entry that is on disk, signed anew; null where nobody signed that entry. */
  pledge(session: SessionId, index: number): Promise<string | null> {
    return this.ask((id) => ({ id, kind: 'pledge', session, index }));
  }

  /** Writes what waits, takes nothing more, and ends the writer. */
  close(): Promise<void> {
    this.closing ??= this.endWriter();
    return this.closing;
  }

  private async endWriter(): Promise<void> {
    if (this.backlog() > 0) await new Promise<void>((resolve) => (this.onEmpty = resolve));
    if (this.broken === null) await this.order((id) => ({ id, kind: 'close' })).catch(() => undefined);
    this.broken ??= new Error('the engine is closed');
    await this.worker.terminate();
  }

  private async order(request: (id: number) => WriterRequest): Promise<void> {
    await this.ask(request);
  }

  private ask(request: (id: number) => WriterRequest): Promise<string | null> {
    if (this.broken !== null) return Promise.reject(this.broken);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.outstanding.set(id, { resolve, reject });
      this.post(request(id));
    });
  }

  private post(request: WriterRequest): void {
    this.worker.postMessage(request);
  }

  private receive(reply: WriterReply): void {
    switch (reply.kind) {
      case 'appended':
        return this.settleBatch(unpackResults(reply.results), reply.heads);
      case 'done':
        this.keepHeads(reply.heads);
        return this.resolve(reply.id, null);
      case 'pledged':
        return this.resolve(reply.id, reply.pledge);
      case 'failed':
        if (reply.id === 0) return this.breakDown(new Error(reply.message));
        this.outstanding.get(reply.id)?.reject(new Error(reply.message));
        this.outstanding.delete(reply.id);
        return;
      case 'readable':
      case 'ready':
      case 'unusable':
        return;
    }
  }

  private resolve(id: number, pledge: string | null): void {
    this.outstanding.get(id)?.resolve(pledge);
    this.outstanding.delete(id);
  }

  private settleBatch(results: readonly AppendResult[], heads: readonly LedgerHead[]): void {
    const batch = this.writing ?? [];
    this.writing = null;
    this.keepHeads(heads);
    this.flush();
    batch.forEach(({ landing }, place) => landing.settle(results[place] as AppendResult));
    if (this.backlog() === 0) this.onEmpty();
  }

  private keepHeads(heads: readonly LedgerHead[]): void {
    for (const head of heads) this.heads.set(head.session, head);
  }

  /** Without its writer the engine can acknowledge nothing: everybody who waits is refused, and so is everybody after them. */
  private breakDown(fault: Error): void {
    if (this.broken !== null) return;
    this.broken = fault;
    if (this.closing === null) this.onFailed(fault);
    const refused: AppendResult = { ok: false, why: 'not-stored', detail: fault.message };
    for (const { landing } of [...(this.writing ?? []), ...this.waiting]) landing.settle(refused);
    this.writing = null;
    this.waiting = [];
    for (const { reject } of this.outstanding.values()) reject(fault);
    this.outstanding.clear();
    this.onEmpty();
  }
}
