import type { PublicExam } from '#protocol/public-exams.ts';
import { type Speech, useSpeech } from '../messages/speech.ts';
import { ExamRules } from './exam-rules.tsx';

const MARKS = { prepared: 's-paused', open: 's-work', closed: 's-saved' } as const;

export function ExamCard({ exam }: { exam: PublicExam }) {
  const speech = useSpeech();
  const { t, words } = speech;
  const { id, official, phase, title } = exam;
  const heading = `exam-${id}`;
  const numberField = `number-${id}`;
  return (
    <article className={`card exam ${phase}`} aria-labelledby={heading}>
      <p className="kind">
        <span className={`chip ${MARKS[phase]}`}>{t(`portal.phase.${phase}`)}</span>
        {!official && <span className="chip s-stale">{t('portal.practice')}</span>}
      </p>
      <h3 id={heading}>{words(title)}</h3>
      <p className="lead">{whenOf(exam, speech)}</p>
      <p>
        <a className={`btn ${phase === 'prepared' ? '' : 'primary'}`} href={`/live?session=${encodeURIComponent(id)}`}>
          {t(`portal.toBoard.${phase}`)}
        </a>
      </p>
      {phase !== 'prepared' && (
        <form action="/live" method="get" className="seek">
          <input type="hidden" name="session" value={id} />
          <label className="label" htmlFor={numberField}>
            {t('portal.find.label')}
          </label>
          <div className="pair">
            <span className="field">
              <input id={numberField} name="find" required autoComplete="off" spellCheck={false} maxLength={64} />
            </span>
            <button type="submit" className="btn">
              {t('portal.find.go')}
            </button>
          </div>
          <p className="lead">{t('portal.find.hint')}</p>
        </form>
      )}
      <details>
        <summary>{t('portal.rules')}</summary>
        <ExamRules rules={exam.rules} />
      </details>
    </article>
  );
}

function whenOf({ closedAt, openedAt, opensAt, zone }: PublicExam, { t, day }: Speech): string {
  if (closedAt !== null && openedAt !== null) {
    return t('portal.when.closed', { from: day(openedAt, zone), at: day(closedAt, zone) });
  }
  if (openedAt !== null) return t('portal.when.opened', { at: day(openedAt, zone) });
  return opensAt === null ? t('portal.when.unplanned') : t('portal.when.planned', { at: day(opensAt, zone) });
}
