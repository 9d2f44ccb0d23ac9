import { BROWSER_SIGNS } from '#domain/lockdown/sign.ts';
import en from '../messages/en.json';
import id from '../messages/id.json';
import { applyDisplay, displayStore } from '../state/display-store.ts';
import { HandClock } from '../testing/hand-clock.ts';
import { watchAway } from './away.ts';
import { watchBlockedActs } from './blocked-acts.ts';
import { watchClock } from './clock-jump.ts';
import { watchForeignContent } from './foreign-content.ts';
import { watchFullscreen } from './fullscreen.ts';
import { gatherSigns } from './gather.ts';
import type { Lookout, Watch } from './lookout.ts';
import { watchPrinting } from './printing.ts';
import { watchSecondScreen } from './second-screen.ts';
import { type TabChannel, secondTabs } from './second-tab.ts';
import { SignQueue } from './sign-queue.ts';
import { type GatheredSign, watchStore } from './watch-store.ts';

type Told = readonly [kind: string, durationMs: number];

let clock: HandClock;
let told: Told[];
let wallAhead: number;
let isExpected: boolean;
let stops: (() => void)[];
beforeEach(() => {
  clock = new HandClock();
  told = [];
  wallAhead = 0;
  isExpected = false;
  stops = [];
  setPage({ focus: true, visible: true });
});
afterEach(() => {
  for (const stop of stops) stop();
  document.body.innerHTML = '';
});

function begin(watch: Watch): () => void {
  const lookout: Lookout = {
    page: window,
    now: clock.now,
    wall: () => clock.now() + wallAhead,
    later: clock.later,
    isExpected: () => isExpected,
    tell: (kind, _, durationMs) => told.push([kind, durationMs]),
  };
  const stop = watch(lookout);
  stops.push(stop);
  return stop;
}

function setPage({ focus, visible }: { focus: boolean; visible: boolean }): void {
  jest.spyOn(document, 'hasFocus').mockReturnValue(focus);
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden');
  window.dispatchEvent(new Event(focus ? 'focus' : 'blur'));
  document.dispatchEvent(new Event('visibilitychange'));
}

function place(html: string): Element {
  document.body.innerHTML = `<div id="sitting">${html}</div>`;
  return document.querySelector('[data-here]')!;
}

describe('a window that somebody turns away from', () => {
  function away(ms: number, how = { focus: false, visible: true }): void {
    setPage(how);
    clock.advance(ms);
    setPage({ focus: true, visible: true });
  }

  it('is told of from a second and a half on', () => {
    begin(watchAway);
    away(1_499);
    expect(told).toEqual([]);
    away(1_500);
    expect(told).toEqual([['focus-lost', 1_500]]);
  });

  it('and which cannot be seen for part of the time, is told of once, as not to be seen', () => {
    begin(watchAway);
    setPage({ focus: false, visible: true });
    clock.advance(2_000);
    away(3_000, { focus: false, visible: false });
    expect(told).toEqual([['page-hidden', 5_000]]);
  });

  it('for long is told of while it lasts, less and less often', () => {
    begin(watchAway);
    setPage({ focus: false, visible: true });
    clock.advance(60_000);
    expect(told).toEqual([['focus-lost', 60_000]]);
    clock.advance(120_000);
    clock.advance(5_000);
    setPage({ focus: true, visible: true });
    expect(told.map(([, ms]) => ms)).toEqual([60_000, 120_000, 5_000]);
  });

  it('because of one of our own controls is nobody’s business', () => {
    begin(watchAway);
    isExpected = true;
    away(4_000);
    expect(told).toEqual([]);
  });

  it('when the watching ends is told of then, and never after', () => {
    const stop = begin(watchAway);
    setPage({ focus: false, visible: true });
    clock.advance(4_000);
    stop();
    setPage({ focus: true, visible: true });
    away(4_000);
    expect(told).toEqual([['focus-lost', 4_000]]);
  });

  it('has not been left by a field that loses the focus to another', () => {
    place('<input data-here>');
    begin(watchAway);
    jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    document.querySelector('input')!.dispatchEvent(new FocusEvent('blur'));
    clock.advance(9_000);
    expect(told).toEqual([]);
  });
});

describe('the whole screen', () => {
  function setFullscreen(isIn: boolean): void {
    Object.defineProperty(document, 'fullscreenElement', { configurable: true, value: isIn ? document.body : null });
    document.dispatchEvent(new Event('fullscreenchange'));
  }
  beforeEach(() => setFullscreen(false));

  it('is left only by who was on it', () => {
    begin(watchFullscreen);
    clock.advance(90_000);
    expect([told, watchStore.getState().isOutOfFullscreen]).toEqual([[], false]);
  });

  it('left and entered again is told with the time between, and the way back stands meanwhile', () => {
    begin(watchFullscreen);
    setFullscreen(true);
    setFullscreen(false);
    expect(watchStore.getState().isOutOfFullscreen).toBe(true);
    clock.advance(7_000);
    setFullscreen(true);
    expect([told, watchStore.getState().isOutOfFullscreen]).toEqual([[['fullscreen-left', 7_000]], false]);
  });

  it('left for good is told of once', () => {
    begin(watchFullscreen);
    setFullscreen(true);
    setFullscreen(false);
    clock.advance(600_000);
    expect(told).toEqual([['fullscreen-left', 60_000]]);
  });

  it('left by the key that closes a dialog of ours is not told', () => {
    begin(watchFullscreen);
    setFullscreen(true);
    document.body.innerHTML = '<dialog open></dialog>';
    setFullscreen(false);
    clock.advance(90_000);
    expect(told).toEqual([]);
  });
});

describe('copying, pasting, the menu and dragging', () => {
  const acts = [
    ['copy', 'copy'],
    ['cut', 'cut'],
    ['paste', 'paste'],
    ['contextmenu', 'context-menu'],
    ['dragstart', 'drag'],
  ] as const;

  function does(target: Element, type: string): boolean {
    return !target.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
  }

  it.each(acts)('%s beside a field is kept from happening, and told', (type, kind) => {
    const target = place('<p data-here>soal</p>');
    begin(watchBlockedActs);
    expect(does(target, type)).toBe(true);
    expect(told).toEqual([[kind, 0]]);
  });

  it.each(acts)('%s in a field is the person’s own', (type) => {
    begin(watchBlockedActs);
    for (const html of ['<input data-here>', '<textarea data-here></textarea>', '<p contenteditable data-here>x</p>']) {
      expect(does(place(html), type)).toBe(false);
    }
    expect(told).toEqual([]);
  });

  it('what an item lets be dragged may be dragged; a choice is no field', () => {
    begin(watchBlockedActs);
    expect(does(place('<li draggable="true" data-here>a</li>'), 'dragstart')).toBe(false);
    expect(does(place('<input type="radio" data-here>'), 'contextmenu')).toBe(true);
  });

  it('a dropped file does not take the place of the exam', () => {
    const target = place('<p data-here>soal</p>');
    begin(watchBlockedActs);
    expect(does(target, 'drop')).toBe(true);
  });
});

describe('printing', () => {
  function press(more: KeyboardEventInit): boolean {
    return !window.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', cancelable: true, ...more }));
  }

  it('by its keys is kept from happening; the letter alone is not', () => {
    begin(watchPrinting);
    expect([
      press({ ctrlKey: true }),
      press({ metaKey: true }),
      press({}),
      press({ ctrlKey: true, altKey: true }),
    ]).toEqual([true, true, false, false]);
    expect(told).toEqual([
      ['print', 0],
      ['print', 0],
    ]);
  });

  it('from the menu prints a blank page while somebody is watched, and no longer', () => {
    const stop = begin(watchPrinting);
    window.dispatchEvent(new Event('beforeprint'));
    expect(told).toEqual([['print', 0]]);
    expect(document.documentElement.hasAttribute('data-watched')).toBe(true);
    stop();
    expect(document.documentElement.hasAttribute('data-watched')).toBe(false);
  });
});

describe('a second page of the exam', () => {
  /** Channels as a browser has them: everybody hears everybody else. */
  function browser(): () => TabChannel {
    const open: { hear: (event: { data: unknown }) => void; own: TabChannel }[] = [];
    return () => {
      const own: TabChannel = {
        postMessage: (data) => {
          for (const each of [...open]) if (each.own !== own) each.hear({ data });
        },
        addEventListener: (_, hear) => open.push({ hear, own }),
      };
      return own;
    };
  }

  it('that is opened beside is told by the one that works', () => {
    const newPage = browser();
    begin(secondTabs(newPage()));
    expect(told).toEqual([]);
    secondTabs(newPage());
    expect(told).toEqual([['second-tab', 0]]);
  });

  it('that stands there already is told when the work begins', () => {
    const newPage = browser();
    secondTabs(newPage());
    const watch = secondTabs(newPage());
    expect(told).toEqual([]);
    begin(watch);
    expect(told).toEqual([['second-tab', 0]]);
  });

  it('where a browser has no channels is not heard', () => {
    begin(secondTabs(null));
    expect(told).toEqual([]);
  });
});

test('a second screen is told when it is there, and again when it comes back', () => {
  const screen = Object.assign(new EventTarget(), { isExtended: true });
  jest.spyOn(window, 'screen', 'get').mockReturnValue(screen as unknown as Screen);
  begin(watchSecondScreen);
  for (const isExtended of [true, false, true]) {
    screen.isExtended = isExtended;
    screen.dispatchEvent(new Event('change'));
  }
  expect(told).toEqual([
    ['second-screen', 0],
    ['second-screen', 0],
  ]);
});

describe('what did not come from us', () => {
  const settled = (): Promise<void> => Promise.resolve();

  it('is told: an element, a text, an attribute, the script of an extension', async () => {
    place('<p data-here>soal</p>');
    begin(watchForeignContent);
    const script = document.createElement('script');
    script.setAttribute('src', 'chrome-extension://abc/inject.js');
    const helper = document.createElement('answer-helper');
    for (const strange of [helper, script, document.createTextNode('jawabannya B')]) {
      document.body.append(strange);
      await settled();
    }
    document.documentElement.setAttribute('data-gr-ext-installed', '');
    await settled();
    document.documentElement.removeAttribute('data-gr-ext-installed');
    expect(told).toHaveLength(4);
    await settled();
  });

  it('is told when it stands there before', () => {
    place('<p data-here>soal</p>');
    document.body.append(document.createElement('answer-helper'));
    begin(watchForeignContent);
    expect(told).toHaveLength(1);
  });

  it('is not what we do ourselves: items, dialogs, themes, languages and everything else about the display', async () => {
    const item = place('<p data-here>soal</p>');
    applyDisplay(document.documentElement, localStorage);
    begin(watchForeignContent);
    begin(watchPrinting);
    item.innerHTML = '<dialog open><b>yakin?</b></dialog>';
    displayStore.setState({ theme: 'dark', textSize: 1.875, isWide: true, isLinear: true, language: 'en' });
    await settled();
    displayStore.setState({ theme: 'contrast', textSize: 1, isWide: false, isLinear: false, language: 'id' });
    document.head.append(document.createElement('style'), document.createElement('link'));
    document.body.append(document.createElement('dialog'));
    await settled();
    expect(told).toEqual([]);
  });
});

test('a clock that is set is told, one that is corrected is not', () => {
  begin(watchClock);
  wallAhead = 4_000;
  clock.advance(10_000);
  expect(told).toEqual([]);
  wallAhead = -3_600_000;
  clock.advance(30_000);
  expect(told).toEqual([['clock-jump', 3_600_000]]);
});

describe('what is seen again and again', () => {
  let given: GatheredSign[];
  function gatherer() {
    given = [];
    return gatherSigns({ now: clock.now, later: clock.later, openItem: () => 4, give: (sign) => given.push(sign) });
  }

  it('is one sign with a count', () => {
    const { see } = gatherer();
    const first = clock.now();
    for (let press = 0; press < 100; press += 1) {
      see('context-menu', clock.now(), 0);
      clock.advance(200);
    }
    clock.advance(3_000);
    expect(given).toEqual([{ kind: 'context-menu', clientAt: first, durationMs: 0, count: 100, pos: 4 }]);
  });

  it('without an end is told every minute', () => {
    const { see } = gatherer();
    for (let press = 0; press < 125; press += 1) {
      see('copy', clock.now(), 0);
      clock.advance(1_000);
    }
    clock.advance(3_000);
    expect(given.map(({ count }) => count)).toEqual([60, 60, 5]);
  });

  it('does not become a notice because there is much of it', () => {
    const { see } = gatherer();
    see('page-hidden', clock.now(), 2_000);
    see('page-hidden', clock.now(), 2_500);
    see('page-hidden', clock.now(), 9_000);
    see('copy', clock.now(), 0);
    clock.advance(3_000);
    expect(given.map(({ kind, durationMs, count }) => [kind, durationMs, count])).toEqual([
      ['page-hidden', 2_500, 2],
      ['page-hidden', 9_000, 1],
      ['copy', 0, 1],
    ]);
  });

  it('is given away at once when the page goes', () => {
    const { flush, see } = gatherer();
    see('copy', clock.now(), 0);
    flush();
    clock.advance(60_000);
    expect(given).toHaveLength(1);
  });
});

describe('the queue', () => {
  const sign: GatheredSign = { kind: 'copy', clientAt: 1, durationMs: 0, count: 1, pos: null };
  const queued = (attempt: string, epoch = 1, clientAt = 1) => ({ attempt, epoch, sign: { ...sign, clientAt } });
  beforeEach(() => sessionStorage.clear());

  it('outlasts a reload, has an end, and forgets what was taken', () => {
    const queue = new SignQueue(sessionStorage);
    for (let n = 0; n < 130; n += 1) queue.put(queued('a', 1, n));
    const after = new SignQueue(sessionStorage);
    const first = after.first('a', 10);
    expect(first.map((each) => each.sign.clientAt)).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
    after.remove(first);
    expect(new SignQueue(sessionStorage).first('a', 1)[0]?.sign.clientAt).toBe(40);
  });

  it('gives one sign-in of one person at a time', () => {
    const queue = new SignQueue(sessionStorage);
    for (const each of [queued('a', 1), queued('b', 7), queued('a', 1, 2), queued('a', 2)]) queue.put(each);
    expect(queue.first('a', 10)).toEqual([queued('a', 1), queued('a', 1, 2)]);
    expect(queue.first('c', 10)).toEqual([]);
  });

  it('works in memory where the storage does not', () => {
    sessionStorage.setItem('terang-signs', '{oops');
    const full = {
      getItem: () => sessionStorage.getItem('terang-signs'),
      removeItem: () => undefined,
      setItem: () => {
        throw new Error('full');
      },
    };
    const queue = new SignQueue(full);
    queue.put(queued('a'));
    expect(queue.first('a', 10)).toEqual([queued('a')]);
  });
});

test('every kind has a sentence in both languages, and none of them threatens', () => {
  for (const { sign } of [id, en]) {
    for (const kind of BROWSER_SIGNS) expect((sign as Record<string, string>)[kind]).toMatch(/\.$/);
  }
  expect(id.sign.recorded).toMatch('tidak membatalkan');
  expect(en.sign.recorded).toMatch('does not void');
});
