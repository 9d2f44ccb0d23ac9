import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { ItemStep } from '#domain/authoring/item-record.ts';
import { ITEM_STEPS } from '#domain/authoring/item-record.ts';
import { DIFFICULTIES } from '#domain/bank/bank.ts';
import type { ItemLineWire } from '#protocol/items-http.ts';
import { Icon } from '../appearance/icon.tsx';
import { type Speech, useSpeech } from '../messages/speech.ts';
import {
  FIRST_ITEM_VIEW,
  type ItemSort,
  type ItemView,
  type UseTotals,
  orderItems,
  totalsOf,
} from '../state/item-view.ts';
import { addressOf } from './bank-address.ts';
import { mayExport, mayImport, mayWrite, useAnswer, useBankRoom } from './bank-context.ts';
import { BankHead } from './bank-head.tsx';
import { BulkTags } from './bulk-tags.tsx';
import { ExportButton } from './export-button.tsx';
import { type LineColumn, LineTable } from './line-table.tsx';
import { Refused } from './refused.tsx';
import { StepChip } from './step-chip.tsx';

/** What somebody searched for stays while they look at an item of it and come back. */
const lastView = new Map<string, ItemView>();

export function ItemBrowser({ bank }: { bank: string }) {
  const speech = useSpeech();
  const { t, number } = speech;
  const { desk, me } = useBankRoom();
  const { told, refusal, again } = useAnswer(useCallback(() => desk.items(bank), [desk, bank]));
  const [view, setView] = useState(lastView.get(bank) ?? FIRST_ITEM_VIEW);
  const change = (next: ItemView) => {
    lastView.set(bank, next);
    setView(next);
  };
  const usage = useAnswer(useCallback(() => desk.usage(bank), [desk, bank])).told;
  const totals = useMemo(() => (usage === null ? null : totalsOf(usage.uses)), [usage]);
  const calmView = useDeferredValue(view);
  const items = told?.items;
  const shown = useMemo(
    () =>
      items === undefined ? [] : orderItems(items, calmView, (kind) => t(`bank.kind.${kind}`), totals ?? undefined),
    [items, calmView, t, totals],
  );
  const columns = useMemo(
    () => [...columnsFor(t, bank), ...(totals === null ? [] : usageColumns(totals, speech))],
    [t, bank, totals, speech],
  );
  return (
    <>
      <BankHead bank={bank}>
        <span className="r">
          {mayImport(me.role) && (
            <a className="btn sm" href={addressOf({ page: 'import', bank })}>
              <Icon name="handIn" />
              {t('bank.import')}
            </a>
          )}
          {mayWrite(me.role) && (
            <a className="btn sm" href={addressOf({ page: 'new', bank })}>
              <Icon name="plus" />
              {t('bank.newItem')}
            </a>
          )}
          <a className="btn sm" href={addressOf({ page: 'duplicates', bank })}>
            {t('bank.duplicates')}
          </a>
          <a className="btn sm" href={addressOf({ page: 'paper', bank })}>
            {t('bank.paper')}
          </a>
          {mayExport(me.role) && <ExportButton bank={bank} />}
        </span>
      </BankHead>
      <Refused refusal={refusal} again={again} />
      {items === undefined ? (
        <p role="status">{refusal === null && t('bank.reading')}</p>
      ) : (
        <section className="card tb" aria-label={t('bank.table')}>
          <div className="ch">
            <label className="field">
              <Icon name="search" />
              <input
                type="search"
                placeholder={t('bank.search')}
                aria-label={t('bank.search')}
                value={view.search}
                onChange={(event) => change({ ...view, search: event.target.value })}
              />
            </label>
            <Filters items={items} view={view} onChange={change} />
            <span className="r" role="status">
              {t('bank.shown', { n: number(shown.length), of: number(items.length) })}
            </span>
          </div>
          {mayWrite(me.role) && shown.length > 0 && (
            <BulkTags bank={bank} ids={shown.map(({ id }) => id)} onDone={again} />
          )}
          {shown.length === 0 ? (
            <p className="none">{t(items.length === 0 ? 'bank.noItems' : 'bank.noneFound')}</p>
          ) : (
            <LineTable
              label={t('bank.table')}
              lines={shown}
              columns={columns}
              keyOf={({ id }) => id}
              sorted={{ by: view.sort, descending: view.descending }}
              onSort={(sort) => change({ ...view, sort, descending: view.sort === sort && !view.descending })}
              open={({ id }) => (window.location.hash = addressOf({ page: 'item', bank, item: id }))}
              least={totals === null ? 64 : 84}
            />
          )}
        </section>
      )}
    </>
  );
}

function columnsFor(t: Speech['t'], bank: string): readonly LineColumn<ItemLineWire, ItemSort>[] {
  return [
    {
      key: 'id',
      title: t('bank.column.id'),
      track: 'minmax(9rem, 1fr)',
      sort: 'id',
      isHeader: true,
      cell: ({ id }) => (
        <a
          href={addressOf({ page: 'item', bank, item: id })}
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
        >
          {id}
        </a>
      ),
    },
    {
      key: 'kind',
      title: t('bank.column.kind'),
      track: '9rem',
      sort: 'kind',
      cell: ({ kind }) => t(`bank.kind.${kind}`),
    },
    {
      key: 'section',
      title: t('bank.column.section'),
      track: 'minmax(9rem, 1fr)',
      sort: 'section',
      cell: ({ section, topic }) => [section, topic].filter((word) => word !== '').join(' / ') || '–',
    },
    {
      key: 'step',
      title: t('bank.column.step'),
      track: '11.5rem',
      sort: 'step',
      cell: ({ step }) => <StepChip step={step} />,
    },
    {
      key: 'version',
      title: t('bank.column.version'),
      track: '3.5rem',
      sort: 'version',
      cell: ({ version }) => version,
    },
    {
      key: 'difficulty',
      title: t('tags.difficulty'),
      track: '6.5rem',
      sort: 'difficulty',
      cell: ({ difficulty }) => (difficulty === null ? '–' : t(`bank.difficulty.${difficulty}`)),
    },
    {
      key: 'text',
      title: t('bank.column.said'),
      track: 'minmax(15.5rem, 6fr)',
      sort: 'said',
      cell: ({ said, tags }) => (
        <>
          {said}{' '}
          {tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </>
      ),
    },
  ];
}

/** From closed sessions only; said under the table of the item itself. */
function usageColumns(
  totals: UseTotals,
  { language, number, t }: Speech,
): readonly LineColumn<ItemLineWire, ItemSort>[] {
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium' });
  return [
    {
      key: 'use-drawn',
      title: t('usage.drawn'),
      track: '5rem',
      sort: 'drawn',
      cell: ({ id }) => t('usage.times', { n: number(totals.get(id)?.drawn ?? 0) }),
    },
    {
      key: 'use-right',
      title: t('usage.right'),
      track: '6.5rem',
      sort: 'right',
      cell: ({ id }) => {
        const share = totals.get(id)?.right ?? null;
        return share === null ? '–' : t('usage.share', { percent: number(share) });
      },
    },
    {
      key: 'use-last',
      title: t('usage.last'),
      track: '7rem',
      sort: 'last',
      cell: ({ id }) => {
        const last = totals.get(id)?.last;
        return last === undefined ? '–' : day.format(last);
      },
    },
  ];
}

interface FilterParts {
  readonly items: readonly ItemLineWire[];
  readonly view: ItemView;
  readonly onChange: (view: ItemView) => void;
}

function Filters({ items, view, onChange }: FilterParts) {
  const { t } = useSpeech();
  const sections = useMemo(() => [...new Set(items.map(({ section }) => section))].sort(), [items]);
  const kinds = useMemo(() => [...new Set(items.map(({ kind }) => kind))].sort(), [items]);
  const tags = useMemo(() => [...new Set(items.flatMap((item) => item.tags))].sort(), [items]);
  return (
    <div className="item-filters">
      <Choice
        word={t('bank.filterStep')}
        all={t('bank.allSteps')}
        value={view.step}
        options={ITEM_STEPS.map((step) => [step, t(`bank.step.${step}`)])}
        onChange={(step) => onChange({ ...view, step: step as ItemStep | null })}
      />
      <Choice
        word={t('bank.filterSection')}
        all={t('bank.allSections')}
        value={view.section}
        options={sections.map((section) => [section, section === '' ? t('bank.noSection') : section])}
        onChange={(section) => onChange({ ...view, section })}
      />
      <Choice
        word={t('bank.filterKind')}
        all={t('bank.allKinds')}
        value={view.kind}
        options={kinds.map((kind) => [kind, t(`bank.kind.${kind}`)])}
        onChange={(kind) => onChange({ ...view, kind })}
      />
      <Choice
        word={t('tags.difficulty')}
        all={t('tags.allDifficulties')}
        value={view.difficulty}
        options={[
          ...DIFFICULTIES.map((one) => [one, t(`bank.difficulty.${one}`)] as const),
          ['', t('tags.noDifficulty')],
        ]}
        onChange={(difficulty) => onChange({ ...view, difficulty })}
      />
      <Choice
        word={t('tags.filter')}
        all={t('tags.all')}
        value={view.tag}
        options={[...tags.map((tag) => [tag, tag] as const), ['', t('tags.none')]]}
        onChange={(tag) => onChange({ ...view, tag })}
      />
    </div>
  );
}

interface ChoiceParts {
  readonly word: string;
  readonly all: string;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string | null) => void;
}

/** Values stand behind a mark, as an item may have an empty section and all of them is something else. */
function Choice({ word, all, value, options, onChange }: ChoiceParts) {
  return (
    <select
      aria-label={word}
      value={value === null ? '' : `=${value}`}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value.slice(1))}
    >
      <option value="">{all}</option>
      {options.map(([each, text]) => (
        <option key={each} value={`=${each}`}>
          {text}
        </option>
      ))}
    </select>
  );
}
