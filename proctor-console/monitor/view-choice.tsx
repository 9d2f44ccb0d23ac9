import { useState } from 'react';
import { keep, readKept } from '../appearance/theme.ts';
import { useSpeech } from '../messages/speech.ts';
import { KEPT_AS, type KeptView, readViews, withView, writeViews } from '../state/kept-views.ts';
import { FIRST_VIEW, type View } from '../state/row-order.ts';
import type { Column } from './columns.ts';

/** Who somebody is and where the eye begins is never hidden. */
const ALWAYS: ReadonlySet<string> = new Set(['seat', 'number', 'name', 'alarm']);

interface ChoiceParts {
  readonly columns: readonly Column[];
  readonly view: View;
  readonly hidden: ReadonlySet<string>;
  readonly onChoose: (view: View, hidden: ReadonlySet<string>) => void;
}

/** Views that this browser keeps, and which columns are shown. */
export function ViewChoice({ columns, view, hidden, onChoose }: ChoiceParts) {
  const { t, words } = useSpeech();
  const [views, setViews] = useState<readonly KeptView[]>(() => readViews(readKept(KEPT_AS)));
  const [name, setName] = useState('');
  const [isOpen, setOpen] = useState(false);
  const put = (next: readonly KeptView[]) => {
    keep(KEPT_AS, writeViews(next));
    setViews(next);
  };
  const toggle = (key: string) => {
    const after = new Set(hidden);
    if (!after.delete(key)) after.add(key);
    onChoose(view, after);
  };
  return (
    <details className="view-choice" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="btn sm">{t('views.title')}</summary>
      {isOpen && (
        <div className="card view-menu">
          <div className="view-list">
            <button type="button" className="btn sm" onClick={() => onChoose(FIRST_VIEW, new Set())}>
              {t('views.first')}
            </button>
            {views.map((one) => (
              <span key={one.name} className="kept-view">
                <button type="button" className="btn sm" onClick={() => onChoose(one.view, new Set(one.hidden))}>
                  {one.name}
                </button>
                <button
                  type="button"
                  className="btn sm"
                  aria-label={t('views.forget', { name: one.name })}
                  onClick={() => put(views.filter((other) => other !== one))}
                >
                  ×
                </button>
              </span>
            ))}
          </div>
          <form
            className="view-keep"
            onSubmit={(event) => {
              event.preventDefault();
              put(withView(views, { name, view, hidden: [...hidden] }));
              setName('');
            }}
          >
            <label className="entry sm">
              <span className="label">{t('views.name')}</span>
              <input maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
            </label>
            <button className="btn sm" disabled={name.trim() === ''}>
              {t('views.keep')}
            </button>
          </form>
          <fieldset>
            <legend>{t('views.columns')}</legend>
            {columns
              .filter(({ key }) => !ALWAYS.has(key))
              .map(({ code, key, title }) => (
                <label key={key}>
                  <input type="checkbox" checked={!hidden.has(key)} onChange={() => toggle(key)} />{' '}
                  {title === undefined ? t(`column.${key}`) : `${code ?? ''} ${words(title)}`}
                </label>
              ))}
          </fieldset>
          <button type="button" className="btn sm" onClick={() => setOpen(false)}>
            {t('timeline.leave')}
          </button>
        </div>
      )}
    </details>
  );
}
