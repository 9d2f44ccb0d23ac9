import { sayProblem } from '#domain/sentences/say.ts';
import { Icon } from '../appearance/icon.tsx';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useRefusalSentence } from '../monitor/refusal-sentence.ts';

interface RefusedParts {
  readonly refusal: DeskRefusal['refusal'] | null;
  readonly again?: () => void;
  /** Said instead of the word's own sentence where a list of what is wrong follows. */
  readonly heading?: string;
}

/** Why not, aloud; with what exactly the engine could not read, where it says so. */
export function Refused({ refusal, again, heading }: RefusedParts) {
  const { t, language } = useSpeech();
  const say = useRefusalSentence();
  return (
    <div className="refused" role="alert">
      {refusal !== null && (
        <>
          <p className="said">
            <Icon name="alarm" />
            {heading !== undefined && refusal.problems !== undefined ? heading : say(refusal)}
          </p>
          {refusal.word === 'malformed' && refusal.detail !== undefined && (
            <p className="detail">{t('bank.detail', { detail: refusal.detail })}</p>
          )}
          {refusal.problems !== undefined && (
            <ul className="detail">
              {refusal.problems.map((problem, place) => (
                <li key={place}>{sayProblem(problem, language)}</li>
              ))}
            </ul>
          )}
          {again !== undefined && (
            <button type="button" className="btn sm" onClick={again}>
              {t('bank.again')}
            </button>
          )}
        </>
      )}
    </div>
  );
}
