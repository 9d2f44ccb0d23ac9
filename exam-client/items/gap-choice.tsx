import { useTranslation } from 'react-i18next';
import type { ItemViewProps } from './item-props.ts';
import { PartsFilled } from './parts-filled.tsx';
import { RichText } from './rich-text.tsx';
import { Stem } from './stem.tsx';
import './kinds.css';

/** A text whose gaps are lists to choose from. */
export function GapChoice({ face, isOpen, respond, response }: ItemViewProps<'gap-choice'>) {
  const { t } = useTranslation();
  const given = response ?? face.gaps.map(() => null);
  const choose = (gap: number, option: number | null): void => {
    const next = given.map((part, at) => (at === gap ? option : part));
    respond(next.every((part) => part === null) ? null : next);
  };
  return (
    <>
      <Stem blocks={face.stem} />
      <PartsFilled parts={given} />
      <div className="gap-text rich">
        <RichText
          text={face.text}
          gap={(gap) => (
            <select
              className={typeof given[gap] === 'number' ? 'on' : ''}
              aria-label={t('kinds.gap', { number: gap + 1, of: face.gaps.length })}
              value={given[gap] ?? ''}
              disabled={!isOpen}
              onChange={({ target }) => choose(gap, target.value === '' ? null : Number(target.value))}
            >
              <option value="">{t('kinds.choose-one')}</option>
              {face.gaps[gap]?.map((option, place) => (
                <option key={place} value={place}>
                  {option}
                </option>
              ))}
            </select>
          )}
        />
      </div>
    </>
  );
}
