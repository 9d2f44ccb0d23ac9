import { createStore } from 'zustand/vanilla';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const TEXT_SIZES = [1, 1.25, 1.5, 1.875] as const;
const LEADINGS = { close: 1.6, wide: 1.9 } as const;

/** How the person wants the page to look and sound. Nothing of the exam is in it. */
export interface Display {
  readonly theme: Theme;
  /** In rem. */
  readonly textSize: number;
  readonly isWide: boolean;
  readonly isTimeHidden: boolean;
  readonly hasShortcuts: boolean;
  readonly language: 'id' | 'en';
}

const KEPT_AS = 'terang-display';

export const displayStore = createStore<Display>()(() => plainDisplay());

function preferredTheme(): Theme {
  const prefers = (query: string): boolean => globalThis.matchMedia?.(query).matches ?? false;
  if (prefers('(prefers-contrast: more)')) return 'contrast';
  return prefers('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

function plainDisplay(): Display {
  return {
    theme: preferredTheme(),
    textSize: 1.25,
    isWide: false,
    isTimeHidden: false,
    hasShortcuts: true,
    language: 'id',
  };
}

/** Keeps the choices over a reload and writes them on the page. */
export function applyDisplay(page: HTMLElement, storage: Storage): void {
  try {
    displayStore.setState(JSON.parse(storage.getItem(KEPT_AS) ?? '{}') as Partial<Display>);
  } catch {
    storage.removeItem(KEPT_AS);
  }
  const write = (display: Display): void => {
    if (display.theme === 'light') delete page.dataset['theme'];
    else page.dataset['theme'] = display.theme;
    page.lang = display.language;
    page.style.setProperty('--item-size', `${display.textSize}rem`);
    page.style.setProperty('--item-leading', String(display.isWide ? LEADINGS.wide : LEADINGS.close));
  };
  write(displayStore.getState());
  displayStore.subscribe((display) => {
    write(display);
    storage.setItem(KEPT_AS, JSON.stringify(display));
  });
}

/** The next person at this computer starts from the beginning. */
export function forgetPerson(): void {
  displayStore.setState(plainDisplay());
  sessionStorage.clear();
}
