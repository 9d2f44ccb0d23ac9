import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptView, OwnScore } from '#protocol/candidate-down.ts';
import { Icon } from './icon.tsx';
import { pointsWords } from './words-of-time.ts';

interface ScoreRowsProps {
  readonly score: OwnScore;
  readonly sections: AttemptView['session']['sections'];
}

export function ScoreRows({ score, sections }: ScoreRowsProps) {
  const { i18n } = useTranslation();
  return (
    <ul className="rows">
      {score.sections.map((section) => {
        const name = sections.find(({ code }) => code === section.code)?.name;
        return (
          <li key={section.code} className="row">
            <div className="nm">
              <b>{section.code}</b>
              {name && (i18n.language === 'en' ? name.en : name.id)}
            </div>
            <b className="n">{pointsWords(section.points, i18n.language)}</b>
            <Track section={section} />
            <Reading met={section.met} />
          </li>
        );
      })}
    </ul>
  );
}

/** From 0 to the section's maximum, with a tick at the threshold. The figures beside it say the same in words. */
function Track({ section: { points, maxPoints, threshold, met } }: { section: OwnScore['sections'][number] }) {
  const { t, i18n } = useTranslation();
  const percent = (value: number): number => Math.min(100, Math.max(0, (value / maxPoints) * 100));
  const places = { '--p': percent(points), '--t': percent(threshold ?? 0) } as CSSProperties;
  const tone = met === null ? 'track' : met ? 'track met' : 'track unmet';
  return (
    <div className="tw" style={places}>
      <span className={tone}>
        <i />
        {threshold !== null && <b />}
      </span>
      {threshold !== null && (
        <span className="th">{t('result.threshold', { points: pointsWords(threshold, i18n.language) })}</span>
      )}
      <span className="mx">
        <span className="sr">{t('result.of', { max: '' })}</span>
        {pointsWords(maxPoints, i18n.language)}
      </span>
    </div>
  );
}

function Reading({ met }: { met: boolean | null }) {
  const { t } = useTranslation();
  if (met === null) return <span />;
  return (
    <span className={`chip ${met ? 's-pass' : 's-fail'}`}>
      <Icon mark={met ? 'check' : 'cross'} />
      {t(met ? 'result.met' : 'result.unmet')}
    </span>
  );
}
