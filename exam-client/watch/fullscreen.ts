import { type Watch, listen } from './lookout.ts';
import { watchStore } from './watch-store.ts';

/** Who stays out has been told of by then, and is told of no more until they have gone back in. */
const LONGEST_MS = 60_000;

/**
 * The whole screen, left and entered again. Who was never on it has not left it, and the browser's own (F11) is not seen from
 * here. A dialog of ours takes the same key, so what happens while one is open is not told.
 */
export const watchFullscreen: Watch = ({ page, now, later, tell }) => {
  const isIn = (): boolean => page.document.fullscreenElement !== null;
  let wasIn = isIn();
  let leftAt: number | null = null;
  let cancel: (() => void) | null = null;

  function say(): void {
    cancel?.();
    cancel = null;
    if (leftAt !== null) tell('fullscreen-left', Math.round(leftAt), Math.round(now() - leftAt));
    leftAt = null;
  }

  function look(): void {
    if (isIn() === wasIn) return;
    wasIn = isIn();
    watchStore.setState({ isOutOfFullscreen: !wasIn });
    if (wasIn) return say();
    if (page.document.querySelector('dialog[open]') !== null) return;
    leftAt = now();
    cancel = later(LONGEST_MS, say);
  }

  const stop = listen(page.document, ['fullscreenchange'], look);
  return () => {
    stop();
    say();
    watchStore.setState({ isOutOfFullscreen: false });
  };
};
