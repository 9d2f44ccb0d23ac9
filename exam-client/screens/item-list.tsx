import { useTranslation } from 'react-i18next';
import { placedSections, tally } from '../state/paper.ts';
import { LockButton, rangeOf } from './lock-block.tsx';
import { type PaletteProps, cellStates } from './palette.tsx';

/** The palette for who reads in order: after the item, as lists under headings, every state in words. */
export function ItemList({ form, sheet, current, unsaved, locks, go }: PaletteProps) {
  const { t, i18n } = useTranslation();
  return (
    <nav className="item-list" aria-label={t('palette.label')}>
      {placedSections(form).map(({ section, start, end }) => {
        const { answered } = tally(sheet, start, end);
        const blocks = locks?.blocks.filter(({ position }) => position >= start && position < end) ?? [];
        return (
          <section key={section.code}>
            <h2>
              {i18n.language === 'en' ? section.name.en : section.name.id}
              <span>{t('palette.answered-of', { answered, count: end - start })}</span>
            </h2>
            {blocks.map((block) => (
              <div key={block.position} className="blk-h">
                {t('palette.range', rangeOf(block))}
                <LockButton block={block} sheet={sheet} isOpen={locks?.isOpen === true} />
              </div>
            ))}
            <ol start={start + 1}>
              {section.items.map((_, index) => {
                const position = start + index;
                const states = cellStates({ position, form, sheet, current, unsaved });
                const said = states.includes('answered') ? states : ['blank', ...states];
                return (
                  <li key={position}>
                    <button
                      className={states.join(' ')}
                      aria-current={position === current ? 'true' : undefined}
                      onClick={() => go(position)}
                    >
                      <b>{t('palette.cell', { number: position + 1 })}</b>{' '}
                      {said.map((state) => t(`palette.cell-${state}`)).join(', ')}
                    </button>
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </nav>
  );
}
