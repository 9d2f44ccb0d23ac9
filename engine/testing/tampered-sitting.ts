import { setImmediate } from 'node:timers/promises';
import { IDBFactory } from 'fake-indexeddb';
import pino from 'pino';
import type { Change } from '#domain/answer/answer-sheet.ts';
import type { Fact, FactOf, MutationFact } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { keptTokenIn } from '../../exam-client/connection/kept-token.ts';
import { openLocalDatabase } from '../../exam-client/connection/local-database.ts';
import { outboxIn, pendingId } from '../../exam-client/connection/outbox.ts';
import { attemptKey } from '../../exam-client/state/local-sheet.ts';
import { type Sitting, createSitting } from '../../exam-client/state/sitting.ts';
import { SeenLedgers } from '../actions/seen-ledgers.ts';
import { CandidateGateway } from '../transport/candidate-gateway.ts';
import type { HandClockedEngine } from './hand-clocked-engine.ts';
import { soundStation } from '../../exam-client/testing/sound-station.ts';
import { type EngineSocket, TamperedLink } from './tampered-link.ts';

const NOBODY_SPEAKS_TOO_OFTEN = 1_000_000_000;
/** Turns of the loop after which nothing moves any more that did not wait for the disk. */
const QUIET_TURNS = 25;
/** Far more than unpacking ever takes. */
const MOST_TURNS = 50_000;

/** A change that the page took from the person, by the id under which it is kept. */
export interface Taken {
  readonly id: string;
  readonly change: Change | 'hand-in';
}

/** The clock of one loaded page: it may be set, its timers may not, and they die with the page. */
class PageClock {
  private timers: { at: number; act: () => void }[] = [];

  constructor(
    private readonly engine: { now: Instant },
    readonly skew: { ms: number },
  ) {}

  readonly now = (): number => this.engine.now + this.skew.ms;

  readonly later = (ms: number, act: () => void): (() => void) => {
    const timer = { at: this.engine.now + ms, act };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** What falls due until then, in order, each at its own moment. */
  runUntil(until: number): void {
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) return;
      this.timers = this.timers.filter((other) => other !== next);
      this.engine.now = Math.max(this.engine.now, next.at) as Instant;
      next.act();
    }
  }

  stop(): void {
    this.timers = [];
  }
}

/** The page of one candidate, its database and its line, and an engine with its gateway at the other end. */
export class TamperedSitting {
  link!: TamperedLink;
  sitting!: Sitting;
  readonly taken: Taken[] = [];
  /** Receipts that reached the page, by the number of the change. */
  readonly receipts: { readonly mutation: number; readonly entryIndex: number; readonly change: string }[] = [];
  /** A paper that has arrived is unpacked beside the loop. */
  private isUnpacking = false;
  private readonly skew = { ms: 0 };
  private clock!: PageClock;
  private welcome: (socket: EngineSocket) => void = () => undefined;

  private constructor(
    readonly engine: HandClockedEngine,
    private readonly place: number,
    private readonly database: IDBDatabase,
  ) {}

  /** Signed in over a line that nobody tampers with, the paper on the screen. */
  static async seat(engine: HandClockedEngine, place: number): Promise<TamperedSitting> {
    const own = new TamperedSitting(engine, place, await openLocalDatabase(new IDBFactory()));
    own.openGateway();
    await own.load();
    const signedIn = own.sitting.signIn({
      participantNumber: `T-${place}`,
      registrationPin: `PIN-${place}`,
      sessionPin: '234567',
    });
    await own.flush();
    const refused = (await signedIn) ?? (await own.whileFlushing(own.sitting.identify(true)));
    if (refused !== null) throw new Error(`not seated: ${refused.word}`);
    await own.flush();
    return own;
  }

  private async whileFlushing<T>(asked: Promise<T>): Promise<T> {
    await this.flush();
    return asked;
  }

  private openGateway(): void {
    const namespace = {
      on: (_: string, welcome: (socket: EngineSocket) => void) => (this.welcome = welcome),
      to: () => ({ emit: () => undefined }),
    };
    new CandidateGateway(
      this.engine.desk,
      namespace as unknown as ConstructorParameters<typeof CandidateGateway>[1],
      pino({ level: 'silent' }),
      NOBODY_SPEAKS_TOO_OFTEN,
      new SeenLedgers(this.engine.desk),
    );
  }

  private async load(): Promise<void> {
    const isUp = (this.link as TamperedLink | undefined)?.isNetworkUp ?? true;
    this.clock = new PageClock(this.engine, this.skew);
    this.link = new TamperedLink(
      this.clock,
      (socket) => this.welcome(socket),
      (event, reply) => this.noteReceipt(event, reply),
    );
    this.link.isNetworkUp = isUp;
    this.isUnpacking = false;
    this.sitting = createSitting({
      line: this.link,
      outbox: outboxIn(this.database),
      token: keptTokenIn(this.database),
      workstation: 'LAB-07',
      station: soundStation(this.clock.now),
      forgetPerson: () => undefined,
      now: this.clock.now,
      random: () => 0.5,
      later: this.clock.later,
    });
    this.sitting.store.subscribe(({ form }, before) => {
      if (form !== null && before.form === null) this.isUnpacking = false;
    });
    this.sitting.start();
    await this.settle();
  }

  private noteReceipt(event: string, reply: unknown): void {
    const isOk = (reply as { ok?: boolean }).ok === true;
    if (event === 'paper' && isOk) this.isUnpacking = true;
    const receipt = reply as { ok: boolean; mutation: number; entryIndex: number };
    if ((event === 'mutate' || event === 'hand-in') && receipt.ok)
      this.receipts.push({ mutation: receipt.mutation, entryIndex: receipt.entryIndex, change: event });
  }

  /** What the person does; the page may not take it, and then it was never theirs. */
  act(change: Change | 'hand-in'): void {
    const before = this.sitting.store.getState().pending.length;
    if (change === 'hand-in') this.sitting.handIn();
    else if (change.kind === 'choose') this.sitting.choose(change.position, change.response);
    else if (change.kind === 'clear') this.sitting.clear(change.position);
    else if (change.kind === 'flag') this.sitting.flag(change.position, change.flagged);
    else if (change.kind === 'lock') this.lock(change);
    const { pending } = this.sitting.store.getState();
    const last = pending.at(-1);
    if (pending.length > before && last !== undefined) this.taken.push({ id: last.id, change });
  }

  private lock({ items, position }: Extract<Change, { kind: 'lock' }>): void {
    const blocks = this.sitting.store.getState().view?.session.lockBlocks ?? [];
    const block = blocks.find((each) => each.position === position && each.items === items);
    // Without a paper on the screen there is nothing to press.
    if (block !== undefined) this.sitting.lock(block);
  }

  /** The line's own promises, the page's database and the engine's disk come to rest; no time passes. */
  async settle(): Promise<void> {
    for (let quiet = 0, turns = 0; quiet < QUIET_TURNS; turns += 1) {
      await setImmediate();
      // A paper that came after the page had given up waiting for it is never unpacked; the page asks again by its clock.
      if (turns > MOST_TURNS) this.isUnpacking = false;
      quiet = this.engine.desk.queue.backlog() > 0 || this.isUnpacking ? 0 : quiet + 1;
    }
  }

  /** Everything on its way arrives, in order, and what it brings about as well. */
  async flush(): Promise<void> {
    await this.settle();
    while (this.link.take('up', 0, 'deliver') || this.link.take('down', 0, 'deliver')) await this.settle();
  }

  async wait(ms: number): Promise<void> {
    const until = this.engine.now + ms;
    this.clock.runUntil(until);
    this.engine.now = until as Instant;
    await this.engine.tick();
    await this.settle();
  }

  /** Somebody sets the computer's clock. */
  setClock(ms: number): void {
    this.skew.ms += ms;
  }

  /** The page is loaded anew; its connection ends with it. */
  async reload(): Promise<void> {
    await this.settle();
    this.link.close();
    this.clock.stop();
    await this.flush();
    await this.load();
  }

  async restartEngine(how: 'restart' | 'forget'): Promise<void> {
    this.link.engineDied();
    await this.settle();
    await this.engine[how]();
    this.openGateway();
    await this.settle();
  }

  /** The page is closed for good. */
  stop(): void {
    this.link.close();
    this.clock.stop();
    this.database.close();
  }

  /** A good line and enough time for everything that waits. */
  async comeToRest(): Promise<void> {
    this.link.isNetworkUp = true;
    for (let round = 0; round < 60; round += 1) {
      await this.flush();
      const { link, pending, place } = this.sitting.store.getState();
      if (place.kind === 'seated' && link.up && pending.length === 0) return;
      await this.wait(1_000);
    }
  }

  /** The person's own entries as they stand on disk, with their places in the ledger. */
  entries(): { readonly index: number; readonly fact: MutationFact | FactOf<'FINISH'> }[] {
    return this.facts().flatMap(({ fact, index }) => ('seq' in fact ? [{ index, fact }] : []));
  }

  /** Ids of the changes that came too late and wait in the ledger for a decision. */
  heldForDecision(): string[] {
    const { view } = this.sitting.store.getState();
    if (view === null) throw new Error('nobody is seated');
    return this.facts().flatMap(({ fact }) =>
      fact.type === 'HELD' ? [pendingId(attemptKey(view), fact.mutation, fact.clientAt)] : [],
    );
  }

  private facts(): { readonly index: number; readonly fact: Fact }[] {
    const { pid } = this.person.participant;
    const all = [...this.engine.desk.reads.facts(this.engine.hall.stored.no)];
    return all.filter(({ fact }) => 'pid' in fact && fact.pid === pid);
  }

  get person() {
    const found = this.engine.hall.personByNumber(`T-${this.place}`);
    if (found === undefined) throw new Error(`no participant T-${this.place}`);
    return found;
  }
}
