import { type BrowserSign, type Watch, listen } from './lookout.ts';

const ACTS: Readonly<Record<string, BrowserSign>> = {
  copy: 'copy',
  cut: 'cut',
  paste: 'paste',
  contextmenu: 'context-menu',
  dragstart: 'drag',
};

/** Where a person types, the clipboard and its menu are theirs; what an item itself lets be dragged is meant to be. */
const OWN = 'input:not([type="radio"], [type="checkbox"]), textarea, [contenteditable], [draggable="true"]';

function isOwn({ target }: Event): boolean {
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : null;
  return element !== null && element.closest(OWN) !== null;
}

/** Copying, pasting, the menu and dragging: kept from happening around the items. A camera copies all the same. */
export const watchBlockedActs: Watch = ({ page, now, tell }) => {
  const stopActs = listen(page.document, Object.keys(ACTS), (event) => {
    const kind = ACTS[event.type];
    if (kind === undefined || isOwn(event)) return;
    event.preventDefault();
    tell(kind, Math.round(now()), 0);
  });
  // A file or an address that is dropped would take the place of the exam.
  const stopDrops = listen(page.document, ['dragover', 'drop'], (event) => {
    if (!isOwn(event)) event.preventDefault();
  });
  return () => {
    stopActs();
    stopDrops();
  };
};
