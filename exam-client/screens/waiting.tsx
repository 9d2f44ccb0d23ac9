import { useTranslation } from 'react-i18next';
import type { AttemptView } from '#protocol/candidate-down.ts';
import type { Millis } from '#domain/time.ts';
import { serverMoment } from '../state/exam-time.ts';
import { useLocalNow, useSittingState } from '../state/use-sitting.ts';
import { Steps } from './fact-card.tsx';
import { Messages } from './messages.tsx';
import { Notices } from './notices.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { TopBar } from './top-bar.tsx';
import { hourAndMinute, hourWithZone, timeLeftWords, timeWithZone } from './words-of-time.ts';
import './tutorial.css';
import './waiting.css';

interface WaitingProps {
  readonly view: AttemptView;
  readonly hasPractised: boolean;
  practise(): void;
}

/** Signed in before the opening: who, what, when, and that nothing needs to be pressed. */
export function Waiting({ view, hasPractised, practise }: WaitingProps) {
  const { t, i18n } = useTranslation();
  const title = i18n.language === 'en' ? view.session.title.en : view.session.title.id;
  const isApart = view.granted?.start === 'proctor';
  return (
    <div className="frame">
      <TopBar>
        <span className="chip s-work lg">{t('waiting.state')}</span>
      </TopBar>
      <main>
        <Messages />
        <Notices />
        <WaitingTrouble />
        <div className="waiting">
          <ScreenTitle windowTitle={t('title.waiting')}>{title}</ScreenTitle>
          <p className="lead">{t(isApart ? 'waiting.heading-apart' : 'waiting.heading')}</p>
          {isApart ? <p className="opens-free">{t('waiting.starts-apart')}</p> : <Opening view={view} />}
          <div className="practise">
            <button className="btn" onClick={practise}>
              {t(hasPractised ? 'practice.again' : 'practice.start')}
            </button>
            <p>{t('practice.start-more')}</p>
          </div>
        </div>
        <Steps
          title={t('waiting.next')}
          steps={[
            [t('waiting.next-1'), t(isApart ? 'waiting.next-1-apart' : 'waiting.next-1-more')],
            [t('waiting.next-2'), t('waiting.next-2-more')],
            [t('waiting.next-3'), t('waiting.next-3-more')],
          ]}
        />
        <ServerClock zone={view.session.zone} />
      </main>
      <aside>
        <Identity view={view} />
      </aside>
    </div>
  );
}

function WaitingTrouble() {
  const { t } = useTranslation();
  const isUp = useSittingState(({ link }) => link.up);
  return <div role="status">{!isUp && <p className="strip">{t('sign-in.link-down')}</p>}</div>;
}

function useServerNow(): number {
  const estimate = useSittingState((state) => state.estimate);
  return serverMoment(useLocalNow(), estimate);
}

function Opening({ view: { session } }: { view: AttemptView }) {
  const { t } = useTranslation();
  const now = useServerNow();
  if (session.opensAt === null) return <p className="opens-free">{t('waiting.opens-unknown')}</p>;
  const left = (session.opensAt - now) as Millis;
  return (
    <div className="opens">
      <span className="n">{hourAndMinute(session.opensAt, session.zone)}</span>
      <p>
        <b>{left > 0 ? t('waiting.opens-in', { left: timeLeftWords(left) }) : t('waiting.opens-now')}</b>
        {t('waiting.opens')} {hourWithZone(session.opensAt, session.zone)}
      </p>
    </div>
  );
}

function ServerClock({ zone }: { zone: string }) {
  const { t } = useTranslation();
  return (
    <p className="bar server-clock">
      {t('waiting.server-clock')} <b>{timeWithZone(useServerNow(), zone)}</b>
    </p>
  );
}

function Identity({ view: { participant, session } }: { view: AttemptView }) {
  const { t, i18n } = useTranslation();
  const items = session.sections.reduce((sum, section) => sum + section.items, 0);
  return (
    <div className="identity">
      <section className="card" aria-label={t('waiting.you')}>
        <h2>{participant.name}</h2>
        <dl>
          <div>
            <dt>{t('waiting.number')}</dt>
            <dd>{participant.number}</dd>
          </div>
          {participant.seat && (
            <div>
              <dt>{t('waiting.seat')}</dt>
              <dd>{participant.seat}</dd>
            </div>
          )}
          <div>
            <dt>{t('waiting.duration')}</dt>
            <dd>{t('waiting.duration-minutes', { minutes: Math.round(session.durationMs / 60_000) })}</dd>
          </div>
        </dl>
        <p>{t('waiting.not-you')}</p>
      </section>
      <section>
        <h2>{t('waiting.sections')}</h2>
        <ul className="secs">
          {session.sections.map((section) => (
            <li key={section.code}>
              <b>{section.code}</b>
              <span>{i18n.language === 'en' ? section.name.en : section.name.id}</span>
              <span>{t('waiting.items', { count: section.items })}</span>
            </li>
          ))}
          <li className="sum">
            <b />
            <span>{t('waiting.in-all')}</span>
            <span>{t('waiting.items', { count: items })}</span>
          </li>
        </ul>
      </section>
    </div>
  );
}
