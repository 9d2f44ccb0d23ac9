import fc from 'fast-check';
import { type Instant, instant } from '../time.ts';
import type { Response } from '../item/response.ts';
import { blankSheet } from './answer-sheet.ts';
import { Places } from './places.ts';
import { type HeldAnswer, type HeldRef, type StampedSheet, withAdmitted, withDecision } from './held-book.ts';

const PLACES = 3;

function held(mutation: number, pos: number, order: number, more: Partial<HeldAnswer> = {}): HeldAnswer {
  return {
    epoch: 1,
    mutation,
    pos,
    response: mutation,
    clientAt: order,
    why: 'late',
    recordedAt: instant(order),
    receivedAt: instant(10_000),
    order: instant(order),
    decision: null,
    ...more,
  };
}

function sheetAt(...changedAt: number[]): StampedSheet {
  return { sheet: blankSheet(PLACES), changedAt: Places.of(changedAt) };
}

function admit(stamped: StampedSheet, book: readonly HeldAnswer[], ...refs: HeldRef[]) {
  const after = withDecision(book, refs, 'admitted');
  return { book: after, stamped: withAdmitted(stamped, after, refs) };
}

const ref = ({ epoch, mutation }: HeldRef): HeldRef => ({ epoch, mutation });

test('a decision is of those that it names', () => {
  const book = [held(1, 0, 5), held(2, 1, 6)];
  expect(withDecision(book, [{ epoch: 1, mutation: 2 }], 'rejected').map(({ decision }) => decision)).toEqual([
    null,
    'rejected',
  ]);
  expect(withDecision(book, [{ epoch: 2, mutation: 2 }], 'rejected')).toEqual(book);
});

test.each([
  ['where nothing stands', 0, 7],
  ['where something older stands', 4_999, 7],
  ['where something of the same moment stands', 5_000, 7],
  ['where something newer stands', 5_001, null],
])('an admitted answer %s', (_, changedAt, response) => {
  const { stamped } = admit(sheetAt(changedAt, 0, 0), [held(7, 0, 5_000)], { epoch: 1, mutation: 7 });
  expect(stamped.sheet.responses.at(0)).toBe(response);
  expect(stamped.changedAt.at(0)).toBe(response === null ? changedAt : 5_000);
});

test('a clearing that is admitted takes an older answer back', () => {
  const stamped = {
    ...sheetAt(1, 0, 0),
    sheet: { ...blankSheet(PLACES), responses: Places.of<Response | null>([4, null, null]) },
  };
  const after = admit(stamped, [held(7, 0, 5, { response: null })], { epoch: 1, mutation: 7 });
  expect(after.stamped.sheet.responses.at(0)).toBeNull();
});

test('of one moment the higher number stands, and of one number the later sign-in', () => {
  const book = [held(3, 0, 5), held(2, 0, 5), held(1, 1, 5, { response: 8 }), held(1, 1, 5, { epoch: 2, response: 9 })];
  const { stamped } = admit(sheetAt(0, 0, 0), book, ...book.map(ref));
  expect([...stamped.sheet.responses]).toEqual([3, 9, null]);
});

const answers = fc.uniqueArray(
  fc.record({
    epoch: fc.integer({ min: 1, max: 2 }),
    mutation: fc.integer({ min: 1, max: 6 }),
    pos: fc.nat({ max: PLACES - 1 }),
    response: fc.option(fc.nat({ max: 4 })),
    order: fc.integer({ min: 1, max: 6 }).map((at) => at as Instant),
  }),
  { selector: ({ epoch, mutation }) => `${epoch}/${mutation}`, maxLength: 10 },
);

test('in which order and in how many decisions answers are admitted changes nothing', () => {
  const times = fc.array(fc.nat({ max: 7 }), { minLength: PLACES, maxLength: PLACES });
  const turns = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.double({ noNaN: true })), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(answers, times, turns, (given, changedAt, drawn) => {
      const book = given.map((one) => held(one.mutation, one.pos, one.order, one));
      const atOnce = admit(sheetAt(...changedAt), book, ...book.map(ref)).stamped;
      let state = { book: book as readonly HeldAnswer[], stamped: sheetAt(...changedAt) };
      const order = book.map((one, place) => ({ one, turn: drawn[place]! }));
      for (const turn of [0, 1, 2, 3]) {
        const now = order.filter((each) => each.turn[0] === turn).sort((a, b) => a.turn[1] - b.turn[1]);
        state = admit(state.stamped, state.book, ...now.map(({ one }) => ref(one)));
      }
      expect(state.stamped).toEqual(atOnce);
    }),
  );
});

test('nothing that was answered later in the ordinary way is ever overtaken, and nothing rejected ever stands', () => {
  fc.assert(
    fc.property(answers, fc.nat({ max: 7 }), (given, later) => {
      const book = given.map((one) => held(one.mutation, one.pos, one.order, one));
      const [rejected, admitted] = [book.filter((_, n) => n % 2 === 0), book.filter((_, n) => n % 2 === 1)];
      const before = {
        ...sheetAt(later, later, later),
        sheet: { ...blankSheet(PLACES), responses: Places.of<Response | null>([9, 9, 9]) },
      };
      const kept = withDecision(book, rejected.map(ref), 'rejected');
      const { sheet } = admit(before, kept, ...admitted.map(ref)).stamped;
      [...sheet.responses].forEach((response, pos) => {
        const newest = admitted
          .filter((one) => one.pos === pos && one.order >= later)
          .sort((a, b) => a.order - b.order || a.epoch - b.epoch || a.mutation - b.mutation)
          .at(-1);
        expect(response).toBe(newest === undefined ? 9 : newest.response);
      });
    }),
  );
});
