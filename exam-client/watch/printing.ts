import { type Watch, listen } from './lookout.ts';

/** Printing: the keys are kept from it; from the browser's menu it cannot be, and then watch.css leaves the paper blank. */
export const watchPrinting: Watch = ({ page, now, tell }) => {
  const say = (): void => tell('print', Math.round(now()), 0);
  const stopKeys = listen(page, ['keydown'], (event) => {
    const { altKey, ctrlKey, key, metaKey } = event as KeyboardEvent;
    if (!(ctrlKey || metaKey) || altKey || key.toLowerCase() !== 'p') return;
    event.preventDefault();
    if (!(event as KeyboardEvent).repeat) say();
  });
  const stopPrint = listen(page, ['beforeprint'], say);
  page.document.documentElement.dataset['watched'] = '';
  return () => {
    stopKeys();
    stopPrint();
    delete page.document.documentElement.dataset['watched'];
  };
};
