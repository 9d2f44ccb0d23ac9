import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionId, StaffName } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import type { Points } from '#domain/points.ts';
import type { Instant } from '#domain/time.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import { loadHall } from '../actions/load-hall.ts';
import type { Person } from '../actions/person.ts';
import { prepareSession } from '../actions/prepare-session.ts';
import { openWriter } from '../storage/open-writer.ts';
import { ReadStore } from '../storage/read-store.ts';
import { tinyJson } from './tiny-exam.ts';
import { TINY_BEGIN, answerGroup, pidAt, signInGroup, steadyDesk, tinySessionPlan } from './tiny-session.ts';

export const by = 'pengawas' as StaffName;

/** A hall with a hand-held clock: its session is stored, what happens in it is told to it fact by fact. */
export class TinyHall {
  now = TINY_BEGIN;
  private nextIndex: number;

  private constructor(
    readonly hall: Hall,
    readonly desk: Desk,
    private readonly session: Parameters<typeof pidAt>[0],
    readonly end: () => void,
  ) {
    this.nextIndex = session.facts.length;
  }

  static async open(change: object = {}, participants = 3): Promise<TinyHall> {
    const folder = mkdtempSync(join(tmpdir(), 'terang-'));
    const plan = { ...tinySessionPlan('tiny', participants), definition: { ...tinyJson(), ...change } };
    const prepared = prepareSession(steadyDesk(), plan);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    const { writer } = openWriter(folder);
    writer.createSessions([prepared.session]);
    const reads = new ReadStore(folder);
    const [stored] = await reads.sessions();
    const { hall } = await loadHall(reads, stored!);
    const heads = () => writer.heads()[0]!;
    const desk = {
      ...steadyDesk(),
      reads,
      queue: { head: (_: SessionId) => heads() },
      halls: new Map([[hall.id, hall]]),
    };
    const own: TinyHall = new TinyHall(
      hall,
      { ...desk, now: () => own.now } as unknown as Desk,
      prepared.session,
      () => {
        reads.close();
        writer.close();
        rmSync(folder, { recursive: true, force: true });
      },
    );
    return own;
  }

  wait(ms: number): void {
    this.now = (this.now + ms) as Instant;
  }

  person(place: number): Person {
    return this.hall.personByPid(pidAt(this.session, place))!;
  }

  tell(fact: Fact): void {
    this.hall.settle(fact, this.nextIndex++);
  }

  openSession(): void {
    this.tell({ type: 'SESSION_OPEN', at: this.now, by });
  }

  signIn(place: number): void {
    this.tell({ ...signInGroup(this.session, place).facts[0]!, at: this.now });
  }

  /** Hands in, with a score of that many points in the first section. */
  finish(place: number, total: number): void {
    const { pid } = this.person(place).participant;
    const { epoch, lastMutation } = this.person(place).saved;
    const seq = lastMutation + 1;
    this.tell({ type: 'FINISH', at: this.now, pid, epoch, seq, reason: 'submitted', by: null, note: '' });
    this.score(place, total);
  }

  /** The entry that says so. */
  score(place: number, total: number): number {
    const { pid } = this.person(place).participant;
    const points = total as Points;
    const sections = this.hall.definition.sections.map(({ code }, at) => ({
      code,
      points: at === 0 ? points : (0 as Points),
    }));
    this.tell({ type: 'SCORE', at: this.now, pid, sections, total: points });
    return this.nextIndex - 1;
  }

  answer(place: number, seq: number): Fact {
    return answerGroup(this.session, place, seq, this.now).facts[0]!;
  }
}
