import type { PublicExam } from '#protocol/public-exams.ts';
import { useSpeech } from '../messages/speech.ts';

type Section = PublicExam['rules']['sections'][number];

export function SectionRules({ rules: { sections } }: { rules: PublicExam['rules'] }) {
  const { t, number, score, words } = useSpeech();
  return (
    <div className="sections" tabIndex={0} role="group" aria-label={t('portal.rule.sections')}>
      <table>
        <thead>
          <tr>
            {(['section', 'items', 'right', 'wrong', 'blank', 'most'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`portal.rule.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sections.map((section) => (
            <tr key={section.code}>
              <th scope="row">
                {section.code} <span>{words(section.name)}</span>
              </th>
              <td>{number(section.items)}</td>
              <Points section={section} />
              <td>{score(section.maxPoints)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Right, wrong and blank; where every option has a weight of its own there is no right or wrong. */
function Points({ section: { scoring } }: { section: Section }) {
  const { t, score } = useSpeech();
  if (scoring.kind === 'weighted') {
    return (
      <>
        <td colSpan={2}>{t('portal.rule.weighted', { maximum: score(scoring.maximum) })}</td>
        <td>{score(scoring.blank)}</td>
      </>
    );
  }
  return (
    <>
      <td>{score(scoring.right)}</td>
      <td>{score(scoring.wrong)}</td>
      <td>{score(scoring.blank)}</td>
    </>
  );
}
