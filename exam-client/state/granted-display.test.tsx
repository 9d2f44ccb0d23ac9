import type { Granted } from '#protocol/candidate-down.ts';
import { tinyView } from '../testing/tiny-paper.ts';
import { applyDisplay, displayStore, forgetPerson } from './display-store.ts';
import { followGrants } from './granted-display.ts';
import { clearDesk, createSittingStore } from './sitting-store.ts';

const usual: Granted = {
  textPercent: 100,
  highContrast: false,
  screenReader: false,
  readAloud: false,
  start: null,
  assistant: false,
};
const much: Granted = { ...usual, textPercent: 200, highContrast: true, screenReader: true };
const page = document.documentElement;
const link = { up: true, downSince: null, attempt: 0, nextTryAt: null };

applyDisplay(page, localStorage);

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  forgetPerson();
});

/** A workstation at which this person sits down. */
function seat(granted: Granted | null, number = '2602-0014') {
  const store = createSittingStore();
  stop();
  stop = followGrants(store);
  const view = { ...tinyView(0), granted };
  store.setState({ link, view: { ...view, participant: { ...view.participant, number } }, place: { kind: 'seated' } });
  return store;
}

const look = () => ({
  theme: page.dataset['theme'],
  layout: page.dataset['layout'],
  size: page.style.getPropertyValue('--item-size'),
  letters: displayStore.getState().hasShortcuts,
});
const plain = { theme: undefined, layout: undefined, size: '1.25rem', letters: true };
const dressed = { theme: 'contrast', layout: 'linear', size: '2.5rem', letters: false };

test('what was granted is on the page as soon as the person is seated, before any screen is drawn', () => {
  seat(null);
  expect(look()).toEqual(plain);
  seat(much, '2602-0015');
  expect(look()).toEqual(dressed);
});

test('what the person changes afterwards stays, when the engine says more and over a reload', () => {
  const store = seat(much);
  displayStore.setState({ theme: 'dark', textSize: 1.5 });
  store.setState({ view: { ...store.getState().view! } });
  expect(look()).toMatchObject({ theme: 'dark', size: '1.5rem', layout: 'linear' });
  seat(much);
  expect(look()).toMatchObject({ theme: 'dark', size: '1.5rem', layout: 'linear' });
});

test('nothing of it is left when they go, and the chosen language is', () => {
  const store = seat(much);
  displayStore.setState({ language: 'en' });
  clearDesk(store, null);
  expect(look()).toEqual(plain);
  expect(displayStore.getState()).toMatchObject({ language: 'en', grantedFor: null });
  expect(JSON.parse(localStorage.getItem('terang-display')!)).toMatchObject({ isLinear: false, grantedFor: null });
});

test('who sits down after somebody who went without leaving does not wear theirs', () => {
  seat(much, '2602-0014');
  seat(usual, '2602-0015');
  expect(look()).toEqual(plain);
});

test('what a person chose before signing in is kept where nothing else was granted', () => {
  displayStore.setState({ theme: 'dark', textSize: 1.5 });
  seat({ ...usual, highContrast: true });
  expect(look()).toMatchObject({ theme: 'contrast', size: '1.5rem' });
});
