import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';

const HEAD = 34;
const ROW = 36;

export interface LineColumn<Line, Sort extends string> {
  readonly key: string;
  readonly title: string;
  /** A track of a CSS grid. */
  readonly track: string;
  readonly sort?: Sort;
  readonly isHeader?: boolean;
  readonly cell: (line: Line) => ReactNode;
}

interface LineTableParts<Line, Sort extends string> {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly columns: readonly LineColumn<Line, Sort>[];
  readonly keyOf: (line: Line, index: number) => string;
  readonly sorted?: { readonly by: Sort; readonly descending: boolean };
  readonly onSort?: (sort: Sort) => void;
  /** What Enter on a row opens; without it a row only reads. */
  readonly open?: (line: Line) => void;
  /** Least width before the table is moved sideways, in rem. */
  readonly least: number;
  /** Texts of any length wrap, and rows get the height they need. */
  readonly wraps?: boolean;
}

/** Only the rows in sight exist. One row takes part in tabbing; arrows, pages and ends move it, Enter opens it. */
export function LineTable<Line, Sort extends string = never>(parts: LineTableParts<Line, Sort>) {
  const { columns, keyOf, label, least, lines, open, wraps = false } = parts;
  const { t } = useSpeech();
  const hint = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const wantsFocus = useRef(false);
  const active = Math.max(0, Math.min(at, lines.length - 1));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  });
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row === null || row === undefined) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[active];
    if (event.key === 'Enter' && open !== undefined && line !== undefined) return open(line);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -lines.length,
      End: lines.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(lines.length - 1, Math.max(0, active + step));
    wantsFocus.current = true;
    setAt(next);
    virtual.scrollToIndex(next);
  };

  const style = {
    '--cols': columns.map(({ track }) => track).join(' '),
    '--least': `${least}rem`,
    '--rows': lines.length,
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      className={wraps ? 'grid lines wraps' : 'grid lines'}
      role="grid"
      aria-label={label}
      aria-describedby={open === undefined ? undefined : hint}
      aria-rowcount={lines.length + 1}
      aria-readonly="true"
      style={style}
    >
      <LineHead {...parts} />
      <div className="gbody" role="rowgroup" style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          return (
            <div
              key={keyOf(line, index)}
              ref={wraps ? virtual.measureElement : undefined}
              data-index={index}
              className={open === undefined ? 'gr' : 'gr opens'}
              role="row"
              aria-rowindex={index + 2}
              tabIndex={index === active ? 0 : -1}
              style={{ transform: `translateY(${start - HEAD}px)` }}
              onFocus={() => setAt(index)}
              onClick={() => open?.(line)}
            >
              {columns.map(({ cell, isHeader, key }) => (
                <span key={key} role={isHeader === true ? 'rowheader' : 'gridcell'} className={`gc ${key}`}>
                  {cell(line)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
      {open !== undefined && (
        <span id={hint} hidden>
          {t('bank.keys')}
        </span>
      )}
    </div>
  );
}

function LineHead<Line, Sort extends string>({ columns, onSort, sorted }: LineTableParts<Line, Sort>) {
  return (
    <div className="ghead" role="rowgroup">
      <div className="gr" role="row" aria-rowindex={1}>
        {columns.map(({ key, sort, title }) => {
          const isSorted = sorted !== undefined && sorted.by === sort;
          return (
            <span
              key={key}
              role="columnheader"
              className="gc"
              aria-sort={isSorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
            >
              {sort === undefined || onSort === undefined ? (
                title
              ) : (
                <button type="button" onClick={() => onSort(sort)}>
                  {title}
                  {isSorted && <Icon name={sorted.descending ? 'up' : 'down'} />}
                </button>
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}
