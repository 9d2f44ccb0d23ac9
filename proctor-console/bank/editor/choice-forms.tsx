import { useId } from 'react';
import type { CreditRule, MultipleResponse, SingleChoice, WeightedChoice } from '#domain/item/interaction.ts';
import { useSpeech } from '../../messages/speech.ts';
import { placesSwapped, placesToggled, placesWithout, replaced, swapped, without } from '../../state/list-edits.ts';
import { CreditField } from './credit-field.tsx';
import { CheckField, NumberField } from './fields.tsx';
import type { InteractionParts } from './interaction-parts.ts';
import { letter } from './letters.ts';
import { MarkupField } from './markup-field.tsx';
import { Rows } from './rows.tsx';

const MOST_POINTS = 100;

export function SingleForm({ onChange, value }: InteractionParts<SingleChoice>) {
  const { t } = useSpeech();
  const group = useId();
  const { key, options } = value;
  return (
    <Rows
      title={t('edit.options')}
      where="interaction.options"
      count={options.length}
      nameOf={letter}
      addWord={t('edit.addOption')}
      onAdd={() => onChange({ ...value, options: [...options, ''] })}
      onRemove={(at) => onChange({ ...value, options: without(options, at), key: placesWithout(key, at) })}
      onSwap={(a, b) => onChange({ ...value, options: swapped(options, a, b), key: placesSwapped(key, a, b) })}
      row={(at) => (
        <>
          <Option at={at} options={options} onChange={(next) => onChange({ ...value, options: next })} />
          <label className="check">
            <input
              type="radio"
              name={group}
              checked={key.includes(at)}
              onChange={() => onChange({ ...value, key: [at] })}
            />
            {t('edit.isKey')}
          </label>
        </>
      )}
    />
  );
}

export function WeightedForm({ onChange, value }: InteractionParts<WeightedChoice>) {
  const { t } = useSpeech();
  const { options, weights } = value;
  return (
    <Rows
      title={t('edit.options')}
      where="interaction.weights"
      count={options.length}
      nameOf={letter}
      addWord={t('edit.addOption')}
      onAdd={() => onChange({ ...value, options: [...options, ''], weights: [...weights, 0] })}
      onRemove={(at) => onChange({ ...value, options: without(options, at), weights: without(weights, at) })}
      onSwap={(a, b) => onChange({ ...value, options: swapped(options, a, b), weights: swapped(weights, a, b) })}
      row={(at) => (
        <>
          <Option at={at} options={options} onChange={(next) => onChange({ ...value, options: next })} />
          <NumberField
            label={t('edit.points')}
            where={`interaction.weights[${at}]`}
            value={weights[at] ?? 0}
            least={0}
            most={MOST_POINTS}
            onChange={(points) => onChange({ ...value, weights: replaced(weights, at, points ?? 0) })}
          />
        </>
      )}
    />
  );
}

/** Shares that a format gave single options are dropped as soon as the key is changed here. */
export function MultipleForm({ onChange, value }: InteractionParts<MultipleResponse>) {
  const { t } = useSpeech();
  const { key, options, shares, ...rest } = value;
  const rekeyed = (next: Pick<MultipleResponse, 'options' | 'key'>): void => onChange({ ...rest, ...next });
  return (
    <>
      <Rows
        title={t('edit.options')}
        where="interaction.options"
        count={options.length}
        nameOf={letter}
        addWord={t('edit.addOption')}
        onAdd={() => rekeyed({ options: [...options, ''], key })}
        onRemove={(at) => rekeyed({ options: without(options, at), key: placesWithout(key, at) })}
        onSwap={(a, b) => rekeyed({ options: swapped(options, a, b), key: placesSwapped(key, a, b) })}
        row={(at) => (
          <>
            <Option at={at} options={options} onChange={(next) => onChange({ ...value, options: next })} />
            <CheckField
              label={t('edit.isKey')}
              checked={key.includes(at)}
              onChange={() => rekeyed({ options, key: placesToggled(key, at) })}
            />
          </>
        )}
      />
      {shares !== undefined && <p className="q">{t('edit.hasShares')}</p>}
      <Bounds value={value} count={options.length} onChange={(bounds) => onChange({ ...value, ...bounds })} />
      <CreditField value={value.credit} onChange={(credit: CreditRule) => onChange({ ...value, credit })} />
    </>
  );
}

interface BoundsParts {
  readonly value: { readonly least: number; readonly most: number | null };
  readonly count: number;
  readonly onChange: (bounds: { least: number; most: number | null }) => void;
}

export function Bounds({ count, onChange, value: { least, most } }: BoundsParts) {
  const { t } = useSpeech();
  return (
    <div className="entries">
      <NumberField
        label={t('edit.least')}
        where="interaction.least"
        value={least}
        least={0}
        most={count}
        onChange={(next) => onChange({ least: next ?? 0, most })}
      />
      <NumberField
        label={t('edit.most')}
        where="interaction.most"
        hint={t('edit.mostHint')}
        value={most}
        least={1}
        most={Math.max(1, count)}
        onChange={(next) => onChange({ least, most: next })}
      />
    </div>
  );
}

interface OptionParts {
  readonly at: number;
  readonly options: SingleChoice['options'];
  readonly onChange: (options: SingleChoice['options']) => void;
}

function Option({ at, onChange, options }: OptionParts) {
  const { t } = useSpeech();
  return (
    <MarkupField
      label={t('edit.option', { name: letter(at) })}
      isQuiet
      where={`interaction.options[${at}]`}
      value={options[at] ?? ''}
      onChange={(text) => onChange(replaced(options, at, text))}
    />
  );
}
