import { useMemo } from 'react';
import type { NearDuplicate } from '#domain/authoring/near-duplicates.ts';
import { type Speech, useSpeech } from '../messages/speech.ts';
import { addressOf } from './bank-address.ts';
import { type LineColumn, LineTable } from './line-table.tsx';

interface DuplicateParts {
  readonly bank: string;
  readonly pairs: readonly NearDuplicate[];
  /** Items of a file that is not imported have no page. */
  readonly isKept: (id: string) => boolean;
  /** The first words of an item, by which people know it; empty where they are not known. */
  readonly saidOf: (id: string) => string;
}

/** Pairs of items that say nearly the same, with links to those that the bank has. */
export function DuplicateTable({ bank, pairs, isKept, saidOf }: DuplicateParts) {
  const { t } = useSpeech();
  const columns = useMemo(() => columnsFor(t, { bank, isKept, saidOf }), [t, bank, isKept, saidOf]);
  if (pairs.length === 0) return <p>{t('bank.noDuplicates')}</p>;
  return (
    <LineTable
      label={t('bank.nearDuplicates')}
      lines={pairs}
      columns={columns}
      keyOf={({ a, b }) => `${a} ${b}`}
      least={30}
      wraps
    />
  );
}

function columnsFor(
  t: Speech['t'],
  { bank, isKept, saidOf }: Omit<DuplicateParts, 'pairs'>,
): readonly LineColumn<NearDuplicate, never>[] {
  const name = (id: string) => (
    <>
      {isKept(id) ? <a href={addressOf({ page: 'item', bank, item: id })}>{id}</a> : id}
      <span className="twin-said">{saidOf(id)}</span>
    </>
  );
  return [
    { key: 'a', title: t('bank.column.first'), track: '1fr', isHeader: true, cell: ({ a }) => name(a) },
    { key: 'b', title: t('bank.column.second'), track: '1fr', cell: ({ b }) => name(b) },
    {
      key: 'likeness',
      title: t('bank.column.likeness'),
      track: '7rem',
      cell: ({ likeness }) => t('bank.percent', { n: likeness }),
    },
  ];
}
