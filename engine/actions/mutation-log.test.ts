import fc from 'fast-check';
import type { Change } from '#domain/answer/answer-sheet.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { MutationLog } from './mutation-log.ts';

const AT = 1_790_000_000_000;

function factOf(change: Change | 'hand-in', seq: number): Fact {
  const head = { at: AT + seq, pid: 'p', epoch: 1, seq, clientAt: 0 };
  if (change === 'hand-in') return { ...head, type: 'FINISH', reason: 'submitted', by: null, note: '' } as never;
  const place = { ...head, pos: change.position, itemId: 'x' };
  if (change.kind === 'clear') return { ...place, type: 'CLEAR' } as never;
  if (change.kind === 'flag') return { ...place, type: 'FLAG', flagged: change.flagged } as never;
  if (change.kind === 'play') return { ...place, type: 'PLAY', sound: change.sound } as never;
  if (change.kind === 'lock') return { ...place, type: 'LOCK', items: change.items } as never;
  return { ...place, type: 'ANSWER', response: change.response, optionId: 0 } as never;
}

const position = fc.integer({ min: 0, max: 9_999 });
const change: fc.Arbitrary<Change | 'hand-in'> = fc.oneof(
  fc.record({ kind: fc.constant('choose' as const), position, response: fc.integer({ min: 0, max: 99 }) }),
  fc.record({ kind: fc.constant('clear' as const), position }),
  fc.record({ kind: fc.constant('flag' as const), position, flagged: fc.boolean() }),
  fc.record({ kind: fc.constant('play' as const), position, sound: fc.integer({ min: 0, max: 99 }) }),
  fc.record({ kind: fc.constant('lock' as const), position, items: fc.integer({ min: 1, max: 9_999 }) }),
  fc.constant('hand-in' as const),
);

test('every mutation comes back as it was, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 300 }), change), { selector: ([n]) => n }), (all) => {
      const log = new MutationLog();
      for (const [number, each] of all) log.add(factOf(each, number), 1_000_000 + number);
      for (const [number, each] of all) {
        expect(log.get(number)).toEqual({ change: each, index: 1_000_000 + number, at: AT + number });
      }
      const numbers = new Set(all.map(([number]) => number));
      for (let number = 0; number < 310; number += 1) {
        if (!numbers.has(number)) expect(log.get(number)).toBeUndefined();
      }
    }),
  );
});

test('an end that the candidate did not ask for is no mutation', () => {
  const log = new MutationLog();
  log.add({ ...factOf('hand-in', 3), reason: 'expired' } as Fact, 7);
  expect(log.get(3)).toBeUndefined();
});
