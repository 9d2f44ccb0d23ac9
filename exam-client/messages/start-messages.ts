import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { displayStore } from '../state/display-store.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

/** Both languages travel with the page: switching needs no network. */
export function startMessages(): void {
  void i18next.use(initReactI18next).init({
    resources: { id: { translation: id }, en: { translation: en } },
    lng: displayStore.getState().language,
    fallbackLng: 'id',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  displayStore.subscribe(({ language }) => {
    if (language !== i18next.language) void i18next.changeLanguage(language);
  });
}
