import { nodeHashing } from '../storage/node-hashing.ts';
import { HallInMemory } from '../testing/hall-in-memory.ts';
import { tinyDefinition } from '../testing/tiny-exam.ts';
import type { Instant, Millis } from '#domain/time.ts';
import { FrameKeeper } from './commit-frame.ts';

const MINUTE = 60_000;

/** Sizes that frames speak of, minute by minute; null where there is none. */
function minutes(isFramedThroughout: boolean, count: number, each: (hall: HallInMemory, minute: number) => void) {
  const hall = new HallInMemory(tinyDefinition, 2);
  hall.hall.framesMs = MINUTE as Millis;
  hall.hall.isFramedThroughout = isFramedThroughout;
  const keeper = new FrameKeeper({ now: hall.desk.now, hashing: nodeHashing });
  hall.open();
  const told: boolean[] = [];
  for (let minute = 0; minute < count; minute += 1) {
    each(hall, minute);
    hall.now = (hall.now + MINUTE) as Instant;
    const frame = keeper.next(hall.hall);
    told.push(frame !== null);
    if (frame !== null) hall.tell(frame);
  }
  return told;
}

test('while somebody is at work there is a frame with every look, whatever is done; while nobody is, only with news', () => {
  const day = (hall: HallInMemory, minute: number): void => {
    if (minute === 1) hall.signIn(0);
    if (minute === 3) hall.handIn(0);
  };
  expect(minutes(true, 6, day)).toEqual([true, true, true, true, false, false]);
  expect(minutes(false, 6, day)).toEqual([true, true, false, true, false, false]);
});

test('what the disk did not take is tried again at once', () => {
  const hall = new HallInMemory(tinyDefinition, 1);
  hall.hall.framesMs = MINUTE as Millis;
  const keeper = new FrameKeeper({ now: hall.desk.now, hashing: nodeHashing });
  hall.open();
  hall.now = (hall.now + MINUTE) as Instant;
  expect(keeper.next(hall.hall)).not.toBeNull();
  expect(keeper.next(hall.hall)).toBeNull();
  keeper.missed(hall.hall);
  expect(keeper.next(hall.hall)).not.toBeNull();
});
