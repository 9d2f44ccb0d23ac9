import { type TFunction, createInstance, type i18n } from 'i18next';
import { createContext, useContext } from 'react';
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
  void speech.init({
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

/** Options by which the catalogue chooses among sentences; all others are merely put into one. */
const CHOOSING = ['count', 'context', 'ordinal', 'defaultValue'];
const PLACE = /\{\{(\w+)\}\}/g;

/**
 * Each sentence is looked up once and filled in here: a table of two thousand asks for the same few again and again, and the
 * catalogue's own way costs more than the row that it is for.
 */
function rememberingT(i18n: i18n, language: Language): TFunction {
  const look = i18n.getFixedT(language);
  const known = new Map<string, string>();
  const templateOf = (key: string): string => {
    let template = known.get(key);
    if (template === undefined) {
      template = look(key, { skipInterpolation: true });
      known.set(key, template);
    }
    return template;
  };
  const say = (key: string | string[], options: Readonly<Record<string, unknown>> = {}): string => {
    if (typeof key !== 'string' || CHOOSING.some((each) => each in options)) return look(key, options);
    return templateOf(key).replace(PLACE, (_, name: string) => String(options[name] ?? ''));
  };
  return say as TFunction;
}

/** Everything a screen needs to say something: sentences, figures and times in the language of the reader. */
export function speechIn(i18n: i18n, language: Language) {
  const t = rememberingT(i18n, language);
  return {
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
  };
}

export const SpeechContext = createContext<Speech | null>(null);

/** One speech for all parts of a page: a hook with effects of its own in each cell of a table costs more than the cell. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('something that speaks stands outside of the page');
  return speech;
}

export type Speech = ReturnType<typeof speechIn>;
