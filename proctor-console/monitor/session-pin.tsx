import { useState } from 'react';
import { useSpeech } from '../messages/speech.ts';
import { useConsole, useMay } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

/** Asked for at every press and forgotten at the next, so that it never lies about in the page. */
export function SessionPin({ sessionId }: { sessionId: string }) {
  const { t } = useSpeech();
  const { desk } = useConsole();
  const mayAct = useMay('session-pin');
  const say = useRefusalSentence();
  const [pin, setPin] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  if (!mayAct) return null;

  const press = async () => {
    setSaid('');
    if (pin !== null) return setPin(null);
    const reply = await desk.pin(sessionId);
    if (reply.ok) setPin(reply.pin);
    else setSaid(say(reply.refusal));
  };

  return (
    <div className="pin">
      <span className="label">{t('pin.title')}</span>
      <output className="mono" aria-live="polite">
        {pin ?? '••••••'}
      </output>
      <button
        type="button"
        className="btn sm"
        onClick={press}
        aria-label={t(pin === null ? 'pin.showLong' : 'pin.hideLong')}
      >
        {t(pin === null ? 'pin.show' : 'pin.hide')}
      </button>
      {said !== '' && (
        <p className="said" role="alert">
          {said}
        </p>
      )}
    </div>
  );
}
