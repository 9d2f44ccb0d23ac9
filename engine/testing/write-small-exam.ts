import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Change } from '#domain/answer/answer-sheet.ts';
import { lockBlocksOf } from '#domain/definition/lock-blocks.ts';
import { readDefinition } from '#domain/definition/read-definition.ts';
import type { ItemId, ParticipantNumber, SessionId, StaffName } from '#domain/ids.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { NO_LINK, type SaidDeed, chainKey } from '#domain/ledger/answer-chain.ts';
import { amendKeys } from '#domain/score/amend-key.ts';
import type { KeyRule } from '#domain/score/key-rule.ts';
import { keySheet } from '#domain/score/key-sheet.ts';
import { sortBank } from '#domain/bank/assemble-form.ts';
import { scorePaper } from '#domain/score/score-paper.ts';
import { type Attempt, evolveAttempt, newAttempt } from '#domain/session/attempt.ts';
import { decideBlock } from '#domain/session/decide-block.ts';
import { decideHeld, decideOnHeld } from '#domain/session/decide-held.ts';
import { decideChange, decideEnd, decideHandIn, decideIdentity, decideSignIn } from '#domain/session/decide-attempt.ts';
import type { ProposedAct } from '#domain/session/proposed-act.ts';
import { PREPARED, evolveSession } from '#domain/session/exam-session.ts';
import type { RoomPlan } from '#domain/room/room-plan.ts';
import type { Instant, Millis } from '#domain/time.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { frameHash, frameRows } from '#domain/feed/frame.ts';
import { prepareSession } from '../actions/prepare-session.ts';
import { publishedOf } from '#domain/ledger/published.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { openWriter } from '../storage/open-writer.ts';
import { readBankFolder } from '../storage/read-bank-folder.ts';
import type { NewParticipant } from '../storage/writer-messages.ts';
import { SigningStation } from './signing-station.ts';

const samples = resolve(__dirname, '../../question-banks');
const BEGIN = 1_800_000_000_000;
const by = 'pengawas' as StaffName;
const OTHER = 'koordinator' as StaffName;
/** What the engine's fence holds after an end. */
const ENDED = -1;

/** The same bytes in every run, so that a failing test fails again. */
function steadyBytes(): (count: number) => Uint8Array {
  let turn = 0;
  return (count) => {
    turn += 1;
    return new Uint8Array(createHash('shake256', { outputLength: count }).update(`small exam ${turn}`).digest());
  };
}

interface Sitter {
  readonly person: NewParticipant;
  keys: ReturnType<typeof keySheet>;
  attempt: Attempt;
  station?: SigningStation;
}

/** A whole little exam, held by the domain's own decisions and written by the engine's own writer, without a network. */
export class SmallExam {
  readonly #writer: ReturnType<typeof openWriter>['writer'];
  readonly vkey: string;
  readonly id = 'small' as SessionId;
  readonly sitters: readonly Sitter[];
  readonly #definition;
  readonly #secret: string;
  #session = PREPARED;
  #now = BEGIN as Instant;

  /** `signs`: the workstations have keys, every fourth one of the other kind. */
  constructor(
    dataDir: string,
    participants = 5,
    change: object = {},
    private readonly signs = false,
    rooms: readonly RoomPlan[] = [],
  ) {
    const opened = openWriter(dataDir);
    this.#writer = opened.writer;
    this.vkey = opened.vkey;
    const folder = readBankFolder(resolve(samples, 'samples/skd-id'));
    const { bank } = readNativeBank(folder.files, folder.media);
    const file = JSON.parse(readFileSync(resolve(samples, 'exams/latihan-singkat.json'), 'utf8')) as object;
    const json: unknown = { ...file, ...change };
    const { definition } = readDefinition(json);
    if (bank === null || definition === null) throw new Error('the samples are not sound');
    const prepared = prepareSession(
      {
        ...{ now: () => this.#now, randomBytes: steadyBytes(), hashing: nodeHashing, serverKey: new Uint8Array(32) },
        published: () => publishedOf(opened.vkey, [], { engine: 'ab'.repeat(32), 'verify.html': 'cd'.repeat(32) }),
      },
      {
        id: this.id,
        definition: json,
        bank,
        roster: Array.from({ length: participants }, (_, place) => ({
          number: `S-${String(place + 1).padStart(3, '0')}` as ParticipantNumber,
          name: `Peserta ${place + 1}`,
          category: 'umum',
          accommodations: place === 0 ? ['netra'] : [],
          seat: null,
          // Whoever is examined apart is sent there before the lots.
          ...(place === 0 && rooms.length > 0 && { room: rooms.at(-1)!.name }),
          registrationPin: 'PIN23456',
        })),
        zone: 'Asia/Jakarta',
        opensAt: null,
        sessionPin: 'PIN234',
        rooms,
      },
    );
    if (!prepared.ok) throw new Error('the small exam cannot be prepared');
    const { session } = prepared;
    this.#writer.createSessions([session]);
    this.#definition = definition;
    this.#secret = toHex(session.seedSecret);
    const sorted = sortBank(bank, definition);
    const papers = new Map(session.facts.flatMap((fact) => (fact.type === 'PAPER' ? [[fact.pid, fact] as const] : [])));
    this.sitters = session.participants.map((person) => ({
      person,
      keys: keySheet({ pid: person.pid, items: person.plan }, definition, sorted),
      attempt: newAttempt(
        person.pid,
        papers.get(person.pid)?.allotted as Millis,
        person.plan.length,
        papers.get(person.pid)?.start ?? null,
      ),
    }));
  }

  get now(): Instant {
    return this.#now;
  }

  /** Entries so far. */
  get size(): number {
    return this.#writer.heads()[0]!.size;
  }

  wait(ms: number): void {
    this.#now = (this.#now + ms) as Instant;
  }

  get #situation() {
    const { lagGrace } = this.#definition;
    return { session: this.#session, now: this.#now, lagGrace, blocks: lockBlocksOf(this.#definition) };
  }

  open(despite: Pick<FactOf<'SESSION_OPEN'>, 'reason' | 'despite'> = {}): void {
    this.append({ type: 'SESSION_OPEN', at: this.#now, by, ...despite });
  }

  signIn(place: number): void {
    const command = { workstation: `PC-${place}`, heldByConnected: false, ...this.keyFor(place) };
    this.#record(place, decideSignIn(this.#at(place).attempt, command, this.#situation));
    const { attempt } = this.#at(place);
    this.#record(place, decideIdentity(attempt, { epoch: attempt.epoch, confirmed: true }, this.#situation));
  }

  /** A key for the next sign-in, and the beginning of its chain. */
  keyFor(place: number): { readonly key?: string } {
    if (!this.signs) return {};
    const { attempt, person, station: last } = this.#at(place);
    const epoch = attempt.epoch + 1;
    const seed = createHash('sha256').update(`station ${place} ${epoch}`).digest();
    const station = place % 4 === 3 ? SigningStation.p256() : SigningStation.ed25519(seed);
    const origin = `${this.vkey.split('+')[0]}/${this.id}`;
    station.begin({ origin, pid: person.pid, epoch, before: last?.link ?? NO_LINK });
    this.#at(place).station = station;
    return { key: station.key };
  }

  #signed(place: number, deed: SaidDeed): { readonly signature?: string } {
    const { person, station } = this.#at(place);
    if (station === undefined) return {};
    return { signature: station.say(chainKey(nodeHashing, person.answerKey), deed) };
  }

  change(place: number, change: Change): void {
    const { attempt, keys } = this.#at(place);
    const said = { epoch: attempt.epoch, mutation: attempt.lastMutation + 1, clientAt: this.#now, change };
    const command = { ...said, ...this.#signed(place, said) };
    const decided = decideChange(attempt, keys, command, this.#situation);
    if (decided.ok && decided.value.kind === 'new') this.append(decided.value.fact);
    else throw new Error(`change refused: ${JSON.stringify(decided)}`);
  }

  handIn(place: number): void {
    const { attempt } = this.#at(place);
    const numbers = { epoch: attempt.epoch, mutation: attempt.lastMutation + 1 };
    const signed = this.#signed(place, { ...numbers, change: { kind: 'hand-in' } });
    const command = { ...numbers, clientAt: this.#now, ...signed };
    const decided = decideHandIn(attempt, command, this.#situation);
    if (decided.ok && decided.value.kind === 'new') this.append(decided.value.fact, this.score(place));
    else throw new Error(`hand-in refused: ${JSON.stringify(decided)}`);
  }

  /** An answer that the workstation of `epoch` gave `agoMs` ago and could not send. */
  hold(
    place: number,
    { epoch, mutation, position, agoMs }: Record<'epoch' | 'mutation' | 'position' | 'agoMs', number>,
  ) {
    const { attempt, keys } = this.#at(place);
    const recordedAt = (this.#now - agoMs) as Instant;
    const change = { kind: 'choose' as const, position, response: 2 };
    const offered = { epoch, mutation, change, clientAt: recordedAt, recordedAt };
    const decided = decideHeld(attempt, keys, offered, this.#situation);
    if (!decided.ok || !('type' in decided.value)) throw new Error(`not held: ${JSON.stringify(decided)}`);
    this.append(decided.value);
  }

  decide(place: number, verdict: 'admit' | 'reject', epoch: number, ...mutations: number[]): void {
    const answers = mutations.map((mutation) => ({ epoch, mutation }));
    const decision = { verdict, answers, by, reason: 'switch mati' };
    const decided = decideOnHeld(this.#at(place).attempt, decision, this.#situation);
    if (!decided.ok) throw new Error(`not decided: ${JSON.stringify(decided)}`);
    this.append(decided.value);
    if (verdict === 'admit' && this.#at(place).attempt.phase === 'finished') this.append(this.score(place));
  }

  /** What the engine itself does about a clock under the policy `block`; `agoMs` since the line was lost, null when all is well. */
  block(place: number, agoMs: number | null): void {
    const lostAt = agoMs === null ? null : ((this.#now - agoMs) as Instant);
    const way = { lostAt, unsentSince: null, isClear: agoMs === null };
    const stop = decideBlock(this.#at(place).attempt, way, this.#situation);
    if (stop === null) throw new Error('there is nothing to stop');
    this.append(stop);
  }

  act(type: 'PAUSE' | 'RESUME', pid: Attempt['pid'] | 'all' = 'all'): void {
    this.append({ type, at: this.#now, by, reason: 'listrik padam', pid });
  }

  /** Proposed by one and confirmed by another, with what follows from it. */
  second(proposal: number, what: ProposedAct, ...facts: object[]): void {
    const reason = 'disepakati berdua';
    this.append({
      type: 'PROPOSAL',
      at: this.#now,
      by,
      reason,
      proposal,
      until: (this.#now + 60_000) as Instant,
      what,
    });
    this.wait(2_000);
    const at = this.#now;
    this.append({ type: 'RESOLVE', at, by: OTHER, reason: 'sudah dilihat', proposal, how: 'confirmed' });
    for (const fact of facts) this.append({ at, by, reason, proposal, confirmedBy: OTHER, ...fact } as Fact);
  }

  /** A correction of a key, with everybody's new score. */
  amend(item: ItemId, rule: KeyRule): Fact[] {
    this.sitters.forEach((sitter) => (sitter.keys = amendKeys(sitter.keys, item, rule, this.#definition)));
    return this.sitters.flatMap(({ attempt }, place) => (attempt.phase === 'finished' ? [this.score(place)] : []));
  }

  extend(ms: number): void {
    this.append({ type: 'EXTENSION', at: this.#now, by, reason: 'listrik padam', pid: 'all', ms: ms as Millis });
  }

  close(): void {
    this.sitters.forEach((sitter, place) => {
      const end = decideEnd(sitter.attempt, 'terminated', { name: by, note: 'selesai' }, this.#now);
      if (end !== null) this.append(end, this.score(place));
    });
    const at = this.#now;
    const absent = this.sitters.filter(({ attempt }) => attempt.epoch === 0);
    this.append(
      ...absent.map(({ person }): Fact => ({ type: 'ABSENT', at, pid: person.pid })),
      { type: 'SESSION_CLOSE', at, by, reason: 'selesai' },
      { type: 'SEED_REVEAL', at, secret: this.#secret },
    );
  }

  /** What the engine commits to of the board by itself; behind a freeze points are of the attempts as they were then. */
  frame(frozen?: readonly Attempt[]): void {
    const people = this.sitters.map(({ attempt, keys, person }, place) => {
      return { pid: person.pid, keys, saved: attempt, shown: frozen?.[place] ?? attempt };
    });
    const frame = frameHash(nodeHashing, frameRows(this.#definition, people));
    this.append({ type: 'BOARD', at: this.#now, size: this.size, frame });
  }

  end(): void {
    this.#writer.close();
  }

  #at(place: number): Sitter {
    return this.sitters[place] as Sitter;
  }

  score(place: number): Fact {
    const { person, keys, attempt } = this.#at(place);
    return { type: 'SCORE', at: this.#now, pid: person.pid, ...scorePaper(this.#definition, keys, attempt.sheet) };
  }

  #record(place: number, decided: { ok: boolean; value?: Fact | null }): void {
    if (!decided.ok || decided.value === null || decided.value === undefined) {
      throw new Error(`refused at ${place}: ${JSON.stringify(decided)}`);
    }
    this.append(decided.value);
  }

  /** Written as they are, also where the engine would refuse them. */
  append(...facts: Fact[]): void {
    for (const fact of facts) {
      const sitter = this.sitters.find(({ person }) => 'pid' in fact && fact.pid === person.pid);
      const fence =
        sitter === undefined ||
        (fact.type !== 'SIGN_IN' && fact.type !== 'IDENTITY' && fact.type !== 'REOPEN' && !('seq' in fact))
          ? null
          : {
              pid: sitter.person.pid,
              epoch: sitter.attempt.phase === 'finished' ? ENDED : sitter.attempt.epoch,
              lastMutation: sitter.attempt.lastMutation,
              thenEpoch: fact.type === 'FINISH' ? ENDED : fact.type === 'REOPEN' ? sitter.attempt.epoch : fact.epoch,
              thenLastMutation: 'seq' in fact ? fact.seq : sitter.attempt.lastMutation,
            };
      const entry = this.size;
      const { results } = this.#writer.append([{ session: this.id, facts: [fact], fence }]);
      if (results[0]?.ok !== true) throw new Error(`not written: ${JSON.stringify(results[0])}`);
      this.#session = evolveSession(this.#session, fact, this.#definition.duration);
      const setting = { session: this.#session, clockStarts: this.#definition.clockStarts };
      // A forged place would be no place of the sheet.
      if ('pos' in fact && fact.pos !== null && fact.pos >= (sitter?.person.plan.length ?? 0)) continue;
      for (const each of sitter === undefined ? this.sitters : [sitter]) {
        each.attempt = evolveAttempt(each.attempt, fact, setting, entry);
      }
    }
  }
}

/** Three hand in, one is ended, one is moved to another workstation and has answers held, one never comes; a pause, an extension. */
export function writeSmallExam(dataDir: string): SmallExam {
  const exam = new SmallExam(dataDir);
  exam.signIn(0);
  exam.wait(1_200);
  exam.open();
  for (const place of [1, 2, 3]) exam.signIn(place);
  for (let position = 0; position < 8; position += 1) {
    exam.wait(400);
    for (const place of [0, 1, 2, 3]) {
      exam.change(place, { kind: 'choose', position, response: (position * 7 + place) % 5 });
    }
  }
  exam.change(0, { kind: 'flag', position: 3, flagged: true });
  exam.change(1, { kind: 'clear', position: 2 });
  exam.act('PAUSE');
  exam.wait(60_000);
  exam.act('RESUME');
  exam.extend(30_000);
  exam.signIn(2);
  exam.change(2, { kind: 'choose', position: 0, response: 4 });
  // What the old computer had kept: one counts before the end, one after it, one never.
  exam.hold(2, { epoch: 1, mutation: 9, position: 8, agoMs: 70_000 });
  exam.hold(2, { epoch: 1, mutation: 10, position: 9, agoMs: 69_000 });
  exam.decide(2, 'admit', 1, 9);
  exam.handIn(0);
  exam.wait(2_000);
  exam.handIn(1);
  exam.handIn(2);
  exam.hold(2, { epoch: 1, mutation: 11, position: 10, agoMs: 68_000 });
  exam.decide(2, 'admit', 1, 10);
  exam.decide(2, 'reject', 1, 11);
  exam.frame();
  return exam;
}
