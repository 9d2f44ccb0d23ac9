import fc from 'fast-check';
import type { Change } from '#domain/answer/answer-sheet.ts';
import type { ExamDefinition, LivePolicy } from '#domain/definition/exam-definition.ts';
import type { LockBlock } from '#domain/definition/lock-blocks.ts';
import type { Millis } from '#domain/time.ts';
import { FrameKeeper } from '../actions/commit-frame.ts';
import { boardFrame } from '#protocol/scoreboard-down.ts';
import { HallInMemory } from '../testing/hall-in-memory.ts';
import { definitionOf, tinyJson } from '../testing/tiny-exam.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { BoardFeed } from './board-feed.ts';

/**
 * Non-interference: two histories that differ only in what can still be changed give the same frames at the same moments, byte for
 * byte, but for the ledger's size and root. Every step of a history is the same in both, but for its `noise`: any changes by
 * anybody to any place. Before a block is locked, or a paper handed in, both write the same answers into it.
 */
const PEOPLE = 3;
const ITEMS = 12;
const TICK_MS = 1_000;
const FRAMES_MS = 10_000 as Millis;

type Noise = readonly (readonly [person: number, change: Change])[];
type Step =
  | { readonly kind: 'wait'; readonly ticks: number }
  | {
      readonly kind: 'lock';
      readonly person: number;
      readonly block: number;
      readonly answers: readonly (number | null)[];
    }
  | { readonly kind: 'hand-in' | 'terminate'; readonly person: number; readonly answers: readonly (number | null)[] }
  | { readonly kind: 'pause' | 'resume' | 'move'; readonly person: number };
interface Moment {
  readonly step: Step;
  readonly one: Noise;
  readonly other: Noise;
}

const json = tinyJson() as { sections: object[] };
function rules(livePolicy: LivePolicy): ExamDefinition {
  const blocks = [[3, 5], 'section'];
  const sections = json.sections.map((section, place) => ({ ...section, lockBlocks: blocks[place] }));
  return definitionOf({ ...json, sections, livePolicy });
}
const RULES = { running: rules('running'), locked: rules('locked'), finished: rules('finished') };

const person = fc.nat({ max: PEOPLE - 1 });
const position = fc.nat({ max: ITEMS - 1 });
const response = fc.nat({ max: 4 });
const answers = fc.array(fc.option(response), { minLength: ITEMS, maxLength: ITEMS });
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('choose' as const), position, response }) },
  fc.record({ kind: fc.constant('clear' as const), position }),
  fc.record({ kind: fc.constant('flag' as const), position, flagged: fc.boolean() }),
  fc.record({ kind: fc.constant('play' as const), position, sound: fc.nat({ max: 2 }) }),
);
const noise: fc.Arbitrary<Noise> = fc.array(fc.tuple(person, change), { maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('wait' as const), ticks: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('lock' as const), person, block: fc.nat({ max: 2 }), answers }),
  },
  fc.record({ kind: fc.constantFrom('hand-in' as const, 'terminate' as const), person, answers }),
  fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const, 'move' as const), person }),
);
const history = fc.array(fc.record<Moment>({ step, one: noise, other: noise }), { minLength: 1, maxLength: 16 });

/** The same answers in both histories, whatever stood there before: what is final is the same. */
function settle(
  hall: HallInMemory,
  place: number,
  from: number,
  to: number,
  answers: readonly (number | null)[],
): void {
  // Who is paused could settle nothing, and would be ended with what differs.
  hall.pause(place, false);
  for (let position = from; position < to; position += 1) {
    const response = answers[position] ?? null;
    hall.change(place, response === null ? { kind: 'clear', position } : { kind: 'choose', position, response });
  }
}

function take(hall: HallInMemory, step: Exclude<Step, { kind: 'wait' }>): void {
  switch (step.kind) {
    case 'lock': {
      const { position, items } = hall.hall.blocks[step.block] as LockBlock;
      settle(hall, step.person, position, position + items, step.answers);
      hall.change(step.person, { kind: 'lock', position, items });
      return;
    }
    case 'hand-in':
    case 'terminate':
      settle(hall, step.person, 0, ITEMS, step.answers);
      return step.kind === 'hand-in' ? hall.handIn(step.person) : hall.terminate(step.person);
    case 'pause':
    case 'resume':
      return hall.pause(step.person, step.kind === 'pause');
    case 'move':
      return hall.signIn(step.person);
  }
}

/** Everything that the public is sent, by the tick at which it is: also what who comes anew gets to see then. */
function published(definition: ExamDefinition, moments: readonly Moment[], side: 'one' | 'other'): string[] {
  const hall = new HallInMemory(definition, PEOPLE);
  const feed = new BoardFeed(hall.desk, hall.hall);
  const keeper = new FrameKeeper({ now: hall.desk.now, hashing: nodeHashing });
  hall.hall.framesMs = FRAMES_MS;
  hall.hall.isFramedThroughout = true;
  const sent: string[] = [];
  const tell = (frame: object): void => {
    // Nothing else is left out: not its time, not its number, not its length.
    sent.push(JSON.stringify({ ...frame, ledger: null }));
  };
  const tick = (): void => {
    hall.now = (hall.now + TICK_MS) as typeof hall.now;
    const frame = feed.tick();
    if (frame !== null) tell(frame);
    const entry = keeper.next(hall.hall);
    if (entry === null) return;
    sent.push(JSON.stringify({ ...entry, size: null }));
    hall.tell(entry);
  };
  tick();
  hall.open();
  for (let place = 0; place < PEOPLE; place += 1) hall.signIn(place);
  for (const { [side]: noise, step } of moments) {
    noise.forEach(([place, each], number) => {
      hall.change(place, each);
      // An earlier workstation's answer, kept for a decision that may never come.
      if (number === 3 && hall.person(place).head.epoch > 1) hall.hold(place, each.position, number + sent.length);
    });
    tell(feed.whole());
    if (step.kind !== 'wait') take(hall, step);
    for (let left = step.kind === 'wait' ? step.ticks : 1; left > 0; left -= 1) tick();
  }
  for (let left = 0; left < 11; left += 1) tick();
  tell(feed.whole());
  return sent;
}

describe.each(['locked', 'finished'] as const)('under %s', (policy) => {
  test('nothing that can still be changed is told, neither by what is sent nor by when, in which order or how long', () => {
    fc.assert(
      fc.property(history, (moments) => {
        const [one, other] = [published(RULES[policy], moments, 'one'), published(RULES[policy], moments, 'other')];
        expect(other).toHaveLength(one.length);
        const at = one.findIndex((text, place) => text !== other[place]);
        expect(other[at]).toBe(one[at]);
      }),
      { numRuns: 1_500 },
    );
  });
});

const first: Noise = [[0, { kind: 'choose', position: 0, response: 1 }]];
const second: Noise = [
  [0, { kind: 'choose', position: 0, response: 2 }],
  [1, { kind: 'choose', position: 1, response: 2 }],
];
const moments: Moment[] = [{ step: { kind: 'wait', ticks: 4 }, one: first, other: second }];

test('under running a saved answer is told at once, as the board says in words', () => {
  expect(published(RULES.running, moments, 'other')).not.toEqual(published(RULES.running, moments, 'one'));
});

test('what is final is told: a lock with other answers is another board, under locked alone', () => {
  const blank = Array<number | null>(ITEMS).fill(null);
  const told = (policy: LivePolicy, response: number | null): string[] => {
    const step: Step = { kind: 'lock', person: 1, block: 1, answers: blank.with(4, response) };
    return published(RULES[policy], [{ step, one: [], other: [] }], 'one');
  };
  const all = (policy: LivePolicy): number =>
    new Set([null, 0, 1, 2, 3, 4].map((each) => told(policy, each).join())).size;
  expect(all('locked')).toBeGreaterThan(1);
  expect(all('finished')).toBe(1);
});

test('what was compared is what goes out: every frame is as the schema has it', () => {
  const sent = published(
    RULES.locked,
    [{ step: { kind: 'lock', person: 2, block: 0, answers: [] }, one: [], other: [] }],
    'one',
  );
  const frames = sent
    .filter((text) => !text.includes('"BOARD"'))
    .map((text) => ({ ...(JSON.parse(text) as object), ledger: { size: 0, root: '' } }));
  expect(frames.length).toBeLessThan(sent.length);
  for (const frame of frames) expect(boardFrame.safeParse(frame).error).toBeUndefined();
  expect(sent.some((text) => text.includes('"counted":3'))).toBe(true);
});
