import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { useRoom } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

/** What is wrong between this page and the engine, if anything is. */
export function LineNotice() {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  const connection = useRoom((state) => state.connection);
  const refused = useRoom((state) => state.refused);
  return (
    <div role="status" className="line-notice">
      {connection === 'lost' && (
        <div className="notice s-unsaved">
          <Icon name="offline" />
          <p>{t('line.lost')}</p>
        </div>
      )}
      {refused !== null && (
        <div className="notice s-alarm">
          <Icon name="alarm" />
          <p>{say({ word: refused })}</p>
          {refused === 'outdated-client' && (
            <button type="button" className="btn sm" onClick={() => window.location.reload()}>
              {t('line.reload')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
