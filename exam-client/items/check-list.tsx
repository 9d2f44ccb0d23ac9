import { useTranslation } from 'react-i18next';
import type { RichText as Text } from '#domain/item/rich-text.ts';
import { toggled } from '../state/option-keys.ts';
import { optionLetter } from '../state/paper.ts';
import { RichText } from './rich-text.tsx';
import './option-list.css';

interface CheckListProps {
  readonly options: readonly Text[];
  readonly chosen: readonly number[];
  readonly least: number;
  readonly most: number | null;
  readonly isOpen: boolean;
  choose(chosen: readonly number[] | null): void;
}

/** Options of which several may be chosen. What cannot be added any more says so and is not taken away from the keyboard's way. */
export function CheckList({ choose, chosen, isOpen, least, most, options }: CheckListProps) {
  const { t } = useTranslation();
  const isFull = most !== null && most > 1 && chosen.length >= most;
  return (
    <fieldset className="opts">
      <legend className="many">
        {howMany(t, least, most)} <b role="status">{t('kinds.chosen', { count: chosen.length })}</b>
        {isFull && ` ${t('kinds.full')}`}
      </legend>
      {options.map((text, option) => {
        const isChosen = chosen.includes(option);
        return (
          <div key={option} className={`opt${isChosen ? ' on' : ''}`}>
            <label>
              <input
                type="checkbox"
                className="sr"
                checked={isChosen}
                disabled={!isOpen}
                aria-disabled={isFull && !isChosen}
                onChange={() => choose(toggled(chosen, option, most))}
              />
              <span className="k square">{optionLetter(option)}</span>
              <span className={typeof text === 'string' ? 't' : 't rich'}>
                <RichText text={text} isPressable />
              </span>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function howMany(t: Translate, least: number, most: number | null): string {
  if (most === null) return t('kinds.choose-all');
  return least === most ? t('kinds.choose-exactly', { count: most }) : t('kinds.choose-up-to', { count: most });
}
