import './appearance/fonts.css';
import '../engine/identity/tokens.css';
import '../engine/identity/terang.css';
import './appearance/console.css';
import './portal/portal.css';
import { createRoot } from 'react-dom/client';
import { startTheme } from './appearance/theme.ts';
import { fetchPublicExams } from './connection/public-exams.ts';
import { SpeechProvider } from './messages/speech-provider.tsx';
import { askedLanguage, startSpeech } from './messages/speech.ts';
import { PortalPage } from './portal/portal-page.tsx';

startTheme();
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <SpeechProvider i18n={startSpeech(askedLanguage(window.location.search))}>
      <PortalPage fetchExams={fetchPublicExams} />
    </SpeechProvider>,
  );
}
