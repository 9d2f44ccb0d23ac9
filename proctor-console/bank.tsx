import './appearance/fonts.css';
import '../engine/identity/tokens.css';
import '../engine/identity/terang.css';
import './appearance/console.css';
import './monitor/monitor.css';
import './monitor/room-table.css';
import './bank/bank.css';
import './bank/editor/editor.css';
import { createRoot } from 'react-dom/client';
import { startTheme } from './appearance/theme.ts';
import { BankConsole } from './bank/bank-console.tsx';
import { bankDesk } from './connection/bank-desk.ts';
import { staffDesk } from './connection/staff-desk.ts';
import { speakOfFields } from './messages/own-words.ts';
import { SpeechProvider } from './messages/speech-provider.tsx';
import { keptLanguage, startSpeech } from './messages/speech.ts';

const BETWEEN_LOOKS_MS = 400;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));

startTheme();
const speech = startSpeech(keptLanguage());
speakOfFields(speech);
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <SpeechProvider i18n={speech}>
      <BankConsole staff={staffDesk} desk={bankDesk} pause={pause} />
    </SpeechProvider>,
  );
}
