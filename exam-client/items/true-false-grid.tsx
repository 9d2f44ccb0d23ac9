import { useTranslation } from 'react-i18next';
import { spokenText } from '#domain/item/rich-text.ts';
import type { ItemViewProps } from './item-props.ts';
import { PartsFilled } from './parts-filled.tsx';
import { RichText } from './rich-text.tsx';
import { Stem } from './stem.tsx';
import './kinds.css';

/** Statements in a table, one row of two buttons each; a reader hears statement and column with every button. */
export function TrueFalseGrid({ face, isOpen, position, respond, response }: ItemViewProps<'true-false-grid'>) {
  const { t } = useTranslation();
  const labels = face.labels ?? [t('kinds.true'), t('kinds.false')];
  const given = response ?? face.statements.map(() => null);
  return (
    <>
      <Stem blocks={face.stem} />
      <PartsFilled parts={given} />
      <table className="grid-kind">
        <caption className="sr">{t('kinds.grid')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('kinds.statement')}</th>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {face.statements.map((statement, row) => (
            <tr key={row}>
              <th scope="row">
                <RichText text={statement} />
              </th>
              {[true, false].map((value, column) => (
                <td key={String(value)} className={given[row] === value ? 'on' : ''}>
                  <label>
                    <input
                      type="radio"
                      name={`item-${position}-${row}`}
                      aria-label={`${spokenText(statement)}: ${labels[column] ?? ''}`}
                      checked={given[row] === value}
                      disabled={!isOpen}
                      onChange={() => respond(given.map((part, at) => (at === row ? value : part)))}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
