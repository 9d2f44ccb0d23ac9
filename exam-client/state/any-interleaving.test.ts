import fc from 'fast-check';
import { applyChange, blankSheet, type Change, shownSheet as arraysOf } from '#domain/answer/answer-sheet.ts';
import { settle } from '../testing/hand-clock.ts';
import { type Seat, seatSomeone, shownSheet } from '../testing/seat-someone.ts';
import { TINY_ITEMS } from '../testing/tiny-paper.ts';

type Step =
  | { readonly kind: 'person'; readonly change: Change }
  | { readonly kind: 'deliver' | 'lose the answer' | 'break' | 'mend' | 'reload' | 'busy' | 'free' | 'rest' };

const position = fc.nat(TINY_ITEMS - 1);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('choose' as const), position, response: fc.nat(4) }),
  fc.record({ kind: fc.constant('clear' as const), position }),
  fc.record({ kind: fc.constant('flag' as const), position, flagged: fc.boolean() }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: change.map((change): Step => ({ kind: 'person', change })) },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'deliver' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'rest' }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<Step['kind'] & string>('lose the answer', 'break', 'mend', 'mend', 'reload', 'busy', 'free')
      .map((kind) => ({ kind }) as Step),
  },
);

async function take({ kind, ...more }: Step, seat: Seat): Promise<void> {
  const { sitting, engine } = seat;
  switch (kind) {
    case 'person': {
      const { change } = more as { change: Change };
      if (change.kind === 'choose') sitting.choose(change.position, change.response);
      else if (change.kind === 'clear') sitting.clear(change.position);
      else if (change.kind === 'flag') sitting.flag(change.position, change.flagged);
      return;
    }
    case 'deliver':
      return engine.deliver();
    case 'lose the answer':
      return engine.deliver(true);
    case 'break':
      return engine.down();
    case 'mend':
      return engine.up();
    case 'reload':
      return seat.reload();
    case 'busy':
      engine.refusing = { word: 'overloaded', retryAfterMs: 100 };
      return;
    case 'free':
      engine.refusing = null;
      return;
    case 'rest':
      seat.clock.advance(500);
      return settle();
  }
}

/** Line up, engine willing, until nothing waits. */
async function comeToRest(seat: Seat): Promise<void> {
  seat.engine.refusing = null;
  for (let round = 0; round < 80; round += 1) {
    seat.engine.up();
    await settle();
    seat.engine.deliverAll();
    await settle();
    if (seat.sitting.store.getState().pending.length === 0) return;
    seat.clock.advance(1_000);
  }
}

test('whatever breaks in between, everything that the engine takes is signed over all before it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const seat = await seatSomeone({}, true);
      for (const next of steps) await take(next, seat);
      await comeToRest(seat);
      expect(seat.sitting.store.getState().pending).toEqual([]);
      expect(seat.engine.chain!.broken).toEqual([]);
      expect(seat.sitting.store.getState().isProofBroken).toBe(false);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('whatever breaks in between, the person sees the last choices, and in the end the engine has them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const seat = await seatSomeone();
      let wanted = arraysOf(blankSheet(TINY_ITEMS));
      for (const next of steps) {
        await take(next, seat);
        if (next.kind === 'person') wanted = applyChange(wanted, next.change);
        expect(shownSheet(seat)).toEqual(wanted);
      }
      await comeToRest(seat);
      expect(seat.sitting.store.getState().pending).toEqual([]);
      expect(seat.sitting.store.getState().uncounted).toEqual([]);
      expect(seat.engine.sheet).toEqual(wanted);
      expect(shownSheet(seat)).toEqual(wanted);
    }),
    { numRuns: 120 },
  );
}, 60_000);
