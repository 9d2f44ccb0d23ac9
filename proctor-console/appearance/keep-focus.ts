import { useEffect } from 'react';

/** Parts of a page that somebody without a mouse can go on from. */
const PARTS = 'form, fieldset, li, section, aside, nav, header, main, dialog';

/**
 * While it is used, the focus is never left with nobody: what had it may be gone with the act that it did, or with what a colleague
 * did elsewhere. Then the nearest part of the page that is still there has it, so that the next Tab goes on from there. A press of a
 * pointer anywhere lets go of it.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let way: readonly HTMLElement[] = [];
    const note = ({ target }: FocusEvent): void => {
      way = target instanceof HTMLElement ? [target, ...partsAround(target)] : [];
    };
    const forget = (): void => {
      way = [];
    };
    const mend = (): void => {
      const [last] = way;
      if (last === undefined || document.activeElement !== document.body) return;
      // What only waits for an answer takes no focus until it has come.
      if (last.isConnected) return last.focus({ preventScroll: true });
      const near = way.find(({ isConnected }) => isConnected);
      const part = document.querySelector<HTMLElement>('dialog[open]') ?? near;
      takeFocus(part ?? document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main'));
    };
    const seen = new MutationObserver(mend);
    seen.observe(document.body, { attributeFilter: ['disabled'], childList: true, subtree: true });
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', forget, true);
    return () => {
      seen.disconnect();
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', forget, true);
    };
  }, []);
}

function partsAround(element: HTMLElement): HTMLElement[] {
  const part = element.parentElement?.closest<HTMLElement>(PARTS) ?? null;
  return part === null ? [] : [part, ...partsAround(part)];
}

/** For as long as it has it: a part of a page is no stop of its own. */
function takeFocus(part: HTMLElement | null): void {
  if (part === null) return;
  if (!part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
  }
  part.focus({ preventScroll: true });
}
