import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptView } from '#protocol/candidate-down.ts';
import type { SignInFailure } from '../state/sitting.ts';
import { useSitting, useSittingState } from '../state/use-sitting.ts';
import { ClockFace, useTimeLeft } from './clock-face.tsx';
import { Icon } from './icon.tsx';
import { OwnPhoto } from './own-photo.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { TopBar } from './top-bar.tsx';
import { hourWithZone, timeLeftWords } from './words-of-time.ts';
import './confirm-identity.css';

/** Once after every sign-in: whether the participant shown is who sits here. Until then there is no paper. */
export function ConfirmIdentity({ view }: { view: AttemptView }) {
  const { t } = useTranslation();
  return (
    <div className="frame">
      <TopBar>
        <span className="chip s-work lg">{t('identity.state')}</span>
        <ClockFace />
      </TopBar>
      <main>
        <div className="confirm-identity">
          <ScreenTitle windowTitle={t('title.identity')}>{t('identity.heading')}</ScreenTitle>
          <p className="lead">{t('identity.lead')}</p>
          <PersonCard view={view} />
          <ClockLine />
        </div>
      </main>
      <aside>
        <Oath />
        <Answer />
      </aside>
    </div>
  );
}

function PersonCard({ view: { participant, session } }: { view: AttemptView }) {
  const { t, i18n } = useTranslation();
  const said = (words: { readonly id: string; readonly en: string }): string =>
    i18n.language === 'en' ? words.en : words.id;
  const opens =
    session.opensAt === null
      ? t('identity.opens-unknown')
      : t('identity.opens', { time: hourWithZone(session.opensAt, session.zone) });
  const facts: [string, string][] = [
    [t('identity.number'), participant.number],
    [t('identity.exam'), said(session.title)],
    [t('identity.session'), session.phase === 'open' ? t('identity.is-open') : opens],
    [t('identity.duration'), t('waiting.duration-minutes', { minutes: Math.round(session.durationMs / 60_000) })],
  ];
  if (participant.seat !== null) facts.push([t('identity.seat'), participant.seat]);
  if (participant.accommodations.length > 0) {
    facts.push([t('identity.accommodations'), participant.accommodations.map(said).join(', ')]);
  }
  return (
    <section className="person" aria-label={t('identity.card')}>
      <OwnPhoto />
      <h2>{participant.name}</h2>
      <dl>
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Nobody should think that the time waits for their answer. */
function ClockLine() {
  const { t } = useTranslation();
  const time = useTimeLeft();
  const isApart = useSittingState(({ view }) => view?.granted?.start === 'proctor');
  if (time === null) {
    return <p className="clock-line">{t(isApart ? 'identity.clock-not-begun-apart' : 'identity.clock-not-begun')}</p>;
  }
  const words = time.isStopped ? 'identity.clock-stopped' : 'identity.clock-runs';
  return (
    <p className="clock-line runs">
      <Icon mark={time.isStopped ? 'pause' : 'clock'} />
      {t(words, { time: timeLeftWords(time.left) })}
    </p>
  );
}

function Oath() {
  const { t } = useTranslation();
  const hasAssistant = useSittingState(({ view }) => view?.granted?.assistant === true);
  return (
    <section className="oath">
      <h2>{t('identity.oath')}</h2>
      <ol>
        <li>{t('identity.oath-1')}</li>
        <li>{t(hasAssistant ? 'identity.oath-2-assistant' : 'identity.oath-2')}</li>
        <li>{t('identity.oath-3')}</li>
      </ol>
      <p>{t('identity.recorded')}</p>
    </section>
  );
}

function Answer() {
  const { t } = useTranslation();
  const sitting = useSitting();
  const isUp = useSittingState(({ link }) => link.up);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const answer = async (confirmed: boolean): Promise<void> => {
    if (isBusy || !isUp) return;
    setBusy(true);
    setFailure(await sitting.identify(confirmed));
    setBusy(false);
  };
  return (
    <div className="identity-acts">
      <div role="alert">
        {failure !== null && isUp && (
          <p className="door-failure">
            <Icon mark="stop" />
            <span>
              <b>{t('identity.failed')}.</b> {t(`refusal.${failure.word}`, { where: '–' })}
            </span>
          </p>
        )}
        {!isUp && <p className="strip">{t('identity.link-down')}</p>}
      </div>
      <button className="btn primary" aria-disabled={isBusy || !isUp} onClick={() => void answer(true)}>
        <Icon mark="check" />
        {t(isBusy ? 'identity.sending' : 'identity.yes')}
      </button>
      <button className="btn" aria-disabled={isBusy || !isUp} onClick={() => void answer(false)}>
        <Icon mark="cross" />
        {t('identity.no')}
      </button>
      <p>{t('identity.no-more')}</p>
    </div>
  );
}
