import type { ReactNode } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { Modal } from '../appearance/modal.tsx';
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
  return (
    <Modal className={`ask ${kind}`} label={title} onLeave={onClose}>
      <h2>{title}</h2>
      {children}
      <button type="button" className="btn" onClick={onClose}>
        <Icon name="cross" />
        {t('board.close')}
      </button>
    </Modal>
  );
}
