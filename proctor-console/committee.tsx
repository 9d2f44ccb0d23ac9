import './appearance/fonts.css';
import '../engine/identity/tokens.css';
import '../engine/identity/terang.css';
import './appearance/console.css';
import './monitor/monitor.css';
import './monitor/room-table.css';
import './bank/bank.css';
import './committee/committee.css';
import { createRoot } from 'react-dom/client';
import { startTheme } from './appearance/theme.ts';
import { CommitteeConsole } from './committee/committee-console.tsx';
import { sessionDesk } from './connection/session-desk.ts';
import { staffDesk } from './connection/staff-desk.ts';
import { speakOfFields } from './messages/own-words.ts';
import { SpeechProvider } from './messages/speech-provider.tsx';
import { keptLanguage, startSpeech } from './messages/speech.ts';

startTheme();
const speech = startSpeech(keptLanguage());
speakOfFields(speech);
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <SpeechProvider i18n={speech}>
      <CommitteeConsole staff={staffDesk} desk={sessionDesk} />
    </SpeechProvider>,
  );
}
