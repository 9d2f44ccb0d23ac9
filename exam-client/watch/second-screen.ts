import { type Watch, listen } from './lookout.ts';

/** Only where the browser tells (Chromium, over https) and only where the desktop is extended: a mirror or a splitter is not seen. */
export const watchSecondScreen: Watch = ({ page, now, tell }) => {
  const screen = page.screen as Screen & Partial<EventTarget> & { readonly isExtended?: boolean };
  let wasExtended = false;
  const look = (): void => {
    const isExtended = screen.isExtended === true;
    if (isExtended && !wasExtended) tell('second-screen', Math.round(now()), 0);
    wasExtended = isExtended;
  };
  look();
  return screen.addEventListener === undefined ? () => undefined : listen(screen as EventTarget, ['change'], look);
};
