import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useSpeech } from '../messages/speech.ts';
import { Icon } from './icon.tsx';
import { Modal } from './modal.tsx';

interface AskParts {
  readonly title: string;
  readonly goes: string;
  readonly isGrave?: boolean;
  /** Whether all that is asked for has been given. */
  readonly isReady: boolean;
  readonly children: ReactNode;
  readonly onCancel: () => void;
  /** Resolves to a sentence when it was refused, to nothing when it is done. */
  readonly onConfirm: () => Promise<string>;
}

/** A question before an act: what will be, what is to be said about it, and the way back. */
export function AskDialog({ title, goes, isGrave = false, isReady, children, onCancel, onConfirm }: AskParts) {
  const { t } = useSpeech();
  const id = useId();
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await onConfirm();
    setBusy(false);
    setSaid(refused);
  };
  return (
    <Modal className="ask" labelledBy={id} onLeave={onCancel}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id={id}>{title}</h2>
        {children}
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
          <button className={isGrave ? 'btn grave' : 'btn primary'} disabled={isBusy || !isReady}>
            {goes}
          </button>
        </div>
      </form>
    </Modal>
  );
}
