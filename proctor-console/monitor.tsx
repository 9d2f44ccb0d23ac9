import './appearance/fonts.css';
import '../engine/identity/tokens.css';
import '../engine/identity/terang.css';
import './appearance/console.css';
import './monitor/monitor.css';
import './monitor/room-table.css';
import { createRoot } from 'react-dom/client';
import { startTheme } from './appearance/theme.ts';
import { openStaffLine } from './connection/proctor-socket.ts';
import { staffDesk } from './connection/staff-desk.ts';
import { workstationDesk } from './connection/workstation-desk.ts';
import { SecondHandProvider } from './figures/second-hand.tsx';
import { speakOfFields } from './messages/own-words.ts';
import { SpeechProvider } from './messages/speech-provider.tsx';
import { keptLanguage, startSpeech } from './messages/speech.ts';
import { Console, type OpenLine } from './monitor/console.tsx';

const readClock = () => Date.now();
const openLine: OpenLine = (store, onRefused) => openStaffLine({ store, readClock, onRefused });

startTheme();
const speech = startSpeech(keptLanguage());
speakOfFields(speech);
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <SpeechProvider i18n={speech}>
      <SecondHandProvider readClock={readClock}>
        <Console desk={staffDesk} workstations={workstationDesk} openLine={openLine} />
      </SecondHandProvider>
    </SpeechProvider>,
  );
}
