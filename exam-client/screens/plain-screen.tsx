import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Superseded as SupersededMessage } from '#protocol/candidate-down.ts';
import { useSitting, useSittingState } from '../state/use-sitting.ts';
import { DeedList } from './deed-list.tsx';
import { LanguageSwitch, ThemeButton } from './display-tools.tsx';
import { HelpButton } from './help-button.tsx';
import { Brand } from './icon.tsx';
import { KeptForDecision } from './kept-for-decision.tsx';
import { ScreenTitle } from './screen-title.tsx';
import './plain-screen.css';

interface PlainScreenProps {
  readonly heading: string;
  readonly children: ReactNode;
  readonly isAlarm?: boolean;
}

/** One sentence and what to do, when there is nothing else to show. */
function PlainScreen({ heading, children, isAlarm = false }: PlainScreenProps) {
  const { t } = useTranslation();
  return (
    <main className={isAlarm ? 'plain alarm' : 'plain'}>
      <div className="plain-top">
        <Brand />
        <div className="tools">
          <LanguageSwitch />
          <div className="grp">
            <ThemeButton />
          </div>
          <HelpButton />
        </div>
      </div>
      <div className="plain-in" role={isAlarm ? 'alert' : 'status'}>
        <ScreenTitle windowTitle={t('title.plain')}>{heading}</ScreenTitle>
        {children}
      </div>
    </main>
  );
}

export function Starting() {
  const { t } = useTranslation();
  return (
    <PlainScreen heading={t('starting.heading')}>
      <p>{t('starting.more')}</p>
    </PlainScreen>
  );
}

export function Opening() {
  const { t } = useTranslation();
  return (
    <PlainScreen heading={t('opening.heading')}>
      <p>{t('opening.more')}</p>
    </PlainScreen>
  );
}

export function NoStorage() {
  const { t } = useTranslation();
  return (
    <PlainScreen heading={t('storage.heading')} isAlarm>
      <p>{t('storage.more')}</p>
      <p>{t('storage.tell')}</p>
    </PlainScreen>
  );
}

export function Outdated() {
  const { t } = useTranslation();
  return (
    <PlainScreen heading={t('outdated.heading')}>
      <p>{t('outdated.more')}</p>
      <button className="btn primary" onClick={() => location.reload()}>
        {t('outdated.reload')}
      </button>
    </PlainScreen>
  );
}

export function Superseded({ reason }: { reason: SupersededMessage['reason'] }) {
  const { t } = useTranslation();
  const sitting = useSitting();
  const pending = useSittingState((state) => state.pending);
  const uncounted = useSittingState((state) => state.uncounted);
  const unsent = [...uncounted, ...pending].filter(({ deed }) => deed.kind === 'change');
  const isTab = reason === 'other-tab';
  const leave = (): void => {
    void sitting.leave();
  };
  return (
    <PlainScreen heading={t(`superseded.${reason}`)}>
      <p>{t(`superseded.${reason}-more`)}</p>
      {!isTab && <KeptForDecision />}
      {unsent.length > 0 && !isTab && (
        <>
          <p>{t('superseded.left', { count: unsent.length })}</p>
          <DeedList deeds={unsent} listed={8} />
        </>
      )}
      {isTab ? (
        <button className="btn" onClick={() => sitting.continueHere()}>
          {t('superseded.continue')}
        </button>
      ) : (
        <button className="btn" onClick={leave}>
          {t('superseded.sign-in')}
        </button>
      )}
    </PlainScreen>
  );
}
