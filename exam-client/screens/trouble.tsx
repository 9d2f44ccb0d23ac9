import { useTranslation } from 'react-i18next';
import { answeredCount } from '#domain/answer/answer-sheet.ts';
import { serverMoment } from '../state/exam-time.ts';
import { useLocalNow, useSittingState } from '../state/use-sitting.ts';
import { unsavedPositions } from '../state/save-state.ts';
import { useTimeLeft } from './clock-face.tsx';
import { DeedList } from './deed-list.tsx';
import { FactCard, Steps } from './fact-card.tsx';
import { Icon } from './icon.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { timeLeftWords, timeOfDay } from './words-of-time.ts';

const LISTED = 3;

/** Disconnected: what is safe, what waits, the clock, what to do. Answering goes on one press away. */
export function Trouble({ goOn }: { goOn(): void }) {
  const { t } = useTranslation();
  const seat = useSittingState(({ view }) => view?.participant.seat);
  return (
    <>
      <div className="calm">
        <div className="hd">
          <span className="m">
            <Icon mark="wifi" />
          </span>
          <div>
            <ScreenTitle windowTitle={t('title.trouble')}>{t('trouble.heading')}</ScreenTitle>
            <p>{t('trouble.lead')}</p>
          </div>
        </div>
        <div className="facts">
          <SafeFact />
          <WaitingFact />
          <ClockFact />
        </div>
        <Steps
          title={t('trouble.do')}
          steps={[
            [t('trouble.do-1'), t('trouble.do-1-more')],
            [t('trouble.do-2'), seat ? t('trouble.do-2-more', { seat }) : t('trouble.do-2-more-no-seat')],
            [t('trouble.do-3'), t('trouble.do-3-more')],
          ]}
        />
      </div>
      <div className="bar net">
        <Icon mark="wifi" />
        <NextTry />
        <span className="sp" />
        <button className="btn primary" onClick={goOn}>
          {t('trouble.go-on')}
          <Icon mark="right" />
        </button>
      </div>
    </>
  );
}

export function SafeFact() {
  const { t } = useTranslation();
  const view = useSittingState((state) => state.view);
  if (view === null) return null;
  const count = answeredCount(view.attempt);
  const savedAt = view.attempt.lastSavedAt;
  return (
    <FactCard state="saved" mark="saved" title={t('trouble.safe')} figure={count} foot={t('trouble.safe-foot')}>
      <p>
        {savedAt === null
          ? t('trouble.safe-none')
          : t('trouble.safe-more', { count, time: timeOfDay(savedAt, view.session.zone) })}
      </p>
    </FactCard>
  );
}

export function WaitingFact() {
  const { t } = useTranslation();
  const pending = useSittingState((state) => state.pending);
  const isNone = pending.length === 0;
  const foot = t(isNone ? 'trouble.waiting-none-foot' : 'trouble.waiting-foot');
  return (
    <FactCard
      state={isNone ? 'work' : 'unsaved'}
      mark={isNone ? 'check' : 'unsaved'}
      title={t('trouble.waiting')}
      figure={unsavedPositions(pending).size || pending.length}
      foot={foot}
    >
      {isNone ? <p>{t('trouble.waiting-none')}</p> : <DeedList deeds={pending} listed={LISTED} />}
    </FactCard>
  );
}

function ClockFact() {
  const { t } = useTranslation();
  const time = useTimeLeft();
  const zone = useSittingState(({ view }) => view?.session.zone ?? 'UTC');
  const downSince = useSittingState(({ link }) => link.downSince);
  const estimate = useSittingState((state) => state.estimate);
  if (time === null) return null;
  const since = downSince === null ? '' : timeOfDay(serverMoment(downSince, estimate), zone);
  return (
    <FactCard
      state={time.isStopped ? 'paused' : 'work'}
      mark={time.isStopped ? 'pause' : 'clock'}
      title={t('trouble.clock')}
      figure={timeLeftWords(time.left)}
      foot={t('trouble.clock-foot')}
    >
      <p>{time.isStopped ? t('trouble.clock-stopped') : t('trouble.clock-more', { time: since })}</p>
    </FactCard>
  );
}

export function NextTry() {
  const { t } = useTranslation();
  const { attempt, nextTryAt } = useSittingState(({ link }) => link);
  const now = useLocalNow();
  const seconds = nextTryAt === null ? 0 : Math.ceil((nextTryAt - now) / 1_000);
  return (
    <p>
      <b>{t('trouble.trying', { attempt })}</b>{' '}
      {seconds > 0 ? t('trouble.next-try', { seconds }) : t('trouble.trying-now')}
    </p>
  );
}
