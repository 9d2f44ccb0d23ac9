import { tinyView } from '../testing/tiny-paper.ts';
import { type Block, blockOf } from './block.ts';
import type { Held } from './local-sheet.ts';

const NOW = 1_780_000_000_000;
const up = { up: true, downSince: null, attempt: 0, nextTryAt: null };
const down = (forMs: number) => ({ up: false, downSince: NOW - forMs, attempt: 3, nextTryAt: null });

function waiting(forMs: number): Held {
  const change = { kind: 'choose' as const, position: 0, response: 1 };
  const clientAt = NOW - forMs;
  return {
    id: 'a',
    attempt: 'a',
    epoch: 1,
    mutation: 1,
    deed: { kind: 'change', change },
    clientAt,
    refused: null,
    kept: true,
  };
}

function viewUnder(whenUnsaved: 'go-on' | 'block', stoppedBy: ('staff' | 'engine')[] = []) {
  const view = tinyView(NOW, { stoppedBy });
  return { ...view, session: { ...view.session, whenUnsaved } };
}

const facts = { view: viewUnder('block'), pending: [] as Held[], link: up, storageWorks: true };

test.each<[string, object, Partial<Block> | null]>([
  ['all well', {}, null],
  ['a line lost for less than ten seconds', { link: down(9_999) }, null],
  ['a line lost for ten seconds', { link: down(10_000) }, { since: NOW, cause: 'line', isClockStopped: true }],
  ['an answer waiting for less', { pending: [waiting(9_999)] }, null],
  ['an answer waiting for ten seconds', { pending: [waiting(11_000)] }, { since: NOW - 1_000, cause: 'unsaved' }],
  [
    'both, the earlier counts',
    { pending: [waiting(15_000)], link: down(12_000) },
    { since: NOW - 5_000, cause: 'line' },
  ],
  ['back, and the engine still waits', { view: viewUnder('block', ['engine']) }, { since: null, isClockStopped: true }],
])('under `block`: %s', (_, more, expected) => {
  const found = blockOf({ ...facts, ...more }, NOW);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toMatchObject(expected);
});

test.each<[string, object, boolean]>([
  ['a line lost for an hour', { link: down(3_600_000) }, false],
  ['an answer waiting for an hour', { pending: [waiting(3_600_000)] }, false],
  ['nothing can be kept, the line is up', { storageWorks: false }, false],
  ['nothing can be kept, an answer on its way', { storageWorks: false, pending: [waiting(9_000)] }, false],
  ['nothing can be kept, no line', { storageWorks: false, link: down(0) }, true],
  ['nothing can be kept, nothing acknowledged', { storageWorks: false, pending: [waiting(10_000)] }, true],
])('under `go-on`: %s', (_, more, isBlocked) => {
  const found = blockOf({ ...facts, view: viewUnder('go-on'), ...more }, NOW);
  expect(found !== null).toBe(isBlocked);
  // The exam says nothing of stopping clocks.
  if (found !== null) expect(found.isClockStopped).toBe(false);
});

test('nobody is blocked before the beginning or after the end', () => {
  for (const phase of ['waiting', 'finished'] as const) {
    const view = viewUnder('block');
    const ended = { ...view, attempt: { ...view.attempt, phase } };
    expect(blockOf({ ...facts, view: ended, link: down(60_000) }, NOW)).toBeNull();
  }
});
