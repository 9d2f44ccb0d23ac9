import { useCallback, useMemo } from 'react';
import type { PreviewLine, PreviewReply } from '#protocol/items-http.ts';
import type { Told } from '../connection/bank-desk.ts';
import { type Speech, useSpeech } from '../messages/speech.ts';
import { DuplicateTable } from './duplicate-table.tsx';
import { type LineColumn, LineTable } from './line-table.tsx';
import { Problems } from './problems.tsx';

interface PreviewParts {
  readonly bank: string;
  readonly found: Told<PreviewReply>;
  readonly isBusy: boolean;
  readonly onImport: () => void;
}

/** What a file would do: what comes in, what is wrong with it, and what is there already. */
export function ImportPreview({ bank, found, isBusy, onImport }: PreviewParts) {
  const { t, number } = useSpeech();
  const { duplicates, lines, problems } = found;
  const columns = useMemo(() => columnsFor(t), [t]);
  const count = (fate: PreviewLine['fate']) => lines.filter((line) => line.fate === fate).length;
  const [fresh, changed, same] = [count('new'), count('changed'), count('same')];
  const isInFileOnly = useMemo(() => new Set(lines.filter(({ fate }) => fate === 'new').map(({ id }) => id)), [lines]);
  const said = useMemo(() => new Map(lines.map((line) => [line.id, line.said])), [lines]);
  const saidOf = useCallback((id: string) => said.get(id) ?? '', [said]);
  const isKept = useCallback((id: string) => !isInFileOnly.has(id), [isInFileOnly]);
  return (
    <section className="card preview" aria-labelledby="preview-title">
      <div className="preview-head">
        <h2 id="preview-title">{t('bank.found')}</h2>
        <p role="status">
          {t('bank.items', { count: lines.length, n: number(lines.length) })}:{' '}
          {t('bank.fates', { fresh: number(fresh), changed: number(changed), same: number(same) })}
        </p>
        {fresh + changed === 0 ? (
          <p>{t('bank.nothingToImport')}</p>
        ) : (
          <button type="button" className="btn primary" disabled={isBusy} onClick={onImport}>
            {t('bank.importGo', { count: fresh + changed, n: number(fresh + changed) })}
          </button>
        )}
      </div>
      <Problems problems={problems} />
      {lines.length > 0 && (
        <section className="found" aria-label={t('bank.lines')}>
          <h3>{t('bank.lines')}</h3>
          <LineTable
            label={t('bank.lines')}
            lines={lines}
            columns={columns}
            keyOf={({ id }, index) => `${index} ${id}`}
            least={56}
          />
        </section>
      )}
      <section className="found" aria-label={t('bank.nearDuplicates')}>
        <h3>{t('bank.nearDuplicates')}</h3>
        <DuplicateTable bank={bank} pairs={duplicates} isKept={isKept} saidOf={saidOf} />
      </section>
    </section>
  );
}

function columnsFor(t: Speech['t']): readonly LineColumn<PreviewLine, never>[] {
  return [
    { key: 'fate', title: t('bank.column.fate'), track: '6rem', cell: ({ fate }) => t(`bank.fate.${fate}`) },
    { key: 'id', title: t('bank.column.id'), track: 'minmax(9rem, 1fr)', isHeader: true, cell: ({ id }) => id },
    { key: 'kind', title: t('bank.column.kind'), track: '11rem', cell: ({ kind }) => t(`bank.kind.${kind}`) },
    {
      key: 'section',
      title: t('bank.column.section'),
      track: 'minmax(8rem, 1fr)',
      cell: ({ section, topic }) => [section, topic].filter((word) => word !== '').join(' / ') || '–',
    },
    { key: 'text', title: t('bank.column.said'), track: 'minmax(16rem, 4fr)', cell: ({ said }) => said },
  ];
}
