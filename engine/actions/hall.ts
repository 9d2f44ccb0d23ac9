import type { SortedBank } from '#domain/bank/assemble-form.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import { type LockBlock, lockBlocksOf } from '#domain/definition/lock-blocks.ts';
import { type Freeze, NO_FREEZE, evolveFreeze, startsFreeze } from '#domain/feed/freeze.ts';
import type { ItemKind } from '#domain/item/face.ts';
import type { ParticipantNumber, Pid, StaffName } from '#domain/ids.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import type { KeyedPlace } from '#domain/score/key-sheet.ts';
import type { AttemptSetting } from '#domain/session/attempt.ts';
import { type Preparation, UNPREPARED, evolvePreparation } from '#domain/session/preparation.ts';
import { type IncidentBook, evolveIncidents } from '#domain/session/incident.ts';
import { type ExamSession, PREPARED, evolveSession } from '#domain/session/exam-session.ts';
import { evolveWitnesses } from '#domain/session/witness-keys.ts';
import { NO_PROPOSALS, type ProposalBook, evolveProposals } from '#domain/session/proposal.ts';
import type { Instant, Millis } from '#domain/time.ts';
import type { StoredSession } from '../storage/read-store.ts';
import type { ChronicleFact } from './chronicle.ts';
import type { Person } from './person.ts';
import { SaveTimes } from './save-times.ts';

/** `head`: what stands above everybody and is nobody's. */
export type Touched = Person | 'all' | 'head';

/**
 * One session as it lives: its people and what the ledger says of them. What counts is derived from the ledger whole; the rest
 * is of this run only: who watches, whose turn it is, how long saving takes.
 */
export class Hall {
  session: ExamSession = PREPARED;
  freeze: Freeze = NO_FREEZE;
  /** Entries taken in, and of these the last frame of the board that the ledger commits to. */
  entries = 0;
  frame: FactOf<'BOARD'> | null = null;
  /** Least time between two of them; null where the ledger has none. */
  framesMs: Millis | null = null;
  /** Whether this ledger promises one with every look while somebody is at work. */
  isFramedThroughout = false;
  /** Within what time of a pledge its page must be able to prove it; null where the ledger has none. */
  mmdMs: Millis | null = null;
  /** What has been done of the way to the opening. */
  preparation: Preparation = UNPREPARED;
  /** Keys of the witnesses that this ledger names, by the name of each. */
  witnesses: ReadonlyMap<string, string> = new Map();
  /** What was proposed, and what became of it. */
  proposals: ProposalBook = NO_PROPOSALS;
  /** Lots that one person has typed and nobody has confirmed yet. */
  firstLots: { readonly digits: string; readonly by: StaffName } | null = null;
  /** When the engine last came back to this session while it was open. */
  recoveredAt: Instant | null = null;
  incidents: IncidentBook = [];
  /** Facts about everybody or about nobody in particular, in their order. */
  readonly acts: ChronicleFact[] = [];
  /** What lets people in beside their own PINs. */
  sessionPin: string;
  readonly saveTimes = new SaveTimes();
  /** From the first step of closing on nobody may sign in any more: who would be ended and who is absent is being counted. */
  isClosing = false;
  /** Kinds of items that a paper may hold: what a person may practise beforehand. */
  readonly kinds: readonly ItemKind[];
  readonly blocks: readonly LockBlock[];
  private readonly byPid = new Map<Pid, Person>();
  private readonly byNumber = new Map<ParticipantNumber, Person>();
  private readonly watchers = new Set<(person: Touched) => void>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly stored: StoredSession,
    readonly definition: ExamDefinition,
    readonly bank: SortedBank,
    people: readonly Person[],
  ) {
    this.sessionPin = stored.sessionPin;
    this.blocks = lockBlocksOf(definition);
    this.kinds = [...new Set(bank.pools.flat(3).map(({ kind }) => kind))];
    for (const person of people) {
      this.byPid.set(person.participant.pid, person);
      this.byNumber.set(person.participant.number, person);
    }
  }

  get id() {
    return this.stored.id;
  }

  /** In the order of their numbers. */
  people(): Iterable<Person> {
    return this.byNumber.values();
  }

  get size(): number {
    return this.byNumber.size;
  }

  personByNumber(number: string): Person | undefined {
    return this.byNumber.get(number as ParticipantNumber);
  }

  personByPid(pid: string): Person | undefined {
    return this.byPid.get(pid as Pid);
  }

  get setting(): AttemptSetting {
    return { session: this.session, clockStarts: this.definition.clockStarts };
  }

  /** Takes in a fact that is on disk, and tells who watches. */
  settle(fact: Fact, index: number): void {
    this.take(fact, index, settleOne);
  }

  /** The same of a fact that is read at a start; people stand where it leaves them after `catchUp`. */
  read(fact: Fact, index: number): void {
    this.take(fact, index, readOne);
  }

  /** Everybody stands where the last fact that was read leaves them. */
  catchUp(): void {
    for (const person of this.byPid.values()) person.catchUp();
  }

  private take(fact: Fact, index: number, takeOne: typeof settleOne): void {
    this.entries = Math.max(this.entries, index + 1);
    this.freezeBefore(fact);
    this.session = evolveSession(this.session, fact, this.definition.duration);
    this.freeze = evolveFreeze(this.freeze, this.definition, fact);
    this.preparation = evolvePreparation(this.preparation, fact);
    if (fact.type === 'MANIFEST') this.framesMs = fact.framesMs ?? null;
    if (fact.type === 'MANIFEST') this.mmdMs = fact.mmdMs ?? null;
    if (fact.type === 'MANIFEST') this.isFramedThroughout = fact.framesWithin !== undefined;
    // It tells what is shown already, and nobody's day is about it.
    if (fact.type === 'BOARD') return void (this.frame = fact);
    if (!('pid' in fact) || fact.pid === 'all') this.acts.push({ index, fact });
    this.proposals = evolveProposals(this.proposals, fact);
    if (fact.type === 'AMEND') {
      const known = new Map<KeyedPlace, KeyedPlace>();
      for (const person of this.byPid.values()) person.amend(fact, this.definition, known);
    }
    if (fact.type === 'PROPOSAL' || fact.type === 'RESOLVE') return this.touch('head');
    // It changes nobody's row, and a whole hall may be let in within minutes.
    if (fact.type === 'WITNESS') this.witnesses = evolveWitnesses(this.witnesses, fact);
    if (fact.type === 'WITNESS' || fact.type === 'WORKSTATION' || fact.type === 'BOARD_REVEAL') return;
    // Whoever asks for their own answers changes nothing.
    if (fact.type === 'CHECK_DESK') return;
    if (fact.type === 'RECOVERY') this.recoveredAt = fact.at;
    if (fact.type === 'INCIDENT' || fact.type === 'INCIDENT_NOTE') return this.settleIncident(fact, index);
    if ('pid' in fact && fact.pid !== 'all') {
      const person = this.byPid.get(fact.pid);
      if (person === undefined) return;
      takeOne(person, fact, index, this.setting);
      this.touch(person);
      return;
    }
    if (concernsEverybody(fact)) for (const person of this.byPid.values()) takeOne(person, fact, index, this.setting);
    this.touch('all');
  }

  /** It changes nobody's row; whom it names finds it in what the ledger says of them. */
  private settleIncident(fact: FactOf<'INCIDENT'> | FactOf<'INCIDENT_NOTE'>, index: number): void {
    this.incidents = evolveIncidents(this.incidents, fact, index);
    const pids = this.incidents[fact.incident - 1]?.pids ?? [];
    const about = pids === 'all' ? this.byPid.values() : pids.flatMap((pid) => this.byPid.get(pid) ?? []);
    for (const person of about) person.chronicle.take(fact, index);
    this.touch('head');
  }

  /** Everybody's result as it is now is what the public goes on seeing. */
  private freezeBefore(fact: Fact): void {
    const after = startsFreeze(this.freeze, this.definition, this.session, fact);
    if (after === this.freeze) return;
    this.freeze = after;
    for (const person of this.byPid.values()) person.freeze();
  }

  touch(person: Touched): void {
    for (const watcher of this.watchers) watcher(person);
  }

  watch(watcher: (person: Touched) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Staff acts on one hall happen one after the other, so that two at once cannot both judge by the same state. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(act, act);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}

function settleOne(person: Person, fact: Fact, index: number, setting: AttemptSetting): void {
  person.settle(fact, index, setting);
}

function readOne(person: Person, fact: Fact, index: number, setting: AttemptSetting): void {
  person.read(fact, index, setting);
}

const FOR_EVERYBODY: ReadonlySet<Fact['type']> = new Set([
  'SESSION_OPEN',
  'PAUSE',
  'RESUME',
  'EXTENSION',
  'EXTENSION_WITHDRAW',
  'MESSAGE',
  'MESSAGE_WITHDRAW',
  'AMEND',
]);

function concernsEverybody(fact: Fact): boolean {
  return FOR_EVERYBODY.has(fact.type);
}
