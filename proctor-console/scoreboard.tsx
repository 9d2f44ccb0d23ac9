import './appearance/fonts.css';
import '../engine/identity/tokens.css';
import '../engine/identity/terang.css';
import './appearance/console.css';
import './scoreboard/scoreboard.css';
import './scoreboard/projector.css';
import './scoreboard/narrow-board.css';
import { createRoot } from 'react-dom/client';
import { startTheme } from './appearance/theme.ts';
import { openBoardLine } from './connection/scoreboard-socket.ts';
import { SecondHandProvider } from './figures/second-hand.tsx';
import { SpeechProvider } from './messages/speech-provider.tsx';
import { askedLanguage, startSpeech } from './messages/speech.ts';
import { BoardPage } from './scoreboard/board-page.tsx';
import { type BoardWishes, readWishes, withWishes } from './scoreboard/board-wishes.ts';
import { stayAwake } from './scoreboard/stay-awake.ts';
import { createStandingsStore } from './state/standings-store.ts';

/** An engine that was brought up to date speaks to new pages only; who hangs on a wall reloads by itself, without haste. */
const RELOAD_AFTER = 15_000;

const readClock = () => Date.now();
const wishes = readWishes(window.location.search);
const store = createStandingsStore(wishes.session);

function keepInAddress(next: BoardWishes): void {
  window.history.replaceState(null, '', withWishes(window.location.href, next));
  stayAwake(next.look !== 'page');
}

startTheme();
stayAwake(wishes.look !== 'page');
openBoardLine({ store, readClock });
store.subscribe(({ refused }, before) => {
  if (refused === 'outdated-client' && before.refused !== refused) {
    setTimeout(() => window.location.reload(), RELOAD_AFTER);
  }
});
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <SpeechProvider i18n={startSpeech(askedLanguage(window.location.search))}>
      <SecondHandProvider readClock={readClock}>
        <BoardPage store={store} startsWith={wishes} onWish={keepInAddress} />
      </SecondHandProvider>
    </SpeechProvider>,
  );
}
