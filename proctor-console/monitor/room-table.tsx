import { useMemo, useState } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { countRoom } from '../state/attention.ts';
import type { Room } from '../state/room.ts';
import { FILTERS, FIRST_VIEW, type Filter, type SortKey, type View, orderRows } from '../state/row-order.ts';
import { AlarmSound } from './alarm-sound.tsx';
import { useColumns } from './columns.ts';
import { useServerNow } from './desk-context.tsx';
import { useHeldOrder } from './held-order.ts';
import { RoomChoice } from './room-choice.tsx';
import { RowGrid } from './row-grid.tsx';
import { ViewChoice } from './view-choice.tsx';

interface TableParts {
  readonly room: Room;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onOpen: (number: string) => void;
}

/** Ages decide the order only in whole steps, so it is enough to look again every few seconds. */
const ORDER_EVERY = 5_000;

export function RoomTable({ room, selected, onSelect, onOpen }: TableParts) {
  const { t, number } = useSpeech();
  const now = useServerNow();
  const orderedAt = Math.floor(now / ORDER_EVERY) * ORDER_EVERY;
  const [view, setView] = useState<View>(FIRST_VIEW);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns(room);
  const shownColumns = useMemo(() => columns.filter(({ key }) => !hidden.has(key)), [columns, hidden]);
  const troubles = useMemo(
    () => countRoom(room.rows.values(), room.head.session.expected, orderedAt).trouble,
    [room, orderedAt],
  );
  const wanted = useMemo(() => orderRows(room.rows.values(), view, orderedAt), [room.rows, view, orderedAt]);
  const { shown, moves, hold, apply } = useHeldOrder(wanted, view);

  const sortBy = (sort: SortKey) =>
    setView((before) => ({
      ...before,
      sort,
      descending: before.sort === sort && sort !== 'attention' && !before.descending,
    }));

  return (
    <section className="card tb" aria-label={t('table.title')}>
      <div className="ch">
        <h2>{t('table.title')}</h2>
        <label className="field">
          <Icon name="search" />
          <input
            type="search"
            placeholder={t('table.search')}
            aria-label={t('table.search')}
            value={view.search}
            onChange={(event) => setView({ ...view, search: event.target.value })}
          />
        </label>
        <RoomChoice room={room} chosen={view.room} onChoose={(chosen) => setView({ ...view, room: chosen })} />
        <span className="r">
          <ViewChoice
            columns={columns}
            view={view}
            hidden={hidden}
            onChoose={(next, without) => {
              setView(next);
              setHidden(without);
            }}
          />
          <AlarmSound troubles={troubles} />
          {moves > 0 && (
            <button type="button" className="btn sm moves" onClick={apply}>
              {t('table.moves', { count: moves, n: number(moves) })}
            </button>
          )}
          {view.sort !== 'attention' && (
            <button type="button" className="btn sm" onClick={() => sortBy('attention')}>
              <Icon name="alarm" />
              {t('table.attentionFirst')}
            </button>
          )}
          <span role="status" className={moves > 0 ? 'sr' : undefined}>
            {t(view.sort === 'attention' ? 'table.shownAttention' : 'table.shown', {
              n: number(shown.length),
              of: number(room.rows.size),
            })}
          </span>
        </span>
        <FilterChips
          room={room}
          now={orderedAt}
          filter={view.filter}
          onFilter={(filter) => setView({ ...view, filter })}
        />
      </div>
      <RowGrid
        room={room}
        columns={shownColumns}
        shown={shown}
        view={view}
        onSort={sortBy}
        selected={selected}
        onSelect={onSelect}
        onHold={hold}
        onOpen={onOpen}
      />
    </section>
  );
}

const ONLY_WHERE_ANY: ReadonlySet<Filter> = new Set(['accommodated', 'unread']);

interface ChipParts {
  readonly room: Room;
  readonly now: number;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function FilterChips({ room, now, filter, onFilter }: ChipParts) {
  const { t, number } = useSpeech();
  const counts = countRoom(room.rows.values(), room.head.session.expected, now);
  const shown = { ...counts, all: room.rows.size };
  return (
    <div className="fl" role="group" aria-label={t('table.filter')}>
      {FILTERS.filter((each) => !ONLY_WHERE_ANY.has(each) || shown[each] > 0).map((each) => (
        <button
          key={each}
          type="button"
          className="btn sm"
          aria-pressed={filter === each}
          onClick={() => onFilter(each)}
        >
          {t(`filter.${each}`)} <span className="n">{number(shown[each])}</span>
        </button>
      ))}
    </div>
  );
}
