import type { Change } from '#domain/answer/answer-sheet.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import type { ParticipantNumber, Pid, SessionId, StaffName } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { newAttempt } from '#domain/session/attempt.ts';
import { decideChange, decideEnd, decideHandIn } from '#domain/session/decide-attempt.ts';
import { decideHeld } from '#domain/session/decide-held.ts';
import type { Instant } from '#domain/time.ts';
import { Hall } from '../actions/hall.ts';
import { Person } from '../actions/person.ts';
import { scoreOf } from '../actions/record-change.ts';
import type { StoredSession } from '../storage/read-store.ts';
import { tinyBank, tinyKeys, tinySorted } from './tiny-exam.ts';

const BEGIN = 1_800_000_000_000 as Instant;
const by = 'pengawas' as StaffName;

/** A hall of the tiny exam without a disk: quick enough to be opened thousands of times. What is decided is settled at once. */
export class HallInMemory {
  now = BEGIN;
  readonly hall: Hall;
  private index = 0;

  constructor(definition: ExamDefinition, people: number) {
    const stored = { no: 1, id: 'tiny' as SessionId, bank: tinyBank, zone: 'Asia/Jakarta', opensAt: null };
    this.hall = new Hall(
      stored as unknown as StoredSession,
      definition,
      tinySorted,
      Array.from({ length: people }, (_, place) => personAt(place, definition)),
    );
  }

  /** Nothing of the board may depend on the root, so it need not be one. */
  readonly desk = {
    now: () => this.now,
    queue: { head: (session: SessionId) => ({ session, size: this.index, root: `root of ${this.index}` }) },
  };

  person(place: number): Person {
    return [...this.hall.people()][place]!;
  }

  tell(fact: Fact): void {
    this.hall.settle(fact, this.index++);
  }

  open(): void {
    this.tell({ type: 'SESSION_OPEN', at: this.now, by });
  }

  signIn(place: number): void {
    const { pid } = this.person(place).participant;
    const epoch = this.person(place).head.epoch + 1;
    this.tell({ type: 'SIGN_IN', at: this.now, pid, epoch, workstation: `PC-${epoch}` });
    this.tell({ type: 'IDENTITY', at: this.now, pid, epoch, confirmed: true });
  }

  pause(place: number, stops: boolean): void {
    const { pid } = this.person(place).participant;
    this.tell({ type: stops ? 'PAUSE' : 'RESUME', at: this.now, by, reason: 'dicatat', pid });
  }

  /** What the engine decides about a change; a word where it is refused. */
  change(place: number, change: Change): string {
    const { head, keys } = this.person(place);
    const command = { ...this.numbered(place), change };
    const decided = decideChange(head, keys, command, this.situation);
    if (!decided.ok) return decided.refusal.word;
    if (decided.value.kind === 'new') this.tell(decided.value.fact);
    return decided.value.kind;
  }

  /** An answer that an earlier workstation could not send. */
  hold(place: number, position: number, mutation: number): void {
    const { head, keys } = this.person(place);
    const change = { kind: 'choose' as const, position, response: 1 };
    const offered = { epoch: head.epoch - 1, mutation, change, clientAt: this.now, recordedAt: this.now };
    const decided = decideHeld(head, keys, offered, this.situation);
    if (decided.ok && 'type' in decided.value) this.tell(decided.value);
  }

  handIn(place: number): void {
    const decided = decideHandIn(this.person(place).head, this.numbered(place), this.situation);
    if (decided.ok && decided.value.kind === 'new') this.end(place, decided.value.fact);
  }

  terminate(place: number): void {
    const end = decideEnd(this.person(place).head, 'terminated', { name: by, note: 'dicatat' }, this.now);
    if (end !== null) this.end(place, end);
  }

  private end(place: number, fact: Fact): void {
    const person = this.person(place);
    this.tell(fact);
    this.tell(scoreOf(this.hall, person, person.saved.sheet, this.now));
  }

  private numbered(place: number) {
    const { head } = this.person(place);
    return { epoch: head.epoch, mutation: head.lastMutation + 1, clientAt: this.now };
  }

  private get situation() {
    const { lagGrace } = this.hall.definition;
    return { session: this.hall.session, now: this.now, lagGrace, blocks: this.hall.blocks };
  }
}

function personAt(place: number, definition: ExamDefinition): Person {
  const pid = `0011223344556677889${place}` as Pid;
  const number = `T-${place + 1}` as ParticipantNumber;
  const facts = { no: place, name: `Tiny ${place + 1}`, category: 'umum', accommodations: [], seat: null };
  const keys = tinyKeys(pid);
  const attempt = newAttempt(pid, definition.duration, keys.length);
  return new Person({ ...facts, number, pid, pinHash: new Uint8Array(), answerKey: new Uint8Array(16) }, keys, attempt);
}
