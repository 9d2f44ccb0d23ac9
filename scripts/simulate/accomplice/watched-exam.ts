import type { ExamDefinition, LivePolicy } from '../../../engine/domain/definition/exam-definition.ts';
import { readDefinition } from '../../../engine/domain/definition/read-definition.ts';
import type { ItemId, ParticipantNumber, Pid, SectionCode, SessionId, StaffName } from '../../../engine/domain/ids.ts';
import type { Fact } from '../../../engine/domain/ledger/fact.ts';
import { points } from '../../../engine/domain/points.ts';
import type { KeyedPlace } from '../../../engine/domain/score/key-sheet.ts';
import { scorePaper } from '../../../engine/domain/score/score-paper.ts';
import { newAttempt } from '../../../engine/domain/session/attempt.ts';
import { decideChange, decideHandIn } from '../../../engine/domain/session/decide-attempt.ts';
import type { Instant } from '../../../engine/domain/time.ts';
import type { Change } from '../../../engine/domain/answer/answer-sheet.ts';
import { Hall } from '../../../engine/actions/hall.ts';
import { Person } from '../../../engine/actions/person.ts';
import type { StoredSession } from '../../../engine/storage/read-store.ts';
import { BoardFeed } from '../../../engine/transport/board-feed.ts';

const BEGIN = 1_800_000_000_000 as Instant;
export const OPTIONS = 5;
export const BLOCK = 10;
const SECTION = 'A' as SectionCode;
/** How often the engine asks a board whether a frame is due. */
const TICK_MS = 250;

/** One section of items that earn one point each, in blocks of ten. */
export function rulesOf(livePolicy: LivePolicy, items: number): ExamDefinition {
  const both = (text: string) => ({ id: text, en: text });
  const { definition, problems } = readDefinition({
    format: 'terang-exam/1',
    id: 'watched',
    title: both('Watched'),
    legalBasis: 'a simulation',
    official: false,
    bank: 'watched',
    durationMinutes: 24 * 60,
    clockStarts: 'session',
    lagGraceMs: 0,
    sections: [
      {
        code: SECTION,
        name: both('Items'),
        scoring: { kind: 'right-wrong', right: 1, wrong: 0, blank: 0 },
        draw: [{ count: items }],
        lockBlocks: { every: BLOCK },
      },
    ],
    categories: [{ code: 'umum', name: both('General') }],
    accommodations: [],
    thresholds: [],
    tieBreak: [],
    livePolicy,
  });
  if (definition === null) throw new Error(JSON.stringify(problems));
  return definition;
}

/** One person's exam, decided and shown by the engine's own code, without a disk and with a clock that is pushed. */
export class WatchedExam {
  private now = BEGIN;
  private index = 0;
  private readonly hall: Hall;
  private readonly feed: BoardFeed;
  private readonly person: Person;

  constructor(
    private readonly definition: ExamDefinition,
    key: readonly number[],
  ) {
    const pid = '00112233445566778899' as Pid;
    const facts = { no: 1, number: 'W-1' as ParticipantNumber, name: 'Watched', category: 'umum', seat: null, pid };
    const attempt = newAttempt(pid, definition.duration, key.length);
    this.person = new Person(
      { ...facts, accommodations: [], pinHash: new Uint8Array(), answerKey: new Uint8Array(16) },
      key.map(placeOf),
      attempt,
    );
    const bank = { byId: new Map(), passages: new Map(), media: {}, pools: [] };
    const stored = { no: 1, id: 'watched' as SessionId, zone: 'UTC', opensAt: null } as unknown as StoredSession;
    this.hall = new Hall(stored, definition, bank, [this.person]);
    const head = (session: SessionId) => ({ session, size: this.index, root: '' });
    this.feed = new BoardFeed({ now: () => this.now, queue: { head } }, this.hall);
    this.tell({ type: 'SESSION_OPEN', at: this.now, by: 'pengawas' as StaffName });
    this.tell({ type: 'SIGN_IN', at: this.now, pid, epoch: 1, workstation: 'W' });
    this.tell({ type: 'IDENTITY', at: this.now, pid, epoch: 1, confirmed: true });
  }

  /** False where the engine refuses it. */
  does(change: Change): boolean {
    const { head, keys } = this.person;
    const command = { epoch: 1, mutation: head.lastMutation + 1, clientAt: this.now, change };
    const decided = decideChange(head, keys, command, { ...this.situation, blocks: this.hall.blocks });
    if (!decided.ok) return false;
    if (decided.value.kind === 'new') this.tell(decided.value.fact);
    return true;
  }

  answer(position: number, response: number): boolean {
    return this.does({ kind: 'choose', position, response });
  }

  lock(position: number): boolean {
    return this.does({
      kind: 'lock',
      position,
      items: this.hall.blocks.find((one) => one.position === position)?.items ?? 0,
    });
  }

  handIn(): void {
    const { head } = this.person;
    const command = { epoch: 1, mutation: head.lastMutation + 1, clientAt: this.now };
    const decided = decideHandIn(head, command, this.situation);
    if (decided.ok && decided.value.kind === 'new') this.tell(decided.value.fact);
  }

  /** Waits for the next frame and reads the total on the board, in points; null where it shows none. */
  look(): number | null {
    for (;;) {
      this.now = (this.now + TICK_MS) as Instant;
      if (this.feed.tick() === null) continue;
      const total = this.feed.whole().rows[0]?.total ?? null;
      return total === null ? null : total / 100;
    }
  }

  /** What the paper is worth in the end, in points. */
  get score(): number {
    return scorePaper(this.definition, this.person.keys, this.person.saved.sheet).total / 100;
  }

  private get situation() {
    return { session: this.hall.session, now: this.now, lagGrace: this.definition.lagGrace };
  }

  private tell(fact: Fact): void {
    this.hall.settle(fact, this.index++);
  }
}

function placeOf(right: number, position: number): KeyedPlace {
  return {
    itemId: `W-${position}` as ItemId,
    section: SECTION,
    bounds: { kind: 'single-choice', options: OPTIONS },
    optionIds: Array.from({ length: OPTIONS }, (_, option) => option),
    worth: { by: 'option', earns: Array.from({ length: OPTIONS }, (_, option) => points(option === right ? 1 : 0)) },
    blank: points(0),
  };
}
