import type { Definition } from './definition.ts';
import type { Entry } from './entry.ts';
import { follow } from './follow.ts';

const pid = '00112233445566778899';
const definition = {
  duration: 600_000,
  clockStarts: 'session',
  lagGrace: 0,
  sections: [
    { code: 'A', draw: [{ count: 4 }, { count: 4 }], lockBlocks: [3, 5] },
    { code: 'B', draw: [{ count: 4 }] },
  ],
} as unknown as Definition;

/** One person at work; then these, numbered on. What step 16 says of each. */
function found(...written: readonly (readonly [type: string, body: object])[]): string[] {
  let seq = 0;
  const begin: (readonly [string, object])[] = [
    ['PAPER', { pid, items: 12, allotted: 600_000 }],
    ['SESSION_OPEN', { by: 'k' }],
    ['SIGN_IN', { pid, epoch: 1, workstation: 'PC' }],
    ['SIGN_IN', { pid, epoch: 2, workstation: 'PC' }],
  ];
  const entries = [...begin, ...written].map(([type, body], index) => {
    const isChange = ['ANSWER', 'CLEAR', 'FLAG', 'LOCK'].includes(type);
    const head = isChange ? { pid, epoch: 2, clientAt: 0, seq: (seq += 1) } : {};
    return { index, type, body: { at: 1_000 + index, ...head, ...body } } as unknown as Entry;
  });
  const { findings } = follow(entries, definition);
  expect(findings.filter(({ step }) => step === 'V13')).toEqual([]);
  return findings.filter(({ step }) => step === 'V16').map(({ code }) => code);
}

const held = (pos: number, mutation: number) =>
  ['HELD', { pid, epoch: 1, mutation, pos, clientAt: 0, recordedAt: 1_000, why: 'other-workstation' }] as const;
const lock = (pos: number, items: number) => ['LOCK', { pos, items }] as const;
const admit = ['ADMIT', { pid, by: 'k', reason: 'r', answers: [{ epoch: 1, mutation: 1 }] }] as const;

test('blocks of the rules, each once, and changes elsewhere are sound', () => {
  expect(found(['ANSWER', { pos: 2 }], lock(0, 3), ['ANSWER', { pos: 3 }], lock(3, 5), ['FLAG', { pos: 8 }])).toEqual(
    [],
  );
  expect(found(held(4, 1), lock(0, 3), admit)).toEqual([]);
});

test.each([
  ['an answer', 'changed-when-locked', [lock(0, 3), ['ANSWER', { pos: 2 }]]],
  ['a clearing', 'changed-when-locked', [lock(3, 5), ['CLEAR', { pos: 7 }]]],
  ['a mark', 'changed-when-locked', [lock(0, 3), ['FLAG', { pos: 0 }]]],
  ['what was held', 'changed-when-locked', [lock(0, 3), held(1, 1)]],
  ['an admission', 'changed-when-locked', [held(1, 1), lock(0, 3), admit]],
  ['a second lock', 'lock-twice', [lock(0, 3), lock(0, 3)]],
  ['half a block', 'lock-of-no-block', [lock(0, 2)]],
  ['a section without blocks', 'lock-of-no-block', [lock(8, 4)]],
  ['more than there is', 'lock-of-no-block', [lock(0, Number.MAX_SAFE_INTEGER)]],
] as const)('%s is found', (_, code, written) => {
  expect(found(...written)).toEqual([code]);
});
