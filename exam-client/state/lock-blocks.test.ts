import { isLocked } from '#domain/answer/answer-sheet.ts';
import { settle } from '../testing/hand-clock.ts';
import { type Seat, seatSomeone, shownSheet } from '../testing/seat-someone.ts';
import { localSheet } from './local-sheet.ts';
import { heldIn, lockBlockAt, lockState } from './lock-blocks.ts';

const first = { position: 0, items: 3 };
const second = { position: 3, items: 3 };

async function seatWithBlocks(): Promise<Seat> {
  const seat = await seatSomeone();
  seat.engine.lockBlocks = [first, second];
  seat.engine.says('view', seat.engine.view());
  await settle();
  return seat;
}

function state({ sitting }: Seat) {
  const { view, pending } = sitting.store.getState();
  return lockState(first, localSheet(view!, pending), view);
}

async function deliver(seat: Seat): Promise<void> {
  while (seat.engine.letters.length > 0) {
    seat.engine.deliverAll();
    await settle();
  }
}

test('a block is shut at once for the person, and locked when the engine says so', async () => {
  const seat = await seatWithBlocks();
  seat.sitting.choose(0, 2);
  seat.sitting.lock(first);
  await settle();
  expect(state(seat)).toBe('locking');
  for (const act of [() => seat.sitting.choose(0, 4), () => seat.sitting.clear(0), () => seat.sitting.flag(1, true)])
    act();
  seat.sitting.choose(3, 1);
  await settle();
  await deliver(seat);
  expect(state(seat)).toBe('locked');
  expect(seat.engine.taken.map((taken) => taken !== 'hand-in' && taken.kind)).toEqual(['choose', 'lock', 'choose']);
  expect(shownSheet(seat).responses).toEqual([2, null, null, 1, null, null]);
});

test('a lock that waits without a line outlives a reload, and arrives after the answers before it', async () => {
  const seat = await seatWithBlocks();
  seat.engine.down();
  seat.sitting.choose(1, 3);
  seat.sitting.lock(first);
  await settle();
  await seat.reload();
  expect(state(seat)).toBe('locking');
  await deliver(seat);
  expect(state(seat)).toBe('locked');
  expect(seat.engine.sheet.responses[1]).toBe(3);
});

test('what another workstation locked meanwhile is set aside alone: what follows is saved', async () => {
  const seat = await seatWithBlocks();
  seat.engine.down();
  seat.sitting.choose(0, 1);
  seat.sitting.choose(4, 2);
  await settle();
  // Locked elsewhere, and this page has not heard of it.
  seat.engine.sheet = { ...seat.engine.sheet, locked: [true, true, true, false, false, false] };
  const view = seat.engine.view.bind(seat.engine);
  seat.engine.view = () => ({
    ...view(),
    attempt: { ...view().attempt, locked: [false, false, false, false, false, false] },
  });
  seat.engine.up();
  await settle();
  await deliver(seat);
  const { pending, uncounted } = seat.sitting.store.getState();
  expect(uncounted.map(({ refused }) => refused)).toEqual(['locked']);
  expect(pending).toEqual([]);
  expect(seat.engine.sheet.responses).toEqual([null, null, null, null, 2, null]);
});

test('a lock that is refused for good leaves nothing shut', async () => {
  const seat = await seatWithBlocks();
  seat.sitting.lock(first);
  await settle();
  seat.engine.refusing = { word: 'time-over' };
  await deliver(seat);
  expect(state(seat)).toBe('open');
  const { pending, view } = seat.sitting.store.getState();
  expect(isLocked(localSheet(view!, pending), 0)).toBe(false);
});

test('a block is found by any of its items, and told what waits for a decision in it', () => {
  expect([0, 2, 3, 5, 6].map((position) => lockBlockAt([first, second], position))).toEqual([
    first,
    first,
    second,
    second,
    undefined,
  ]);
  const held = { epoch: 1, mutation: 1, why: 'other-workstation' as const, recordedAt: 1, receivedAt: 2 };
  const all = [
    { ...held, position: 3, decision: null },
    { ...held, position: 5, decision: null },
    { ...held, position: 4, decision: 'rejected' as const },
    { ...held, position: 2, decision: null },
  ];
  expect(heldIn(second, all)).toBe(2);
});
