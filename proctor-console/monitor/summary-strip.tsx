import type { ReactNode } from 'react';
import { Icon, type IconName } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { type Counts, countRoom } from '../state/attention.ts';
import type { Room } from '../state/room.ts';
import { longestTimeLeft } from '../state/time-left.ts';
import { incidentsOf, minutesOf } from './address.ts';
import { useMay, useServerNow } from './desk-context.tsx';
import { SaveHealth } from './save-health.tsx';
import { SessionPin } from './session-pin.tsx';
import { SessionSteps } from './session-steps.tsx';

export function SummaryStrip({ room }: { room: Room }) {
  const { t, number, hash } = useSpeech();
  const now = useServerNow();
  const mayPrint = useMay('see-minutes');
  const { session, incidents, ledger, saveHealth } = room.head;
  // Whoever has rooms of their own is shown those alone: the whole session beside them would read as people who are missing.
  const counts = countRoom(room.rows.values(), room.rows.size, now);
  return (
    <section className="strip" aria-label={t('strip.title')}>
      <CountRow counts={counts} />
      <SaveHealth health={saveHealth} counts={counts} />
      <SessionSteps session={session} counts={counts} left={longestTimeLeft(room.rows.values())} />
      <div className="proof">
        <SessionPin session={session} />
        <a className={incidents.open > 0 ? 'to-incidents s-alarm' : 'to-incidents'} href={incidentsOf(session.id)}>
          {t('incident.link', { count: incidents.open, n: number(incidents.open) })}
        </a>
        {session.phase === 'closed' && mayPrint && (
          <a className="to-incidents" href={minutesOf(session.id)}>
            {t('minutes.title')}
          </a>
        )}
        <p className="ledger">
          <span className="label">{t('strip.ledger', { n: number(ledger.size) })}</span>
          <code title={ledger.root}>{hash(ledger.root)}</code>
        </p>
      </div>
    </section>
  );
}

function CountRow({ counts }: { counts: Counts }) {
  const { t } = useSpeech();
  return (
    <dl className={counts.expected < 1000 ? 'cts' : 'cts thousands'}>
      <Count value={counts.expected} word={t('count.expected')} />
      <Count value={counts.present} word={t('count.present')} />
      <Count value={counts.working} word={t('count.working')} />
      <Count value={counts.finished} word={t('count.finished')} mark="done" kind="ok" />
      <Count value={counts.paused} word={t('count.paused')} mark="pause" kind="pz" />
      <Count value={counts.trouble} word={t('count.trouble')} mark="alarm" kind="bad" />
    </dl>
  );
}

interface CountParts {
  readonly value: number;
  readonly word: ReactNode;
  readonly mark?: IconName;
  readonly kind?: 'ok' | 'pz' | 'bad';
}

/** Zero of something is quiet; colour comes with the first one. */
function Count({ value, word, mark, kind }: CountParts) {
  const { number } = useSpeech();
  return (
    <div className={kind !== undefined && value > 0 ? `ct ${kind}` : 'ct'}>
      <dt>
        {mark !== undefined && <Icon name={mark} />}
        {word}
      </dt>
      <dd>{number(value)}</dd>
    </div>
  );
}
