import { useTranslation } from 'react-i18next';
import { Icon } from '../screens/icon.tsx';
import { optionLetter } from '../state/paper.ts';
import './option-list.css';

export interface OptionListProps {
  readonly position: number;
  readonly options: readonly string[];
  readonly chosen: number | null;
  readonly struck: ReadonlySet<number>;
  readonly isOpen: boolean;
  choose(response: number): void;
  strike(response: number): void;
}

/** Options as radio buttons; the button that strikes one out is its sibling, so that neither hides the other from a reader. */
export function OptionList({ position, options, chosen, struck, isOpen, choose, strike }: OptionListProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="opts">
      <legend className="sr">{t('item.options')}</legend>
      {options.map((text, response) => {
        const letter = optionLetter(response);
        const isStruck = struck.has(response);
        const isChosen = chosen === response;
        return (
          <div key={response} className={`opt${isChosen ? ' on' : ''}${isStruck ? ' out' : ''}`}>
            <label>
              <input
                type="radio"
                className="sr"
                name={`item-${position}`}
                checked={isChosen}
                disabled={!isOpen}
                onChange={() => choose(response)}
              />
              <span className="k">{letter}</span>
              <span className="t">{text}</span>
              {isStruck && <span className="sr">({t('item.struck')})</span>}
            </label>
            <button
              className="strike"
              aria-label={t(isStruck ? 'item.unstrike' : 'item.strike', { letter })}
              aria-pressed={isStruck}
              onClick={() => strike(response)}
            >
              <Icon mark={isStruck ? 'undo' : 'strike'} />
            </button>
          </div>
        );
      })}
    </fieldset>
  );
}
