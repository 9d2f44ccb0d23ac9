import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import type { SortKey, View } from '../state/row-order.ts';
import { type Column, tracksOf } from './columns.ts';
import { useServerNow } from './desk-context.tsx';
import { GridHead } from './grid-head.tsx';
import { RoomRow } from './room-row.tsx';

const ROW = 36;
const HEAD = 34;

interface GridParts {
  readonly room: Room;
  readonly columns: readonly Column[];
  readonly shown: readonly string[];
  readonly view: View;
  readonly onSort: (sort: SortKey) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onHold: (isHeld: boolean) => void;
  readonly onOpen: (number: string) => void;
}

/** Only the rows in sight exist. One row takes part in tabbing; arrows move it, space selects, shift selects a stretch. */
export function RowGrid({ room, columns, shown, view, onSort, selected, onSelect, onHold, onOpen }: GridParts) {
  const { t } = useSpeech();
  const now = useServerNow();
  const scroller = useRef<HTMLDivElement>(null);
  const { template, least } = useMemo(() => tracksOf(columns), [columns]);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => shown[index] ?? index,
    overscan: 4,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  });
  const { active, move, focusWanted } = useActiveRow(shown, (index) => virtual.scrollToIndex(index));
  const toggle = useSelecting(shown, selected, onSelect);
  useHolding(onHold);

  useEffect(() => {
    if (!focusWanted.current) return;
    const box = scroller.current?.querySelector<HTMLInputElement>(
      `[data-number="${CSS.escape(shown[active] ?? '')}"] input`,
    );
    if (box === null || box === undefined) return;
    focusWanted.current = false;
    box.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    // Space chooses a row; Enter, which does nothing to a box, opens it.
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      const number = event.target.closest<HTMLElement>('[data-number]')?.dataset['number'];
      if (number === undefined) return;
      // The rest of this press would be the panel's first button's.
      event.preventDefault();
      return onOpen(number);
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -shown.length,
      End: shown.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = move(step);
    if (event.shiftKey && next !== undefined) toggle(next, true);
  };

  const style = { '--cols': template, '--least': `${least}px` } as CSSProperties;
  const allChosen = shown.length > 0 && shown.every((number) => selected.has(number));
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={t('table.title')}
      aria-rowcount={shown.length + 1}
      aria-multiselectable="true"
      style={style}
    >
      <GridHead
        columns={columns}
        view={view}
        onSort={onSort}
        allChosen={allChosen}
        onAll={() => onSelect(allChosen ? new Set() : new Set(shown))}
      />
      <div
        className="gbody"
        role="rowgroup"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
        onPointerEnter={(event) => event.pointerType !== 'touch' && onHold(true)}
        onPointerLeave={(event) => onHold(event.currentTarget.contains(document.activeElement))}
        onFocus={() => onHold(true)}
        onBlur={(event: FocusEvent<HTMLElement>) =>
          !event.currentTarget.contains(event.relatedTarget) && onHold(event.currentTarget.matches(':hover'))
        }
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = room.rows.get(shown[index] ?? '');
          if (row === undefined) return null;
          return (
            <RoomRow
              key={key}
              row={row}
              columns={columns}
              now={now}
              index={index}
              top={start - HEAD}
              isSelected={selected.has(row.number)}
              isActive={index === active}
              onToggle={toggle}
              onOpen={onOpen}
            />
          );
        })}
      </div>
      {shown.length === 0 && <p className="none">{t('table.none')}</p>}
    </div>
  );
}

/** The order is let go when the table leaves the screen, lest it stay held for ever. */
function useHolding(onHold: (isHeld: boolean) => void): void {
  useEffect(() => () => onHold(false), [onHold]);
}

function useActiveRow(shown: readonly string[], show: (index: number) => void) {
  const [number, setNumber] = useState<string | null>(null);
  const focusWanted = useRef(false);
  const active = Math.max(0, number === null ? 0 : shown.indexOf(number));
  const move = (step: number): string | undefined => {
    const next = Math.min(shown.length - 1, Math.max(0, active + step));
    focusWanted.current = true;
    setNumber(shown[next] ?? null);
    show(next);
    return shown[next];
  };
  return { active, move, focusWanted };
}

function useSelecting(
  shown: readonly string[],
  selected: ReadonlySet<string>,
  onSelect: (selected: ReadonlySet<string>) => void,
): (number: string, stretch: boolean) => void {
  const anchor = useRef<string | null>(null);
  const latest = useRef({ shown, selected });
  useEffect(() => {
    latest.current = { shown, selected };
  });
  return useCallback(
    (number, stretch) => {
      const { shown: order, selected: before } = latest.current;
      const after = new Set(before);
      const from = anchor.current === null ? -1 : order.indexOf(anchor.current);
      if (stretch && from >= 0) {
        const to = order.indexOf(number);
        for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) after.add(each);
      } else if (!after.delete(number)) {
        after.add(number);
      }
      if (!stretch || from < 0) anchor.current = number;
      onSelect(after);
    },
    [onSelect],
  );
}
