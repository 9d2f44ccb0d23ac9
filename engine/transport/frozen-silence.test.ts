import fc from 'fast-check';
import type { Change } from '#domain/answer/answer-sheet.ts';
import type { LivePolicy } from '#domain/definition/exam-definition.ts';
import type { LockBlock } from '#domain/definition/lock-blocks.ts';
import type { StaffName } from '#domain/ids.ts';
import type { Millis } from '#domain/time.ts';
import { FrameKeeper } from '../actions/commit-frame.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { HallInMemory } from '../testing/hall-in-memory.ts';
import { definitionOf, tinyJson } from '../testing/tiny-exam.ts';
import { BoardFeed } from './board-feed.ts';

/**
 * Non-interference behind a freeze: two histories that are the same until it begins, and in which the same people then do the same
 * things at the same moments with different answers, give the same frames, byte for byte but for the ledger's size and root, until
 * somebody is revealed. Under every policy, and also what is locked and handed in behind the freeze.
 */
const PEOPLE = 3;
const ITEMS = 12;
const TICK_MS = 1_000;
const FRAMES_MS = 3_000 as Millis;
const FREEZES_AFTER_MS = 360_000;
const by = 'pengawas' as StaffName;

const json = tinyJson() as { sections: object[] };
const blocks = [[3, 5], 'section'];
const sections = json.sections.map((section, place) => ({ ...section, lockBlocks: blocks[place] }));
const frozen = { clockStarts: 'session', publicBoard: { freeze: { lastMinutes: 4, reveal: 'staff' } } };
const rules = (livePolicy: LivePolicy) => definitionOf({ ...json, ...frozen, sections, livePolicy });
const RULES = { running: rules('running'), locked: rules('locked'), finished: rules('finished') };

const DEEDS = ['answers', 'lock', 'hand-in', 'terminate', 'pause', 'resume', 'move', 'wait'] as const;
const sheet = fc.array(fc.option(fc.nat({ max: 4 })), { minLength: ITEMS, maxLength: ITEMS });
const moment = fc.record({
  deed: fc.constantFrom(...DEEDS),
  person: fc.nat({ max: PEOPLE - 1 }),
  block: fc.nat({ max: 2 }),
  ticks: fc.integer({ min: 1, max: 11 }),
  one: sheet,
  other: sheet,
});
type Moment = typeof moment extends fc.Arbitrary<infer M> ? M : never;
type Side = 'one' | 'other';

function take(hall: HallInMemory, { block, deed, person }: Moment, answers: readonly (number | null)[]): void {
  const write = (from: number, to: number): void => {
    for (let position = from; position < to; position += 1) {
      const response = answers[position] ?? null;
      const change: Change = response === null ? { kind: 'clear', position } : { kind: 'choose', position, response };
      hall.change(person, change);
    }
  };
  switch (deed) {
    case 'wait':
      return;
    case 'answers':
      return write(0, ITEMS);
    case 'lock': {
      const { items, position } = hall.hall.blocks[block] as LockBlock;
      write(position, position + items);
      return void hall.change(person, { kind: 'lock', position, items });
    }
    case 'hand-in':
      write(0, ITEMS);
      return hall.handIn(person);
    case 'terminate':
      return hall.terminate(person);
    case 'pause':
    case 'resume':
      return hall.pause(person, deed === 'pause');
    case 'move':
      return hall.signIn(person);
  }
}

interface Published {
  /** Until the first reveal. */
  readonly frozen: readonly string[];
  readonly revealed: string;
}

function published(policy: LivePolicy, before: readonly Moment[], behind: readonly Moment[], side: Side): Published {
  const hall = new HallInMemory(RULES[policy], PEOPLE);
  const feed = new BoardFeed(hall.desk, hall.hall);
  const keeper = new FrameKeeper({ now: hall.desk.now, hashing: nodeHashing });
  hall.hall.framesMs = FRAMES_MS;
  hall.hall.isFramedThroughout = true;
  const sent: string[] = [];
  const tell = (frame: object | null): void => {
    if (frame !== null) sent.push(JSON.stringify({ ...frame, ledger: null }));
  };
  const wait = (ms: number): void => {
    hall.now = (hall.now + ms) as typeof hall.now;
    tell(feed.tick());
    const entry = keeper.next(hall.hall);
    if (entry === null) return;
    tell({ ...entry, size: null });
    hall.tell(entry);
  };
  const go = (moments: readonly Moment[], which: Side): void => {
    for (const moment of moments) {
      take(hall, moment, moment[which]);
      tell(feed.whole());
      for (let left = moment.ticks; left > 0; left -= 1) wait(TICK_MS);
    }
  };
  hall.open();
  const opened = hall.now;
  for (let place = 0; place < PEOPLE; place += 1) hall.signIn(place);
  go(before, 'one');
  wait(opened + FREEZES_AFTER_MS - hall.now);
  go(behind, side);
  hall.tell({ type: 'SESSION_CLOSE', at: hall.now, by, reason: 'selesai' });
  for (let left = 11; left > 0; left -= 1) wait(TICK_MS);
  tell(feed.whole());
  hall.tell({ type: 'BOARD_REVEAL', at: hall.now, by, shown: PEOPLE, everyMs: null });
  feed.tick();
  return { frozen: sent, revealed: JSON.stringify(feed.whole().rows) };
}

describe.each(['running', 'locked', 'finished'] as const)('behind a freeze, under %s', (policy) => {
  test('nothing of an answer is told before the reveal, neither by what is sent nor by when, in which order or how long', () => {
    const few = fc.array(moment, { maxLength: 5 });
    const some = fc.array(moment, { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(few, some, (before, behind) => {
        const [one, other] = (['one', 'other'] as const).map((side) => published(policy, before, behind, side).frozen);
        expect(other).toHaveLength(one!.length);
        const at = one!.findIndex((text, place) => text !== other![place]);
        expect(other![at]).toBe(one![at]);
      }),
      { numRuns: 400 },
    );
  });

  test('the reveal tells it', () => {
    const blank = Array<number | null>(ITEMS).fill(null);
    const deed = { deed: 'hand-in', person: 1, block: 0, ticks: 1, one: blank, other: blank.with(11, 3) } as const;
    const [one, other] = (['one', 'other'] as const).map((side) => published(policy, [], [deed], side));
    expect(other!.frozen).toEqual(one!.frozen);
    expect(other!.revealed).not.toEqual(one!.revealed);
  });
});
