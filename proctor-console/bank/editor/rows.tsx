import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../../appearance/icon.tsx';
import { useSpeech } from '../../messages/speech.ts';
import { Faults } from './fields.tsx';

interface RowsParts {
  readonly title: string;
  /** The path of the list, where what is wrong with all of it is told. */
  readonly where: string;
  readonly count: number;
  /** How row n is called: a letter or a number. */
  readonly nameOf: (place: number) => string;
  readonly addWord: string;
  readonly onAdd?: () => void;
  readonly onRemove?: (place: number) => void;
  readonly onSwap?: (one: number, other: number) => void;
  readonly row: (place: number) => ReactNode;
}

/** A list that grows, shrinks and is put in order, by keys alone too: whoever moves a row stays with it. */
export function Rows({ addWord, count, nameOf, onAdd, onRemove, onSwap, row, title, where }: RowsParts) {
  const { t } = useSpeech();
  const list = useRef<HTMLFieldSetElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  const move = (from: number, to: number): void => {
    wanted.current = `[data-row="${to}"] .${to < from ? 'moves-up' : 'moves-down'}`;
    onSwap?.(from, to);
  };
  const remove = (place: number): void => {
    wanted.current = '.adds';
    onRemove?.(place);
  };
  return (
    <fieldset ref={list} className="rows">
      <legend>{title}</legend>
      <Faults where={where} />
      {Array.from({ length: count }, (_, place) => (
        <div key={place} className="row" data-row={place} role="group" aria-label={`${title} ${nameOf(place)}`}>
          <b className="letter" aria-hidden="true">
            {nameOf(place)}
          </b>
          <div className="row-fields">{row(place)}</div>
          <span className="row-acts">
            {onSwap !== undefined && (
              <>
                <button
                  type="button"
                  className="btn sm moves-up"
                  aria-disabled={place === 0}
                  aria-label={t('edit.up', { name: nameOf(place) })}
                  onClick={() => place > 0 && move(place, place - 1)}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  className="btn sm moves-down"
                  aria-disabled={place === count - 1}
                  aria-label={t('edit.down', { name: nameOf(place) })}
                  onClick={() => place < count - 1 && move(place, place + 1)}
                >
                  <Icon name="down" />
                </button>
              </>
            )}
            {onRemove !== undefined && (
              <button
                type="button"
                className="btn sm"
                aria-label={t('edit.remove', { name: nameOf(place) })}
                onClick={() => remove(place)}
              >
                <Icon name="cross" />
              </button>
            )}
          </span>
        </div>
      ))}
      {onAdd !== undefined && (
        <button type="button" className="btn sm adds" onClick={onAdd}>
          {addWord}
        </button>
      )}
    </fieldset>
  );
}
