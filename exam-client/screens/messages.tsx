import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unreadOf } from '../state/messages.ts';
import { useSitting, useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import { timeOfDay } from './words-of-time.ts';
import './messages.css';

/** What the staff say to this person, one after the other, until each is read. It covers nothing: the clock goes on. */
export function Messages() {
  const { t } = useTranslation();
  const sitting = useSitting();
  const view = useSittingState((state) => state.view);
  const readMessages = useSittingState((state) => state.readMessages);
  const zone = view?.session.zone ?? 'UTC';
  const waiting = useMemo(() => unreadOf({ view, readMessages }), [view, readMessages]);
  const message = waiting[0];
  return (
    <div role="alert" aria-label={t('message.label')}>
      {message && (
        <div className="note said" key={message.number}>
          <Icon mark="message" />
          <p>
            <b>{t(message.takesBack === undefined ? 'message.heading' : 'message.takenBack')}</b>
            <span className="told">
              {message.takesBack === undefined
                ? message.text
                : t('message.takenBackWhy', { time: timeOfDay(message.takesBack, zone), reason: message.text })}
            </span>
            <small>
              {t('notice.at', { time: timeOfDay(message.at, zone) })}
              {waiting.length > 1 && ` ${t('message.more', { n: waiting.length - 1 })}`}
            </small>
          </p>
          <button className="btn" onClick={() => sitting.readMessage(message)}>
            {t('message.read')}
          </button>
        </div>
      )}
    </div>
  );
}
