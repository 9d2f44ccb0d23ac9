import './appearance/fonts.css';
import '../engine/identity/tokens.css';
import '../engine/identity/terang.css';
import './appearance/console.css';
import './scoreboard/scoreboard.css';
import './scoreboard/narrow-board.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startTheme } from './appearance/theme.ts';
import { openBoardLine } from './connection/scoreboard-socket.ts';
import { SecondHandProvider } from './figures/second-hand.tsx';
import { keptLanguage, startSpeech } from './messages/speech.ts';
import { BoardPage } from './scoreboard/board-page.tsx';
import { createStandingsStore } from './state/standings-store.ts';

const readClock = () => Date.now();
const asked = new URLSearchParams(window.location.search);
const store = createStandingsStore(asked.get('session'));

function keepInAddress(isProjector: boolean): void {
  const address = new URL(window.location.href);
  if (isProjector) address.searchParams.set('projector', '1');
  else address.searchParams.delete('projector');
  window.history.replaceState(null, '', address);
}

startTheme();
openBoardLine({ store, readClock });
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <I18nextProvider i18n={startSpeech(keptLanguage())}>
      <SecondHandProvider readClock={readClock}>
        <BoardPage store={store} startsAsProjector={asked.get('projector') === '1'} onProjector={keepInAddress} />
      </SecondHandProvider>
    </I18nextProvider>,
  );
}
