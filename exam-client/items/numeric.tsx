import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_NUMBER } from '#domain/item/response.ts';
import type { ItemViewProps } from './item-props.ts';
import { Stem } from './stem.tsx';
import { TypedField } from './typed-field.tsx';
import './kinds.css';

/** The unit may be chosen before the number is typed: it waits here until there is an answer that it belongs to. */
export function NumericItem({ face, isOpen, respond, response }: ItemViewProps<'numeric'>) {
  const { t } = useTranslation();
  const { decimalMark, unit, units } = face;
  const [known, setKnown] = useState(response);
  const [wanted, setWanted] = useState(response?.unit ?? null);
  if (response !== known) {
    setKnown(response);
    setWanted(response?.unit ?? null);
  }
  const number = response?.number ?? '';
  const keepNumber = (typed: string): void => {
    respond(typed.trim() === '' ? null : { number: typed.trim(), unit: wanted });
  };
  const keepUnit = (chosen: string | null): void => {
    setWanted(chosen);
    if (number !== '') respond({ number, unit: chosen });
  };
  return (
    <>
      <Stem blocks={face.stem} />
      <div className="typed-row">
        <label className="typed-name short">
          {t('kinds.number')}
          <TypedField
            value={number}
            label={t('kinds.number')}
            longest={LONGEST_NUMBER}
            isOpen={isOpen}
            inputMode="decimal"
            keep={keepNumber}
          />
        </label>
        {unit !== 'none' && (
          <label className="typed-name">
            {t('kinds.unit')}
            <select
              aria-label={t('kinds.unit')}
              className={wanted === null ? '' : 'on'}
              value={wanted ?? ''}
              disabled={!isOpen}
              onChange={({ target }) => keepUnit(target.value === '' ? null : target.value)}
            >
              <option value="">{t('kinds.no-unit')}</option>
              {units.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p className="typed-hint">
        {t(decimalMark === ',' ? 'kinds.comma' : 'kinds.point')}{' '}
        <b role="status">{unit === 'required' && number !== '' && wanted === null && t('kinds.unit-missing')}</b>
      </p>
    </>
  );
}
