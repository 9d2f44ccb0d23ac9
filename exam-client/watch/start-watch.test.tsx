import { IDBFactory } from 'fake-indexeddb';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { keptTokenIn } from '../connection/kept-token.ts';
import { openLocalDatabase } from '../connection/local-database.ts';
import { outboxIn } from '../connection/outbox.ts';
import { startMessages } from '../messages/start-messages.ts';
import { SignNotice } from '../screens/sign-notice.tsx';
import { type Sitting, createSitting } from '../state/sitting.ts';
import { soundStation } from '../testing/sound-station.ts';
import { HandClock, settle } from '../testing/hand-clock.ts';
import { PlayedEngine } from '../testing/played-engine.ts';
import { tinyPaper, tinyView } from '../testing/tiny-paper.ts';
import { startWatch } from './start-watch.ts';
import { forgetWatch, watchStore } from './watch-store.ts';

let clock: HandClock;
let engine: PlayedEngine;
let sitting: Sitting;

beforeAll(startMessages);
beforeEach(async () => {
  clock = new HandClock();
  engine = new PlayedEngine(clock.now);
  sessionStorage.clear();
  forgetWatch();
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  Object.defineProperty(document, 'fullscreenElement', { configurable: true, value: null });
  document.body.innerHTML = '<div id="sitting"></div>';
  const database = await openLocalDatabase(new IDBFactory());
  sitting = createSitting({
    ...{ line: engine, outbox: outboxIn(database), token: keptTokenIn(database), workstation: 'LAB-07' },
    ...{ now: clock.now, later: clock.later, random: () => 0.5 },
    ...{ station: soundStation(clock.now), forgetPerson: () => undefined },
  });
  sitting.store.setState({ place: { kind: 'seated' }, view: tinyView(clock.now()), form: tinyPaper });
  sitting.start();
  engine.up();
  await settle();
});
afterEach(() => sitting.store.setState({ place: { kind: 'signed-out', refusal: null } }));

function watch(): void {
  const storage = sessionStorage;
  startWatch(sitting, { page: window, storage, channel: null, wall: clock.now });
}

function lookAway(ms: number): void {
  jest.spyOn(document, 'hasFocus').mockReturnValue(false);
  window.dispatchEvent(new Event('blur'));
  clock.advance(ms);
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  window.dispatchEvent(new Event('focus'));
}

function copy(): void {
  document.body.dispatchEvent(new Event('copy', { bubbles: true, cancelable: true }));
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await settle();
}

test('what is seen is told with the item on the screen, and said to the person once it is recorded', async () => {
  render(<SignNotice />, { container: document.querySelector<HTMLElement>('#sitting')! });
  watch();
  watchStore.setState({ openItem: 3 });
  const began = clock.now();
  lookAway(4_000);
  await pass(2_000);
  expect([engine.signs, screen.getByRole('status').textContent]).toEqual([[], '']);
  await act(() => pass(1_000));
  expect(engine.signs).toEqual([{ kind: 'focus-lost', clientAt: began, durationMs: 4_000, count: 1, pos: 3 }]);
  const said =
    'Jendela ujian kehilangan fokus selama 4 detik. Ini dicatat dan dilihat pengawas; tidak membatalkan ujian Anda.';
  expect(screen.getByRole('status')).toHaveTextContent(said);
  await userEvent.click(screen.getByRole('button', { name: 'Mengerti' }));
  expect(screen.getByRole('status')).toHaveTextContent('');
});

test('what is no notice is told to the engine and not to the person', async () => {
  watch();
  document.body.dispatchEvent(new Event('dragstart', { bubbles: true, cancelable: true }));
  await pass(3_000);
  expect([engine.signs.length, watchStore.getState().recorded]).toEqual([1, null]);
});

test('signs of a cut are kept, and arrive after it', async () => {
  watch();
  engine.down();
  copy();
  await pass(30_000);
  expect(engine.signs).toEqual([]);
  expect(sessionStorage.getItem('terang-signs')).toMatch('copy');
  engine.up();
  await pass(5_000);
  expect(engine.signs).toHaveLength(1);
  expect(sessionStorage.getItem('terang-signs')).toBeNull();
});

test('an engine that is busy is asked again, one that refuses for good is not', async () => {
  watch();
  engine.refusingSigns = { word: 'overloaded', retryAfterMs: 5_000 };
  copy();
  await pass(3_000);
  engine.refusingSigns = null;
  await pass(5_000);
  expect(engine.signs).toHaveLength(1);
  await pass(5_000);
  engine.refusingSigns = { word: 'session-closed' };
  copy();
  await pass(3_000);
  engine.refusingSigns = null;
  await pass(60_000);
  expect(engine.signs).toHaveLength(1);
});

test('who reads with a screen reader is not told of for looking away, and for the rest like everybody', async () => {
  const usual = { textPercent: 100, highContrast: false, readAloud: false, start: null, assistant: false };
  sitting.store.setState({ view: { ...tinyView(clock.now()), granted: { ...usual, screenReader: true } } });
  watch();
  lookAway(9_000);
  copy();
  await pass(5_000);
  expect(engine.signs.map(({ kind }) => kind)).toEqual(['copy']);
});

test.each<[string, () => void]>([
  ['while the clock is stopped', () => setClock({ stoppedSince: clock.now() })],
  ['after the end', () => sitting.store.setState({ view: tinyView(clock.now(), { phase: 'finished' }) })],
  ['before the paper is there', () => sitting.store.setState({ form: null })],
  ['at the sign-in screen', () => sitting.store.setState({ place: { kind: 'signed-out', refusal: null } })],
])('nobody is watched or hindered %s', async (_, change) => {
  watch();
  change();
  lookAway(9_000);
  const event = new Event('copy', { bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  await pass(10_000);
  expect([engine.signs, event.defaultPrevented]).toEqual([[], false]);
});

function setClock(more: { stoppedSince: number | null }): void {
  const view = tinyView(clock.now());
  sitting.store.setState({
    view: { ...view, attempt: { ...view.attempt, clock: { ...view.attempt.clock!, ...more } } },
  });
}

test('what is going on when the page goes is kept for the next one', () => {
  watch();
  copy();
  window.dispatchEvent(new Event('pagehide'));
  expect(sessionStorage.getItem('terang-signs')).toMatch('copy');
});
