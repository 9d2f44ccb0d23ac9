import type { ItemEvent } from '#domain/authoring/item-record.ts';
import { useSpeech } from '../messages/speech.ts';

/** Who did what, when and why, the newest first. */
export function History({ events }: { events: readonly ItemEvent[] }) {
  const { t, language, number } = useSpeech();
  const moment = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <section className="card history" aria-labelledby="history-title">
      <h2 id="history-title">{t('bank.history')}</h2>
      <ol reversed>
        {[...events].reverse().map((event, place) => (
          <li key={events.length - place}>
            <p>
              <b>{event.by}</b> {t(`bank.event.${event.kind}`, { n: number(event.version) })}
              {event.kind === 'written' && event.imported !== null && ` ${t('bank.from', { name: event.imported })}`}
            </p>
            <time dateTime={new Date(event.at).toISOString()}>{moment.format(event.at)}</time>
            {event.note !== '' && <blockquote>{event.note}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}
