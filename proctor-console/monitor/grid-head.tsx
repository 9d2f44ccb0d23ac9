import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { SortKey, View } from '../state/row-order.ts';
import type { Column } from './columns.ts';

interface HeadParts {
  readonly columns: readonly Column[];
  readonly view: View;
  readonly onSort: (sort: SortKey) => void;
  readonly allChosen: boolean;
  readonly onAll: () => void;
}

export function GridHead({ columns, view, onSort, allChosen, onAll }: HeadParts) {
  const { t, words } = useSpeech();
  return (
    <div className="ghead" role="rowgroup">
      <div className="gr" role="row" aria-rowindex={1}>
        <span role="columnheader" className="gc check">
          <input type="checkbox" checked={allChosen} onChange={onAll} aria-label={t('table.chooseAll')} />
        </span>
        {columns.map((column) => {
          const isSorted = view.sort === column.sort;
          const direction = view.descending ? 'descending' : 'ascending';
          return (
            <span
              key={column.key}
              role="columnheader"
              className={column.isNumber === true ? 'gc num' : 'gc'}
              aria-sort={isSorted ? direction : 'none'}
            >
              <button
                type="button"
                onClick={() => onSort(column.sort)}
                title={column.title === undefined ? undefined : words(column.title)}
              >
                {column.code ?? t(`column.${column.key}`)}
                {isSorted && <Icon name={view.descending ? 'up' : 'down'} />}
              </button>
            </span>
          );
        })}
      </div>
    </div>
  );
}
