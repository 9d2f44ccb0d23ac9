import { useTranslation } from 'react-i18next';
import type { AttemptView, OwnScore } from '#protocol/candidate-down.ts';
import { useSitting, useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import { KeptForDecision } from './kept-for-decision.tsx';
import { Messages } from './messages.tsx';
import { Notices } from './notices.tsx';
import { ParticipantSlip } from './participant-slip.tsx';
import { Receipt } from './receipt.tsx';
import { ScoreRows } from './score-rows.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { TopBar } from './top-bar.tsx';
import { Uncounted } from './uncounted.tsx';
import { pointsWords, timeOfDay } from './words-of-time.ts';
import './handed-in.css';
import './print-result.css';

/** The exam is over for this person. */
export function HandedIn({ view }: { view: AttemptView }) {
  const { t, i18n } = useTranslation();
  const { disqualified, score, finishReason } = view.attempt;
  const title = i18n.language === 'en' ? view.session.title.en : view.session.title.id;
  const ending = finishReason === 'submitted' || finishReason === null ? 'thanks' : finishReason;
  return (
    <div className="frame">
      <TopBar>
        <ClosedChip view={view} />
      </TopBar>
      <main>
        <Messages />
        <Notices />
        <KeptForDecision />
        <Uncounted />
        <article className="res">
          <ScreenTitle windowTitle={t('title.result')}>{t('result.heading')}</ScreenTitle>
          <p className="lead">
            {title}. {t(`result.${disqualified === undefined ? ending : 'disqualified'}`)}
          </p>
          {disqualified !== undefined && <Disqualified view={view} reason={disqualified.reason} />}
          {score === null ? (
            <p className="no-score">{t('result.no-score')}</p>
          ) : (
            <>
              <Total score={score} isRanked={disqualified === undefined} />
              <ScoreRows score={score} sections={view.session.sections} />
              <Receipt entryIndex={score.entryIndex} />
            </>
          )}
        </article>
        {score !== null && <ScoreState state={score.state} />}
      </main>
      <aside>
        <ParticipantSlip view={view} />
        <Leave />
      </aside>
    </div>
  );
}

function ClosedChip({ view }: { view: AttemptView }) {
  const { t } = useTranslation();
  const isSent = useSittingState(({ pending, uncounted }) => pending.length + uncounted.length === 0);
  const isAllSaved = isSent && view.attempt.held.every(({ decision }) => decision === 'admitted');
  const { finishedAt } = view.attempt;
  if (finishedAt === null) return null;
  const time = timeOfDay(finishedAt, view.session.zone);
  return (
    <span className={`chip lg ${isAllSaved ? 's-saved' : 's-locked'}`} role="status">
      <Icon mark={isAllSaved ? 'saved' : 'check'} />
      {t(isAllSaved ? 'result.all-saved' : 'result.closed', { time })}
    </span>
  );
}

function hasThresholds(score: OwnScore): boolean {
  return score.totalThreshold !== null || score.sections.some(({ threshold }) => threshold !== null);
}

/** Said once and plainly: what was decided, why, and what becomes of the answers. */
function Disqualified({ view, reason }: { view: AttemptView; reason: string }) {
  const { t } = useTranslation();
  const at = view.attempt.disqualified?.at ?? view.serverAt;
  return (
    <section className="disqualified" role="alert">
      <h2>{t('result.disqualified-heading')}</h2>
      <p>{t('result.disqualified-why', { reason, time: timeOfDay(at, view.session.zone) })}</p>
      <p>{t('result.disqualified-kept')}</p>
    </section>
  );
}

function Total({ score, isRanked }: { score: OwnScore; isRanked: boolean }) {
  const { t, i18n } = useTranslation();
  const inWords = (points: number): string => pointsWords(points, i18n.language);
  const verdict = score.meetsThresholds ? 'meets' : 'below';
  return (
    <div className="tot">
      <span className="n">{inWords(score.total)}</span>
      <span className="of">
        <b>{t('result.total')}</b>
        {t('result.of', { max: inWords(score.maxTotal) })}
        {score.totalThreshold !== null && (
          <small>{t('result.total-threshold', { points: inWords(score.totalThreshold) })}</small>
        )}
      </span>
      <div className="meet">
        {!isRanked ? (
          <span className="chip s-locked">{t('result.unranked')}</span>
        ) : hasThresholds(score) ? (
          <>
            <span className={`chip ${score.meetsThresholds ? 's-pass' : 's-fail'}`}>
              <Icon mark={score.meetsThresholds ? 'check' : 'cross'} />
              {t(`result.${verdict}`)}
            </span>
            {score.meetsThresholds && <p>{t('result.not-passed')}</p>}
          </>
        ) : (
          <span className="chip s-locked">{t('result.no-thresholds')}</span>
        )}
      </div>
    </div>
  );
}

function ScoreState({ state }: { state: OwnScore['state'] }) {
  const { t } = useTranslation();
  const isFinal = state === 'final';
  return (
    <div className="state" role="status">
      <span className={isFinal ? 'word final off' : 'word provisional'} aria-hidden={isFinal}>
        {t('result.provisional')}
      </span>
      <Icon mark="right" />
      <span className={isFinal ? 'word final' : 'word final off'} aria-hidden={!isFinal}>
        {t('result.final')}
      </span>
      <p>{t(`result.${state}-more`)}</p>
    </div>
  );
}

function Leave() {
  const { t } = useTranslation();
  const sitting = useSitting();
  const leave = (): void => {
    void sitting.leave('/leave');
  };
  return (
    <div className="hand leave">
      <div className="leave-acts">
        <button className="btn" onClick={() => window.print()}>
          {t('result.print')}
        </button>
        <button className="btn" onClick={leave}>
          {t('result.done')}
        </button>
      </div>
      <p>
        {t('result.done-hint')} {t('result.print-more')}
      </p>
    </div>
  );
}
