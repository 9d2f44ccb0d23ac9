import { useCallback, useEffect, useState } from 'react';
import type { SessionSummary } from '#protocol/proctor-down.ts';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole, useMay } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

type Asks = 'show' | 'renew' | null;

/**
 * Shown once, to whoever leads the session, and who that was stands in the ledger; after that there is only another one. It is
 * forgotten by the page at the next press.
 */
export function SessionPin({ session }: { session: SessionSummary }) {
  const { t, clock } = useSpeech();
  const { desk } = useConsole();
  const mayAct = useMay('session-pin') && session.phase !== 'closed';
  const [seen, setSeen] = useState<{ readonly by: string; readonly at: number } | null>(null);
  const [pin, setPin] = useState<string | null>(null);
  const [asks, setAsks] = useState<Asks>(null);
  const look = useCallback(async () => {
    const reply = await desk.pinSeen(session.id);
    if (reply.ok) setSeen(reply.seen);
  }, [desk, session.id]);
  useEffect(() => {
    if (mayAct) void look();
  }, [mayAct, look]);
  if (!mayAct) return null;
  const wish = seen === null ? 'show' : 'renew';
  return (
    <div className="pin">
      <span className="label">{t('pin.title')}</span>
      <output className="mono" aria-live="polite">
        {pin ?? '••••••'}
      </output>
      <button
        type="button"
        className="btn sm"
        onClick={() => (pin === null ? setAsks(wish) : setPin(null))}
        aria-label={t(pin === null ? `pin.${wish}Long` : 'pin.hideLong')}
      >
        {t(pin === null ? `pin.${wish}` : 'pin.hide')}
      </button>
      {seen !== null && <p className="small">{t('pin.seen', { by: seen.by, at: clock(seen.at, session.zone) })}</p>}
      {asks !== null && (
        <PinDialog
          asks={asks}
          sessionId={session.id}
          onDone={(shown) => {
            setAsks(null);
            if (shown !== null) setPin(shown);
            void look();
          }}
        />
      )}
    </div>
  );
}

interface DialogParts {
  readonly asks: NonNullable<Asks>;
  readonly sessionId: string;
  readonly onDone: (pin: string | null) => void;
}

function PinDialog({ asks, sessionId, onDone }: DialogParts) {
  const { t } = useSpeech();
  const { desk } = useConsole();
  const say = useRefusalSentence();
  return (
    <ConfirmDialog
      title={t(`pin.${asks}Long`)}
      goes={t(`pin.${asks}`)}
      asksReason={asks === 'renew'}
      onCancel={() => onDone(null)}
      onConfirm={async (reason) => {
        const reply = asks === 'show' ? await desk.showPin(sessionId) : await desk.renewPin(sessionId, reason);
        if (!reply.ok) return say(reply.refusal);
        onDone(reply.pin);
        return '';
      }}
    >
      <p>{t(`pin.${asks}What`)}</p>
    </ConfirmDialog>
  );
}
