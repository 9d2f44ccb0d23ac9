import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { SortKey, View } from '../state/row-order.ts';
import { type Column, stacked } from './columns.ts';

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
        {stacked(columns).map(([first, ...under]) => {
          const isSorted = [first, ...under].some(({ sort }) => sort === view.sort);
          const direction = view.descending ? 'descending' : 'ascending';
          return (
            <span
              key={first.key}
              role="columnheader"
              className={first.isNumber === true ? 'gc num' : 'gc'}
              aria-sort={isSorted ? direction : 'none'}
            >
              {[first, ...under].map(({ code, key, sort, title }) => (
                <button
                  key={key}
                  type="button"
                  onClick={() => onSort(sort)}
                  title={title === undefined ? undefined : words(title)}
                >
                  {code ?? t(`column.${key}`)}
                  {view.sort === sort && <Icon name={view.descending ? 'up' : 'down'} />}
                </button>
              ))}
            </span>
          );
        })}
      </div>
    </div>
  );
}
