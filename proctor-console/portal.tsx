import './appearance/fonts.css';
import '../engine/identity/tokens.css';
import '../engine/identity/terang.css';
import './appearance/console.css';
import './portal/portal.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startTheme } from './appearance/theme.ts';
import { fetchPublicExams } from './connection/public-exams.ts';
import { askedLanguage, startSpeech } from './messages/speech.ts';
import { PortalPage } from './portal/portal-page.tsx';

startTheme();
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <I18nextProvider i18n={startSpeech(askedLanguage(window.location.search))}>
      <PortalPage fetchExams={fetchPublicExams} />
    </I18nextProvider>,
  );
}
