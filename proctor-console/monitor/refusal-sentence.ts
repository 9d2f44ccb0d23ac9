import { useCallback } from 'react';
import { useSpeech } from '../messages/speech.ts';

interface Said {
  readonly word: string;
  readonly where?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly detail?: string | undefined;
}

/** A refusal's word as a sentence; the catalogues have one for every word that the engine can say. */
export function useRefusalSentence(): (refusal: Said) => string {
  const { t, age } = useSpeech();
  return useCallback(
    ({ detail, word, where, retryAfterMs }) =>
      t(`refusal.${word}`, {
        where: where ?? '',
        fault: word === 'weak-password' ? t(`weak.${where ?? 'short'}`) : '',
        detail: detail ?? '',
        wait: retryAfterMs === undefined ? t('age.soon') : age(Math.max(1000, retryAfterMs)),
        defaultValue: word,
      }),
    [t, age],
  );
}
