import { useState } from 'react';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = 'terang-theme';

/** What the person chose, else what the browser asks for. */
export function themeFrom(chosen: string | null, asksFor: (query: string) => boolean): Theme {
  const kept = THEMES.find((theme) => theme === chosen);
  if (kept !== undefined) return kept;
  if (asksFor('(prefers-contrast: more)')) return 'contrast';
  return asksFor('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'light';
}

function wear(theme: Theme): void {
  if (theme === 'light') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Before the first paint, so that a dark room is not lit up by a white flash. */
export function startTheme(): void {
  wear(currentTheme());
}

/** A screen without buttons is told its theme in its address (`theme`). */
function currentTheme(): Theme {
  const asked = new URLSearchParams(window.location.search).get('theme');
  return themeFrom(asked ?? readKept(KEPT_AS), (query) => window.matchMedia?.(query).matches ?? false);
}

export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState(currentTheme);
  const change = () => {
    const next = nextTheme(theme);
    wear(next);
    keep(KEPT_AS, next);
    setTheme(next);
  };
  return [theme, change];
}

/** Browsers may refuse storage altogether; a forgotten choice is better than no page. */
export function readKept(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    window.localStorage.setItem(name, value);
  } catch {
    // the choice holds until the page is closed
  }
}
