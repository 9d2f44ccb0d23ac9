import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { addressOf } from '../monitor/address.ts';
import { AT_SESSIONS, atDay } from './committee-address.ts';
import { saveText } from './save-text.ts';

export interface Made {
  readonly id: string;
  readonly sessionPin: string;
  readonly cards: { readonly csv: string; readonly page: string };
}

/** Told once: who leaves without the cards gives every participant a new PIN at check-in. */
export function MadeSession({ made }: { made: Made }) {
  const { t } = useSpeech();
  return (
    <section className="card made" aria-labelledby="made-title">
      <h1 id="made-title">{t('committee.made', { id: made.id })}</h1>
      <p className="warn-line">
        <Icon name="unsaved" />
        {t('committee.cardsOnce')}
      </p>
      <p className="links">
        <button
          type="button"
          className="btn primary"
          autoFocus
          onClick={() => saveText(made.cards.page, `kartu-${made.id}.html`, 'text/html')}
        >
          <Icon name="download" />
          {t('committee.cardsPage')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => saveText(made.cards.csv, `kartu-${made.id}.csv`, 'text/csv')}
        >
          <Icon name="download" />
          {t('committee.cardsCsv')}
        </button>
      </p>
      <p>
        {t('committee.sessionPin')} <b className="mono pin-once">{made.sessionPin}</b>
      </p>
      <p className="lead">{t('committee.sessionPinLead')}</p>
      <p className="links">
        <a className="btn primary" href={atDay(made.id)}>
          {t('day.title')}
          <Icon name="right" />
        </a>
        <a className="btn" href={`/console${addressOf(made.id)}`}>
          {t('sessions.watch')}
        </a>
        <a className="btn" href={AT_SESSIONS}>
          {t('committee.title')}
        </a>
      </p>
    </section>
  );
}
