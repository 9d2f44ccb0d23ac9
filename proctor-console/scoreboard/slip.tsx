import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';

interface SlipParts {
  readonly kind: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Lies over the board until it is closed, by its button or by Escape. */
export function Slip({ kind, title, onClose, children }: SlipParts) {
  const { t } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (typeof dialog.current?.showModal === 'function') dialog.current.showModal();
    else dialog.current?.setAttribute('open', '');
  }, []);
  return (
    <dialog ref={dialog} className={`ask ${kind}`} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
      <button type="button" className="btn" onClick={onClose}>
        <Icon name="cross" />
        {t('board.close')}
      </button>
    </dialog>
  );
}
