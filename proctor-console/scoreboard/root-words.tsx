import { rootWords } from '#domain/ledger/root-words.ts';
import { useSpeech } from '../messages/speech.ts';

/** The root as eight words, for who compares two screens by ear or from memory. */
export function RootWords({ root }: { root: string }) {
  const { t, language } = useSpeech();
  return (
    <ol className="words" aria-label={t('board.words')} title={root}>
      {rootWords(root, language).map((word, place) => (
        <li key={place}>
          <small aria-hidden="true">{place + 1}</small>
          {word}
        </li>
      ))}
    </ol>
  );
}
