import { hex } from '../bytes.ts';
import { canonical, type JsonObject, isObject } from '../canonical.ts';
import type { Definition } from '../definition.ts';
import type { Planned } from '../draw.ts';
import type { Entry } from '../entry.ts';
import { type Evidence, isAuditors, readJson } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { BoardReplay, type Opened } from '../frames.ts';
import { tagged } from '../primitives.ts';
import { pointsOf } from '../points.ts';
import { openingsIn } from './answer-steps.ts';

/** V21: every frame of the board is what the entries before it give, and what a frozen board showed again it did not take back. */
export function checkFrames(evidence: Evidence, step: Step): void {
  const { definition, entries } = evidence;
  checkReveals(entries, step);
  checkRhythm(entries, step);
  const frames = entries.filter(({ type }) => type === 'BOARD');
  if (definition === null || frames.length === 0) return step.skip('no-board-frames');
  const replay = new BoardReplay(definition, openedFor(evidence, definition));
  const judge = new FrameJudge(evidence, replay, step);
  let next = 0;
  for (const entry of entries) {
    for (; (frames[next]?.body.size ?? Infinity) <= entry.index; next += 1) judge.take(frames[next] as Entry);
    replay.take(entry);
  }
  for (; next < frames.length; next += 1) judge.take(frames[next] as Entry);
  judge.end(entries.at(-1)?.body.at ?? 0);
}

function checkReveals(entries: readonly Entry[], step: Step): void {
  const people = entries.filter(({ type }) => type === 'PAPER').length;
  let before = 0;
  for (const { body, index, type } of entries) {
    if (type !== 'BOARD_REVEAL') continue;
    const { shown } = body;
    if (shown < before || shown > people) step.fail('reveal-not-possible', `entry ${index}`, { shown, before, people });
    before = shown;
  }
}

/** Two entries further apart than this do not show that the engine lived in between. */
const ALIVE_MS = 10_000;
const AT_WORK: ReadonlySet<string> = new Set(['ANSWER', 'CLEAR', 'FLAG', 'PLAY', 'LOCK']);
const ENDS_STRETCH: ReadonlySet<string> = new Set(['BOARD', 'FINISH', 'RECOVERY', 'SESSION_CLOSE']);

/**
 * From somebody's change on, somebody is at work until anybody finishes. While entries show that the engine lived, such a stretch is
 * no longer than announced.
 */
function checkRhythm(entries: readonly Entry[], step: Step): void {
  const { framesWithin } = entries[0]?.body ?? {};
  if (framesWithin === undefined) return;
  let lived: number | null = null;
  let at = 0;
  for (const { body, index, type } of entries) {
    if (lived !== null) lived += Math.min(body.at - at, ALIVE_MS);
    at = body.at;
    if (lived !== null && lived > framesWithin && type !== 'BOARD') {
      step.fail('frame-missing', `entry ${index}`, { ms: lived });
      lived = null;
    }
    if (ENDS_STRETCH.has(type)) lived = null;
    else if (AT_WORK.has(type)) lived ??= 0;
  }
}

class FrameJudge {
  #before: Entry | null = null;
  #good = 0;
  #closed = 0;

  constructor(
    private readonly evidence: Evidence,
    private readonly replay: BoardReplay,
    private readonly step: Step,
  ) {}

  /** A frame, when all entries that it speaks of have been taken and no more. */
  take(frame: Entry): void {
    const { body, index } = frame;
    const where = `entry ${index}`;
    const before = this.#before;
    this.#before = frame;
    const isInTurn = body.size <= index && body.size > (before?.body.size ?? 0) && this.replay.phase !== 'prepared';
    if (!isInTurn) return this.step.fail('frame-out-of-turn', where, { size: body.size });
    const { framesMs } = this.evidence.entries[0]?.body ?? {};
    if (framesMs === undefined) return this.step.fail('frame-unannounced', where);
    const ms = before === null ? framesMs : body.at - before.body.at;
    if (ms < framesMs && this.replay.phase === 'open') this.step.fail('frame-too-soon', where, { ms });
    const shown = this.#hashAt(body.at);
    if (shown === 'closed') this.#closed += 1;
    else if (shown === body.frame) this.#good += 1;
    else this.step.fail('frame-other', where, { size: body.size });
  }

  end(now: number): void {
    this.step.note('frames-computed', '', { count: this.#good });
    if (this.#closed > 0) this.step.skip('frames-closed', '', { count: this.#closed });
    const last = this.#hashAt(now);
    const isOpen = this.replay.phase !== 'closed' || last === 'closed' || last === 'revealing';
    if (!isOpen && last !== this.#before?.body.frame) this.step.skip('frame-last-missing');
  }

  #hashAt(now: number): string {
    const rows = this.replay.rows(now);
    return typeof rows === 'string' ? rows : hex(tagged(this.evidence.p, 'board', canonical(rows)));
  }
}

/** What whoever holds the answers and the key can tell; of anybody else's places only that one is blank. */
function openedFor(evidence: Evidence, { sections }: Definition): Opened {
  const { papers } = evidence;
  const scoring = new Map(sections.map((section) => [section.code, section]));
  const bank = isAuditors(evidence) ? readJson(evidence, 'private/bank.json') : undefined;
  const openings = isAuditors(evidence) ? openingsIn(evidence, null) : null;
  const items = isObject(bank) ? (bank['items'] as readonly JsonObject[]) : [];
  const byId = new Map(items.map((item) => [item['id'] as string, item]));
  const earns = (entry: number | null, { itemId, section }: Planned) => {
    const option = entry === null ? '-' : openings?.get(entry)?.option;
    if (option === undefined) return null;
    return { points: pointsOf(byId.get(itemId), option, scoring.get(section)!), isBlank: option === '-' };
  };
  return { papers, earns };
}
