import type { ExamDefinition } from '../../engine/domain/definition/exam-definition.ts';
import { type Freeze, NO_FREEZE, evolveFreeze, revealedCount, startsFreeze } from '../../engine/domain/feed/freeze.ts';
import { type OnBoard, frameHash, frameRows } from '../../engine/domain/feed/frame.ts';
import type { Pid } from '../../engine/domain/ids.ts';
import type { Fact } from '../../engine/domain/ledger/fact.ts';
import { hidesAnswer } from '../../engine/domain/ledger/fact-entry.ts';
import { type KeySheet, keySheet } from '../../engine/domain/score/key-sheet.ts';
import { type Attempt, evolveAttempt, newAttempt } from '../../engine/domain/session/attempt.ts';
import { type ExamSession, PREPARED, evolveSession } from '../../engine/domain/session/exam-session.ts';
import type { Instant } from '../../engine/domain/time.ts';
import type { PublicEntry } from './check-entries.ts';
import type { Papers } from './check-papers.ts';
import { factOf, isForAll } from './follow-attempts.ts';
import { hashing } from './node-crypto.ts';
import { openAnswer } from './open-answers.ts';
import type { Rules } from './read-rules.ts';
import { type Check, runCheck } from './report.ts';

interface OnPaper {
  readonly keys: KeySheet;
  attempt: Attempt;
  frozen: Attempt | null;
}

/** Check 12. */
export function checkFrames(entries: readonly PublicEntry[], papers: Papers, rules: Rules | string): Check {
  return runCheck(12, 'Every frame of the board shows what the entries before it give.', (found) => {
    const frames = entries.filter(({ type }) => type === 'BOARD');
    found.extent = `${frames.length} frames`;
    const [manifest] = entries;
    if (frames.length === 0 && manifest?.body['framesMs'] !== undefined)
      return found.skip('ledger', 'has no frame of the board yet');
    const late = lateFrame(entries);
    if (late !== null) found.fail(`entry ${late}`, 'stands where a frame of the board should have been written before');
    if (typeof rules === 'string') return found.skip('exam_session', rules);
    const board = new Board(rules, papers);
    let next = 0;
    let before = 0;
    for (const entry of [...entries, null]) {
      for (; next < frames.length && sizeOf(frames[next]!) <= (entry?.index ?? Infinity); next += 1) {
        const { body, index } = frames[next]!;
        const size = sizeOf(frames[next]!);
        const shown = board.frame(body['at'] as Instant);
        if (size > index || size <= before) found.fail(`entry ${index}`, `cannot be a frame of ${size} entries`);
        else if (board.isUnknown)
          found.skip(`entry ${index}`, 'openings of answers are erased, or a paper is not known');
        else if (shown !== body['frame']) found.fail(`entry ${index}`, 'is not what the entries before it give');
        before = size;
      }
      if (entry !== null) board.take(entry);
    }
  });
}

const ALIVE_MS = 10_000;
const AT_WORK: ReadonlySet<string> = new Set(['ANSWER', 'CLEAR', 'FLAG', 'PLAY', 'LOCK']);
const ENDS_STRETCH: ReadonlySet<string> = new Set(['BOARD', 'FINISH', 'RECOVERY', 'SESSION_CLOSE']);

/** The first entry before which an engine that lived, with somebody at work, has not written a frame for longer than announced. */
function lateFrame(entries: readonly PublicEntry[]): number | null {
  const within = entries[0]?.body['framesWithin'] as number | undefined;
  let lived: number | null = null;
  let before = 0;
  for (const { body, index, type } of entries) {
    const at = body['at'] as number;
    if (lived !== null) lived += Math.min(at - before, ALIVE_MS);
    before = at;
    if (within !== undefined && lived !== null && lived > within && type !== 'BOARD') return index;
    if (ENDS_STRETCH.has(type)) lived = null;
    else if (AT_WORK.has(type)) lived ??= 0;
  }
  return null;
}

function sizeOf({ body }: PublicEntry): number {
  return body['size'] as number;
}

class Board {
  isUnknown = false;
  private session: ExamSession = PREPARED;
  private freeze: Freeze = NO_FREEZE;
  private readonly people = new Map<string, OnPaper>();
  private readonly definition: ExamDefinition;

  constructor(
    private readonly rules: Rules,
    private readonly papers: Papers,
  ) {
    this.definition = rules.definition;
  }

  take(entry: PublicEntry): void {
    const fact = factOf(entry);
    if (hidesAnswer(entry.type) && openAnswer(entry.opening) === null) this.isUnknown = true;
    if (fact.type === 'PAPER') return this.begin(fact);
    const freeze = startsFreeze(this.freeze, this.definition, this.session, fact);
    if (freeze !== this.freeze) for (const person of this.people.values()) person.frozen = person.attempt;
    this.session = evolveSession(this.session, fact, this.definition.duration);
    this.freeze = evolveFreeze(freeze, this.definition, fact);
    const setting = { session: this.session, clockStarts: this.definition.clockStarts };
    for (const person of this.meant(fact)) {
      const isKnown = !('pos' in fact) || fact.pos === null || fact.pos < person.attempt.sheet.responses.length;
      const isAfterEnd = person.attempt.phase === 'finished' && 'seq' in fact;
      if (isKnown && !isAfterEnd) person.attempt = evolveAttempt(person.attempt, fact, setting);
    }
  }

  private begin({ allotted, items, pid, start }: Extract<Fact, { type: 'PAPER' }>): void {
    const plan = this.papers.get(pid);
    if (plan === undefined) this.isUnknown = true;
    const keys = plan === undefined ? [] : keySheet({ pid, items: plan }, this.definition, this.rules.sorted);
    this.people.set(pid, { keys, attempt: newAttempt(pid, allotted, items, start ?? null), frozen: null });
  }

  private meant(fact: Fact): Iterable<OnPaper> {
    if (!('pid' in fact) || fact.pid === 'all') return isForAll(fact) ? this.people.values() : [];
    const person = this.people.get(fact.pid);
    return person === undefined ? [] : [person];
  }

  frame(at: Instant): string {
    const isHeldBack = revealedCount(this.freeze, this.people.size, at) === 0;
    const rows = [...this.people].map(([pid, { attempt, frozen, keys }]): OnBoard => {
      return { pid: pid as Pid, keys, saved: attempt, shown: isHeldBack ? (frozen ?? attempt) : attempt };
    });
    return frameHash(hashing, frameRows(this.definition, rows));
  }
}
