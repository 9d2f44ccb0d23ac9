import { tinyView } from '../testing/tiny-paper.ts';
import type { Held } from './local-sheet.ts';
import { saveStateOf } from './save-state.ts';

const NOW = 1_780_000_000_000;

function waiting(age: number, position = 0): Held {
  return {
    id: `${position}/${age}`,
    attempt: 'a',
    epoch: 1,
    mutation: 1,
    deed: { kind: 'change', change: { kind: 'choose', position, response: 1 } },
    clientAt: NOW - age,
    refused: null,
    kept: true,
  };
}

const up = { up: true, downSince: null, attempt: 0, nextTryAt: null };
const facts = {
  view: tinyView(NOW, { lastSavedAt: NOW - 9_000 }),
  pending: [] as Held[],
  link: up,
  refusing: null,
  storageWorks: true,
};

test('before the first answer nothing is claimed', () => {
  expect(saveStateOf({ ...facts, view: tinyView(NOW) }, NOW)).toEqual({ kind: 'blank' });
});

test('with nothing waiting it is saved, at the server’s time, even while the line is down', () => {
  const saved = { kind: 'saved', at: NOW - 9_000 };
  expect(saveStateOf(facts, NOW)).toEqual(saved);
  expect(saveStateOf({ ...facts, link: { ...up, up: false } }, NOW)).toEqual(saved);
});

test.each([
  [0, 'saved'],
  [300, 'saved'],
  [301, 'saving'],
  [4_000, 'saving'],
  [4_001, 'unsaved'],
])('an answer that has waited %i ms on a good line is %s', (age, kind) => {
  expect(saveStateOf({ ...facts, pending: [waiting(age)] }, NOW).kind).toBe(kind);
});

test.each([
  ['the line is down', { link: { ...up, up: false } }],
  ['the engine refuses to store', { refusing: 'not-stored' as const }],
  ['this computer cannot store', { storageWorks: false }],
])('when %s, waiting is called unsaved at once', (_, trouble) => {
  const pending = [waiting(20, 4), waiting(10, 4), waiting(5, 2)];
  expect(saveStateOf({ ...facts, ...trouble, pending }, NOW)).toEqual({ kind: 'unsaved', count: 2, forMs: 20 });
});
