import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type RichText as Text, mapElements } from '#domain/item/rich-text.ts';
import { Icon } from '../screens/icon.tsx';
import { optionLetter } from '../state/paper.ts';
import { EnlargeButton } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import './option-list.css';

export interface OptionListProps {
  readonly position: number;
  readonly options: readonly Text[];
  readonly chosen: number | null;
  readonly struck: ReadonlySet<number>;
  readonly isOpen: boolean;
  choose(response: number): void;
  strike(response: number): void;
}

/** Options as radio buttons; the button that strikes one out is its sibling, so that neither hides the other from a reader. */
export function OptionList({ position, options, chosen, struck, isOpen, choose, strike }: OptionListProps) {
  const { t } = useTranslation();
  const list = useFollowingFocus(chosen);
  return (
    <fieldset className="opts" ref={list}>
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
              <span className={typeof text === 'string' ? 't' : 't rich'}>
                <RichText text={text} isPressable />
              </span>
              {isStruck && <span className="sr">({t('item.struck')})</span>}
            </label>
            <span className="tools">
              {picturesWithWords(text).map(({ alt, name }, place) => (
                <EnlargeButton key={place} name={name} alt={alt} letter={letter} />
              ))}
              <button
                className="strike"
                aria-label={t(isStruck ? 'item.unstrike' : 'item.strike', { letter })}
                aria-pressed={isStruck}
                onClick={() => strike(response)}
              >
                <Icon mark={isStruck ? 'undo' : 'strike'} />
              </button>
            </span>
          </div>
        );
      })}
    </fieldset>
  );
}

/** A letter key can choose while another option has the focus: its ring beside the choice would look like a second one. */
function useFollowingFocus(chosen: number | null) {
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLInputElement) || list.current?.contains(focused) !== true) return;
    list.current.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true });
  }, [chosen]);
  return list;
}

function picturesWithWords(text: Text): { readonly name: string; readonly alt: string }[] {
  const found: { name: string; alt: string }[] = [];
  mapElements(text, (element) => {
    const { alt = '', src } = element.attributes ?? {};
    if (element.tag === 'img' && src !== undefined) found.push({ name: src, alt });
    return element;
  });
  return found;
}
