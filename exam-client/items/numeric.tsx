import { useTranslation } from 'react-i18next';
import { LONGEST_NUMBER } from '#domain/item/response.ts';
import type { ItemViewProps } from './item-props.ts';
import { Stem } from './stem.tsx';
import { TypedField } from './typed-field.tsx';
import './kinds.css';

export function NumericItem({ face, isOpen, respond, response }: ItemViewProps<'numeric'>) {
  const { t } = useTranslation();
  const { decimalMark, unit, units } = face;
  const number = response?.number ?? '';
  const chosen = response?.unit ?? null;
  return (
    <>
      <Stem blocks={face.stem} />
      <div className="typed-row">
        <TypedField
          value={number}
          label={t('kinds.number')}
          longest={LONGEST_NUMBER}
          isOpen={isOpen}
          inputMode="decimal"
          keep={(typed) => respond(typed.trim() === '' ? null : { number: typed.trim(), unit: chosen })}
        />
        {unit !== 'none' && (
          <select
            aria-label={t('kinds.unit')}
            value={chosen ?? ''}
            disabled={!isOpen || number === ''}
            onChange={({ target }) => respond({ number, unit: target.value === '' ? null : target.value })}
          >
            <option value="">{t('kinds.no-unit')}</option>
            {units.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </div>
      <p className="typed-hint">{t(decimalMark === ',' ? 'kinds.comma' : 'kinds.point')}</p>
    </>
  );
}
