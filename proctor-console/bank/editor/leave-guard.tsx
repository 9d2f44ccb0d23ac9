import { useEffect, useId, useState } from 'react';
import { Modal } from '../../appearance/modal.tsx';
import { useSpeech } from '../../messages/speech.ts';

interface GuardParts {
  readonly isOn: boolean;
  /** What was written is given up. */
  readonly onLeave: () => void;
}

/** Whoever would leave with something unsaved is asked first: at every link of the page, and by the browser when it is closed. */
export function LeaveGuard({ isOn, onLeave }: GuardParts) {
  const { t } = useSpeech();
  const id = useId();
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault();
    const ask = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
      if (link === null || link.target === '_blank' || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(link.getAttribute('href'));
    };
    window.addEventListener('beforeunload', hold);
    document.addEventListener('click', ask, true);
    return () => {
      window.removeEventListener('beforeunload', hold);
      document.removeEventListener('click', ask, true);
    };
  }, [isOn]);
  if (wanted === null) return null;
  const stay = (): void => setWanted(null);
  const leave = (): void => {
    onLeave();
    setWanted(null);
    window.location.hash = wanted;
  };
  return (
    <Modal className="ask" labelledBy={id} onLeave={stay}>
      <h2 id={id}>{t('edit.leaveTitle')}</h2>
      <p>{t('edit.leaveLead')}</p>
      <div className="ask-go">
        <button type="button" className="btn danger" onClick={leave}>
          {t('edit.leave')}
        </button>
        <button type="button" className="btn primary" onClick={stay}>
          {t('edit.stay')}
        </button>
      </div>
    </Modal>
  );
}
