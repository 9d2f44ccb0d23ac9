import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { SecondHand } from '../figures/second-hand.tsx';
import type { Language } from '../figures/numbers.ts';
import { SpeechProvider } from '../messages/speech-provider.tsx';
import { startSpeech } from '../messages/speech.ts';
import { NOON } from './sample-room.ts';

/** jsdom lays nothing out; the virtual lists need to believe in a window of some height. */
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 720 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1280 });

/** The clock is an argument here too: what is on the screen is looked at at one moment. */
export function putOnScreen(screen: ReactNode, language: Language = 'id', now = NOON) {
  const speech = startSpeech(language);
  const framed = (content: ReactNode, at: number) => (
    <SpeechProvider i18n={speech}>
      <SecondHand value={at}>{content}</SecondHand>
    </SpeechProvider>
  );
  const { rerender } = render(framed(screen, now));
  return { lookAt: (at: number) => rerender(framed(screen, at)) };
}
