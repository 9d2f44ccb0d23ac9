import type { Pid } from '../ids.ts';
import type { Millis } from '../time.ts';
import { newAttempt } from '../session/attempt.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';
import { definitionOf, tinyJson } from '../../testing/tiny-exam.ts';
import { type FrameRow, frameHash, frameRows } from './frame.ts';

test('a frame has the hash that SPEC section 10 gives', () => {
  const row = {
    ...{ counted: 0, pid: 'fd4b802aa04905a6df13', rank: null, sections: [{ code: 'TWK', points: null }] },
    ...{ state: 'absent', total: null },
  } as unknown as FrameRow;
  expect(frameHash(nodeHashing, [row])).toBe('bc4d07368f4b3dc2e8c896f1157ea415ef1c93b4fe624670ba9b949778880182');
});

test('rows stand by pseudonym, and who has no points has no rank', () => {
  const people = ['bb', 'aa', 'cc'].map((pid) => {
    const attempt = newAttempt(pid as Pid, 60_000 as Millis, 12, null);
    return { pid: pid as Pid, keys: [], saved: attempt, shown: attempt };
  });
  const rows = frameRows(definitionOf(tinyJson()), people);
  expect(rows.map(({ pid, rank, state }) => [pid, rank, state])).toEqual([
    ['aa', null, 'absent'],
    ['bb', null, 'absent'],
    ['cc', null, 'absent'],
  ]);
});
