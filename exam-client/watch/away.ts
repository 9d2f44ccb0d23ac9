import { type Watch, listen } from './lookout.ts';

/** A window that loses the keyboard for less is nobody's business: a notification, a slip of the hand. */
const SHORTEST_MS = 1_500;
/** A long absence is told while it lasts, after this long and then each time after twice as long. */
const FIRST_WORD_MS = 60_000;

/**
 * The exam's window without the keyboard, or not to be seen. Both are one stretch, told once and as what it was at its worst.
 * A window that stays in sight behind another one is only without the keyboard; what lies over it without taking the keyboard
 * cannot be seen from here.
 */
export const watchAway: Watch = ({ page, now, later, isExpected, tell }) => {
  let since: number | null = null;
  let wasHidden = false;
  let nextWord = FIRST_WORD_MS;
  let cancelWord: (() => void) | null = null;
  const isHidden = (): boolean => page.document.visibilityState === 'hidden';
  const isAway = (): boolean => isHidden() || !page.document.hasFocus();

  function say(until: number): void {
    if (since === null || until - since < SHORTEST_MS) return;
    tell(wasHidden ? 'page-hidden' : 'focus-lost', Math.round(since), Math.round(until - since));
  }

  function goOn(): void {
    const at = now();
    say(at);
    since = at;
    nextWord *= 2;
    cancelWord = later(nextWord, goOn);
  }

  function look(): void {
    const away = isAway();
    if (away && isHidden()) wasHidden = true;
    if (away === (since !== null)) return;
    if (away) {
      if (isExpected()) return;
      since = now();
      nextWord = FIRST_WORD_MS;
      cancelWord = later(nextWord, goOn);
      return;
    }
    end();
  }

  function end(): void {
    say(now());
    cancelWord?.();
    cancelWord = null;
    since = null;
    wasHidden = false;
  }

  const stopWindow = listen(page, ['blur', 'focus'], (event) => {
    if (event.target === page) look();
  });
  const stopPage = listen(page.document, ['visibilitychange'], look);
  look();
  return () => {
    stopWindow();
    stopPage();
    end();
  };
};
