import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';

interface ConfirmParts {
  readonly title: string;
  readonly goes: string;
  readonly isGrave?: boolean;
  readonly asksReason?: boolean;
  readonly children: ReactNode;
  readonly onCancel: () => void;
  /** Resolves to a sentence when it was refused, to nothing when it is done. */
  readonly onConfirm: (reason: string) => Promise<string>;
}

export const LEAST_REASON = 3;
export const MOST_REASON = 300;

export function ConfirmDialog({
  title,
  goes,
  isGrave = false,
  asksReason = false,
  children,
  onCancel,
  onConfirm,
}: ConfirmParts) {
  const { t } = useSpeech();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const lacksReason = asksReason && reason.trim().length < LEAST_REASON;

  useEffect(() => {
    // A true modal makes the page behind it inert; an old browser at least shows it.
    if (typeof dialog.current?.showModal === 'function') dialog.current.showModal();
    else dialog.current?.setAttribute('open', '');
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await onConfirm(reason.trim());
    setBusy(false);
    setSaid(refused);
  };

  return (
    <dialog ref={dialog} className="ask" aria-labelledby={id} onClose={onCancel} onCancel={onCancel}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        <div className="ask-text">{children}</div>
        {asksReason && (
          <label className="entry">
            <span className="label">{t('reason.note')}</span>
            <input
              required
              minLength={LEAST_REASON}
              maxLength={MOST_REASON}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        <p className="said" role="alert">
          {said !== '' && (
            <>
              <Icon name="alarm" />
              {said}
            </>
          )}
        </p>
        <div className="ask-go">
          <button type="button" className="btn" onClick={onCancel}>
            {t('act.cancel')}
          </button>
          <button className={isGrave ? 'btn grave' : 'btn primary'} disabled={isBusy || lacksReason}>
            {goes}
          </button>
        </div>
      </form>
    </dialog>
  );
}
