import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#domain/time.ts';
import type { Desk } from '../actions/desk.ts';
import { closeOverdue } from '../actions/end-attempt.ts';
import { Accounts } from '../actions/accounts.ts';
import { EntryAddresses } from '../actions/entry-addresses.ts';
import type { Hall } from '../actions/hall.ts';
import { loadHall } from '../actions/load-hall.ts';
import { type Lots, type SessionPlan, prepareSession } from '../actions/prepare-session.ts';
import { recordRecovery } from '../actions/record-recovery.ts';
import { Workstations } from '../actions/workstations.ts';
import { CommitQueue } from '../storage/commit-queue.ts';
import { ReadStore } from '../storage/read-store.ts';
import { writerScript } from './start-engine.ts';
import { TINY_BEGIN, steadyDesk } from './tiny-session.ts';

/** The engine's actions over a real data folder, writer thread included, with a clock that only the test moves. No sockets. */
export class HandClockedEngine {
  now = TINY_BEGIN;
  private served!: { readonly desk: Desk; readonly hall: Hall; readonly lastAt: Instant };

  private constructor(
    readonly dataDir: string,
    private readonly bytes: Pick<Desk, 'randomBytes' | 'serverKey' | 'hashing'>,
  ) {}

  static async start(plan: SessionPlan, lots: Lots = 'engine'): Promise<HandClockedEngine> {
    const { hashing, randomBytes, serverKey } = steadyDesk();
    const engine = new HandClockedEngine(mkdtempSync(join(tmpdir(), 'terang-')), { hashing, randomBytes, serverKey });
    const prepared = prepareSession({ ...engine.bytes, now: () => engine.now }, plan, lots);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    const queue = await CommitQueue.open(engine.dataDir, writerScript);
    await queue.createSessions([prepared.session]);
    await engine.serve(queue);
    return engine;
  }

  get desk(): Desk {
    return this.served.desk;
  }

  get hall(): Hall {
    return this.served.hall;
  }

  wait(ms: number): void {
    this.now = (this.now + ms) as Instant;
  }

  /** What the engine does by itself a few times a second. */
  async tick(): Promise<void> {
    await closeOverdue(this.desk, this.hall);
  }

  /** Everything that is not on disk is forgotten. */
  async restart(): Promise<void> {
    await this.close();
    await this.serve(await CommitQueue.open(this.dataDir, writerScript));
    await recordRecovery(this.desk, this.hall, this.served.lastAt);
  }

  /** The same without stopping the writer, which costs most of a restart: what is on disk is read anew, all else is forgotten. */
  async forget(): Promise<void> {
    const { queue, reads } = this.desk;
    reads.close();
    await this.serve(queue);
    await recordRecovery(this.desk, this.hall, this.served.lastAt);
  }

  private async serve(queue: CommitQueue): Promise<void> {
    const reads = new ReadStore(this.dataDir);
    const [stored] = await reads.sessions();
    const { hall, lastAt } = await loadHall(reads, stored!);
    const halls = new Map([[hall.id, hall]]);
    const now = () => this.now;
    const workstations = new Workstations({ ...this.bytes, now }, await reads.workstations());
    const pageBuild = { served: () => null, own: null };
    const held = {
      entries: new EntryAddresses(),
      workstations,
      accounts: new Accounts(),
      publicOrigin: null,
      pageBuild,
    };
    this.served = { desk: { ...this.bytes, now, queue, reads, halls, ...held }, hall, lastAt };
  }

  private async close(): Promise<void> {
    this.desk.reads.close();
    await this.desk.queue.close();
  }

  /** Closes; the folder stays, for another engine to serve. */
  async leave(): Promise<string> {
    await this.close();
    writeFileSync(join(this.dataDir, 'server.key'), `${Buffer.from(this.bytes.serverKey).toString('base64')}\n`);
    return this.dataDir;
  }

  async end(): Promise<void> {
    await this.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
