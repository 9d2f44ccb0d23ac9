import type { i18n } from 'i18next';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { SpeechContext, speechIn } from './speech.ts';

/** Lets everything in it speak, and say it anew when the reader chooses the other language. */
export function SpeechProvider({ i18n, children }: { i18n: i18n; children: ReactNode }) {
  const language = useSyncExternalStore(
    (tell) => {
      i18n.on('languageChanged', tell);
      return () => i18n.off('languageChanged', tell);
    },
    () => i18n.language,
  );
  const speech = useMemo(() => speechIn(i18n, language === 'en' ? 'en' : 'id'), [i18n, language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}
