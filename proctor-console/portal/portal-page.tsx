import { useEffect } from 'react';
import { Brand } from '../appearance/brand.tsx';
import { ReadingChoices } from '../appearance/reading-choices.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ExamCard } from './exam-card.tsx';
import { type Exams, type FetchExams, useExams } from './use-exams.ts';

const PARTS = ['schedule', 'check', 'limits'] as const;
const CHECKS = ['photo', 'receipt', 'bundle', 'apart'] as const;
const LIMITS = ['person', 'leak', 'helper', 'fair', 'unsent', 'witness', 'pass'] as const;

/** Where who is not in the hall begins: what is held here, by which rules, where to watch, how to check, and what no check shows. */
export function PortalPage({ fetchExams }: { fetchExams: FetchExams }) {
  const { t } = useSpeech();
  const known = useExams(fetchExams);
  const title = t('portal.title');
  useEffect(() => {
    document.title = `${title} · Terang`;
  }, [title]);
  const named = { schedule: t('portal.schedule'), check: t('portal.check.title'), limits: t('portal.limits.title') };
  return (
    <div className="portal">
      <header className="gate-top on-band slatted">
        <Brand />
        <ReadingChoices />
      </header>
      <main>
        <h1>{title}</h1>
        <p className="lead">{t('portal.lead')}</p>
        <nav aria-label={t('portal.parts')}>
          {PARTS.map((part) => (
            <a key={part} href={`#${part}`}>
              {named[part]}
            </a>
          ))}
        </nav>
        <section id="schedule" aria-labelledby="schedule-title">
          <h2 id="schedule-title">{named.schedule}</h2>
          <Schedule known={known} />
        </section>
        <section id="check" aria-labelledby="check-title">
          <h2 id="check-title">{named.check}</h2>
          <p className="lead">{t('portal.check.lead')}</p>
          <ul className="told">
            {CHECKS.map((each) => (
              <li key={each}>{t(`portal.check.${each}`)}</li>
            ))}
          </ul>
          <div className="ways">
            <a href="/verify" className="btn">
              {t('portal.check.open')}
            </a>
            <a href="/verify/verify.py" className="btn quiet">
              {t('portal.check.program')}
            </a>
          </div>
        </section>
        <section id="limits" aria-labelledby="limits-title">
          <h2 id="limits-title">{named.limits}</h2>
          <p className="lead">{t('portal.limits.lead')}</p>
          <ul className="told">
            {LIMITS.map((each) => (
              <li key={each}>{t(`portal.limits.${each}`)}</li>
            ))}
          </ul>
        </section>
      </main>
    </div>
  );
}

function Schedule({ known: { exams, isLost } }: { known: Exams }) {
  const { t } = useSpeech();
  const word = isLost
    ? t('portal.lost')
    : exams === null
      ? t('portal.loading')
      : exams.length === 0
        ? t('portal.none')
        : '';
  return (
    <>
      <p role="status" className={isLost ? 'notice s-alarm' : 'lead'}>
        {word}
      </p>
      {(exams ?? []).map((exam) => (
        <ExamCard key={exam.id} exam={exam} />
      ))}
    </>
  );
}
