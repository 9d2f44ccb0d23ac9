import { createStore } from 'zustand/vanilla';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const TEXT_SIZES = [1, 1.25, 1.5, 1.875, 2.5] as const;
/** In rem: what an accommodation's percents are of. */
export const USUAL_TEXT = 1.25;
/** What WCAG 1.4.12 asks a page to bear. */
const SPACED = { letters: '0.12em', words: '0.16em' } as const;
const LEADINGS = { close: 1.6, wide: 1.9 } as const;

/** How the person wants the page to look and sound. Nothing of the exam is in it. */
export interface Display {
  readonly theme: Theme;
  /** In rem. */
  readonly textSize: number;
  /** Lines further apart. */
  readonly isWide: boolean;
  /** Letters and words further apart. */
  readonly isSpaced: boolean;
  readonly isTimeHidden: boolean;
  /** One column in reading order, with large targets. */
  readonly isLinear: boolean;
  readonly hasShortcuts: boolean;
  readonly language: 'id' | 'en';
  /** Whose accommodations have been put on already: from then on the person's own choices hold. */
  readonly grantedFor: string | null;
}

const KEPT_AS = 'terang-display';

export const displayStore = createStore<Display>()(() => plainDisplay());

function preferredTheme(): Theme {
  const prefers = (query: string): boolean => globalThis.matchMedia?.(query).matches ?? false;
  if (prefers('(prefers-contrast: more)')) return 'contrast';
  return prefers('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

export function plainDisplay(): Display {
  return {
    theme: preferredTheme(),
    textSize: USUAL_TEXT,
    isWide: false,
    isSpaced: false,
    isTimeHidden: false,
    isLinear: false,
    hasShortcuts: true,
    language: 'id',
    grantedFor: null,
  };
}

/** Keeps the choices over a reload and writes them on the page. */
export function applyDisplay(page: HTMLElement, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): void {
  try {
    displayStore.setState(JSON.parse(storage.getItem(KEPT_AS) ?? '{}') as Partial<Display>);
  } catch {
    storage.removeItem(KEPT_AS);
  }
  const write = (display: Display): void => {
    if (display.theme === 'light') delete page.dataset['theme'];
    else page.dataset['theme'] = display.theme;
    if (display.isLinear) page.dataset['layout'] = 'linear';
    else delete page.dataset['layout'];
    page.lang = display.language;
    page.style.setProperty('--item-size', `${display.textSize}rem`);
    page.style.setProperty('--item-tracking', display.isSpaced ? SPACED.letters : '0');
    page.style.setProperty('--item-wordspace', display.isSpaced ? SPACED.words : '0');
    page.style.setProperty('--item-leading', String(display.isWide ? LEADINGS.wide : LEADINGS.close));
  };
  write(displayStore.getState());
  displayStore.subscribe((display) => {
    write(display);
    storage.setItem(KEPT_AS, JSON.stringify(display));
  });
}

/** What belongs to the computer and stays when people come and go. */
const OF_THE_COMPUTER: readonly string[] = ['terang-workstation'];

/** The next person at this computer starts from the beginning, and finds nothing of who was there. */
export function forgetPerson(): void {
  displayStore.setState(plainDisplay());
  sessionStorage.clear();
  for (const key of Object.keys(localStorage)) if (!OF_THE_COMPUTER.includes(key)) localStorage.removeItem(key);
  history.replaceState(null, '', location.pathname);
}
