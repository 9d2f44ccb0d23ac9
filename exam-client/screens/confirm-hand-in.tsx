import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeLeft } from './clock-face.tsx';
import { timeLeftWords } from './words-of-time.ts';

interface ConfirmHandInProps {
  readonly blank: number;
  /** Answered with parts still open. */
  readonly partly: number;
  readonly flagged: number;
  no(): void;
  yes(): void;
}

/** A native dialog: the browser keeps the focus inside and gives it back. The safe answer has it first. */
export function ConfirmHandIn({ blank, flagged, no, partly, yes }: ConfirmHandInProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const time = useTimeLeft();
  useEffect(() => {
    const shown = dialog.current;
    if (shown?.open === false) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby="confirm-heading" onCancel={no}>
      <h2 id="confirm-heading">{t('confirm.heading')}</h2>
      <ul>
        {blank > 0 && <li className="open">{t('confirm.blank', { count: blank })}</li>}
        {partly > 0 && <li className="open">{t('confirm.partly', { count: partly })}</li>}
        {flagged > 0 && <li className="open">{t('confirm.flagged', { count: flagged })}</li>}
        {blank + partly + flagged === 0 && <li>{t('confirm.complete')}</li>}
        {time !== null && <li>{t('confirm.left', { time: timeLeftWords(time.left) })}</li>}
      </ul>
      <p>{t('confirm.final')}</p>
      <div className="acts">
        <button className="btn" autoFocus onClick={no}>
          {t('confirm.no')}
        </button>
        <button className="btn primary" onClick={yes}>
          {t('confirm.yes')}
        </button>
      </div>
    </dialog>
  );
}
