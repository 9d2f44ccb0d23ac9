import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { spokenText } from '#domain/item/rich-text.ts';
import { optionLetter } from '../state/paper.ts';
import type { ItemViewProps } from './item-props.ts';
import { PartsFilled } from './parts-filled.tsx';
import { RichText } from './rich-text.tsx';
import { Stem } from './stem.tsx';
import './kinds.css';

/** The targets stand as a lettered list, and each source has a list to choose a letter from: nothing needs to be dragged. */
export function Matching({ face, isOpen, respond, response }: ItemViewProps<'matching'>) {
  const { t } = useTranslation();
  const id = useId();
  const given = response ?? face.sources.map(() => null);
  const choose = (source: number, target: number | null): void => {
    const next = given.map((part, at) => (at === source ? target : part));
    respond(next.every((part) => part === null) ? null : next);
  };
  return (
    <>
      <Stem blocks={face.stem} />
      <h2 className="parts-name" id={`${id}-targets`}>
        {t('kinds.targets')}
      </h2>
      <ol className="targets" aria-labelledby={`${id}-targets`}>
        {face.targets.map((target, letter) => (
          <li key={letter} className={given.includes(letter) ? 'on' : ''}>
            <b className="part-mark">{optionLetter(letter)}</b>
            <span>
              <RichText text={target} />
            </span>
          </li>
        ))}
      </ol>
      <PartsFilled parts={given} />
      <ul className="sources" aria-label={t('kinds.sources')}>
        {face.sources.map((source, place) => (
          <li key={place} className={typeof given[place] === 'number' ? 'on' : ''}>
            <span id={`${id}-${place}`}>
              <RichText text={source} />
            </span>
            <select
              aria-labelledby={`${id}-${place}`}
              value={given[place] ?? ''}
              disabled={!isOpen}
              onChange={({ target }) => choose(place, target.value === '' ? null : Number(target.value))}
            >
              <option value="">{t('kinds.choose-one')}</option>
              {face.targets.map((target, letter) => (
                <option key={letter} value={letter}>
                  {`${optionLetter(letter)}. ${spokenText(target)}`}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </>
  );
}
