import { sayPlace, sayWhat } from '#domain/sentences/say.ts';
import { useMemo } from 'react';
import type { ItemProblem } from '#domain/item/authored-item.ts';
import { useSpeech } from '../messages/speech.ts';
import { type LineColumn, LineTable } from './line-table.tsx';

const GRAVITY: Readonly<Record<ItemProblem['severity'], number>> = { error: 0, loss: 1, note: 2 };
const LOOKS: Readonly<Record<ItemProblem['severity'], string>> = {
  error: 'bare s-alarm',
  loss: 'bare s-unsaved',
  note: 'bare s-saving',
};

/** Every problem of a file, the gravest first. */
export function Problems({ problems }: { problems: readonly ItemProblem[] }) {
  const { t, language, number } = useSpeech();
  const sorted = useMemo(() => [...problems].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]), [problems]);
  const columns: readonly LineColumn<ItemProblem, never>[] = useMemo(
    () => [
      {
        key: 'severity',
        title: t('bank.column.severity'),
        track: '9rem',
        cell: ({ severity }) => <span className={LOOKS[severity]}>{t(`bank.severity.${severity}`)}</span>,
      },
      {
        key: 'where',
        title: t('bank.column.where'),
        track: 'minmax(8rem, 1fr)',
        isHeader: true,
        cell: ({ where }) => sayPlace(where, language),
      },
      {
        key: 'what',
        title: t('bank.column.what'),
        track: 'minmax(14rem, 3fr)',
        cell: (problem) => sayWhat(problem, language),
      },
    ],
    [t, language],
  );
  const count = (severity: ItemProblem['severity']) =>
    number(problems.filter((problem) => problem.severity === severity).length);
  return (
    <section className="found" aria-label={t('bank.problems')}>
      <h3>{t('bank.problems')}</h3>
      {problems.length === 0 ? (
        <p>{t('bank.noProblems')}</p>
      ) : (
        <>
          <p>{t('bank.problemCounts', { error: count('error'), loss: count('loss'), note: count('note') })}</p>
          <LineTable
            label={t('bank.problems')}
            lines={sorted}
            columns={columns}
            keyOf={(_, index) => String(index)}
            least={36}
            wraps
          />
        </>
      )}
    </section>
  );
}
