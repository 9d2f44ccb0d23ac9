import type { Language } from '../speak.ts';

/** What the browser asks for; Indonesian unless that is English. */
export function firstLanguage(): Language {
  return navigator.language.startsWith('en') ? 'en' : 'id';
}

/** Calls `turn` with the other language whenever the button at the top is pressed. */
export function onLanguage(now: () => Language, turn: (language: Language) => void): void {
  document.getElementById('language')?.addEventListener('click', () => turn(now() === 'id' ? 'en' : 'id'));
}

/** The page's language and title, and the way to the other language. */
export function drawHead(language: Language, say: { readonly title: string; readonly language: string }): void {
  document.documentElement.lang = language;
  document.title = say.title;
  const other = document.getElementById('language');
  other?.replaceChildren(say.language);
  other?.setAttribute('lang', language === 'id' ? 'en' : 'id');
}
