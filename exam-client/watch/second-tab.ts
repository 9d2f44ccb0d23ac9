import type { Watch } from './lookout.ts';

/** As much of a BroadcastChannel as is needed here. */
export interface TabChannel {
  postMessage(word: string): void;
  addEventListener(event: 'message', hear: (event: { readonly data: unknown }) => void): void;
}

const HELLO = 'hello';
const HERE = 'here';

/**
 * Other pages of the exam in the same browser. Every page says hello when it is loaded and answers, from then on, whoever says
 * it. Another browser, another profile or a private window is not heard here: the engine sees a second connection.
 */
export function secondTabs(channel: TabChannel | null): Watch {
  let isWatching: (() => void) | null = null;
  if (channel !== null) {
    channel.addEventListener('message', ({ data }) => {
      if (data !== HELLO && data !== HERE) return;
      if (data === HELLO) channel.postMessage(HERE);
      isWatching?.();
    });
    channel.postMessage(HELLO);
  }
  return ({ now, tell }) => {
    isWatching = () => tell('second-tab', Math.round(now()), 0);
    channel?.postMessage(HELLO);
    return () => {
      isWatching = null;
    };
  };
}
