import { createInstance, type i18n } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import {
  type Language,
  hashFigure,
  millisecondsFigure,
  scoreFigure,
  secondsFigure,
  wholeFigure,
} from '../figures/numbers.ts';
import { ageParts, clockFigure, dayFigure, extraFigure, hourFigure, lengthFigure, zoneName } from '../figures/times.ts';
import { keep, readKept } from '../appearance/theme.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

const KEPT_AS = 'terang-language';

export function startSpeech(language: Language): i18n {
  const speech = createInstance();
  void speech.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'id',
    resources: { id: { translation: id }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
  return speech;
}

/** Indonesian unless this person chose English before. */
export function keptLanguage(): Language {
  return readKept(KEPT_AS) === 'en' ? 'en' : 'id';
}

/** A screen without buttons is told its language in its address (`lang`). */
export function askedLanguage(search: string): Language {
  const asked = new URLSearchParams(search).get('lang');
  return asked === 'id' || asked === 'en' ? asked : keptLanguage();
}

/** Everything a screen needs to say something: sentences, figures and times in the language of the reader. */
export function useSpeech() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'id';
  return useMemo(
    () => ({
      t,
      language,
      speak: (next: Language) => {
        keep(KEPT_AS, next);
        document.documentElement.lang = next;
        void i18n.changeLanguage(next);
      },
      words: (words: { readonly id: string; readonly en: string }) => words[language],
      number: (value: number) => wholeFigure(value, language),
      score: (hundredths: number | null) => scoreFigure(hundredths, language),
      seconds: (ms: number) => secondsFigure(ms, language),
      milliseconds: (ms: number | null) => millisecondsFigure(ms, language),
      hash: hashFigure,
      clock: (at: number, zone: string) => clockFigure(at, zone, language),
      clockInZone: (at: number, zone: string) => `${clockFigure(at, zone, language)} ${zoneName(zone)}`,
      hour: (at: number, zone: string) => hourFigure(at, zone, language),
      /** Day and time as the hall's clock shows them. */
      day: (at: number, zone: string) => `${dayFigure(at, zone, language)} ${zoneName(zone)}`,
      length: (ms: number) => lengthFigure(ms, language),
      extra: (ms: number) => extraFigure(ms, language),
      /** One part is enough where many ages stand below one another. */
      shortAge: (ms: number) => {
        const { unit, large } = ageParts(ms);
        return t(`shortAge.${unit}`, { large });
      },
      age: (ms: number) => {
        const { unit, large, small } = ageParts(ms);
        return t(`age.${unit}`, { large, small: String(small).padStart(2, '0') });
      },
    }),
    [t, i18n, language],
  );
}

export type Speech = ReturnType<typeof useSpeech>;
