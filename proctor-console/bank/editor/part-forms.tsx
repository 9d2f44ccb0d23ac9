import { useId } from 'react';
import type { Matching, Ordering, TrueFalse, TrueFalseGrid } from '#domain/item/interaction.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { useSpeech } from '../../messages/speech.ts';
import { placesSwapped, placesToggled, placesWithout, replaced, swapped, without } from '../../state/list-edits.ts';
import { CreditField } from './credit-field.tsx';
import { CheckField, Faults, TextField } from './fields.tsx';
import type { InteractionParts } from './interaction-parts.ts';
import { letter, ordinal } from './letters.ts';
import { MarkupField } from './markup-field.tsx';
import { Rows } from './rows.tsx';

export function TrueFalseForm({ onChange, value }: InteractionParts<TrueFalse>) {
  return (
    <fieldset className="rows">
      <Legend />
      <Truth value={value.key} labels={null} onChange={(key) => onChange({ ...value, key })} />
    </fieldset>
  );
}

function Legend() {
  const { t } = useSpeech();
  return <legend>{t('edit.keyWord')}</legend>;
}

interface TruthParts {
  readonly value: boolean;
  readonly labels: readonly [string, string] | null;
  readonly onChange: (value: boolean) => void;
}

function Truth({ labels, onChange, value }: TruthParts) {
  const { t } = useSpeech();
  const name = useId();
  return (
    <span className="truth">
      {[true, false].map((one) => (
        <label key={String(one)} className="check">
          <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
          {labels?.[one ? 0 : 1] ?? t(one ? 'bank.true' : 'bank.false')}
        </label>
      ))}
    </span>
  );
}

export function GridForm({ onChange, value }: InteractionParts<TrueFalseGrid>) {
  const { t } = useSpeech();
  const { key, labels, statements } = value;
  const relabel = (at: 0 | 1, text: string): void => {
    const next: [string, string] = [labels?.[0] ?? '', labels?.[1] ?? ''];
    next[at] = text;
    onChange({ ...value, labels: next[0] === '' && next[1] === '' ? null : next });
  };
  return (
    <>
      <Rows
        title={t('edit.statements')}
        where="interaction.statements"
        count={statements.length}
        nameOf={ordinal}
        addWord={t('edit.addStatement')}
        onAdd={() => onChange({ ...value, statements: [...statements, ''], key: [...key, true] })}
        onRemove={(at) => onChange({ ...value, statements: without(statements, at), key: without(key, at) })}
        onSwap={(a, b) => onChange({ ...value, statements: swapped(statements, a, b), key: swapped(key, a, b) })}
        row={(at) => (
          <>
            <MarkupField
              label={t('edit.statement', { name: ordinal(at) })}
              isQuiet
              where={`interaction.statements[${at}]`}
              value={statements[at] ?? ''}
              onChange={(text) => onChange({ ...value, statements: replaced(statements, at, text) })}
            />
            <Truth
              value={key[at] === true}
              labels={labels}
              onChange={(truth) => onChange({ ...value, key: replaced(key, at, truth) })}
            />
          </>
        )}
      />
      <div className="entries">
        {([0, 1] as const).map((at) => (
          <TextField
            key={at}
            label={t(at === 0 ? 'edit.labelTrue' : 'edit.labelFalse')}
            hint={t('edit.labelHint')}
            where={`interaction.labels[${at}]`}
            value={labels?.[at] ?? ''}
            onChange={(text) => relabel(at, text)}
          />
        ))}
      </div>
      <CreditField value={value.credit} onChange={(credit) => onChange({ ...value, credit })} />
    </>
  );
}

export function MatchingForm({ onChange, value }: InteractionParts<Matching>) {
  const { t } = useSpeech();
  const { key, sources, targets } = value;
  return (
    <>
      <Rows
        title={t('edit.sources')}
        where="interaction.sources"
        count={sources.length}
        nameOf={ordinal}
        addWord={t('edit.addSource')}
        onAdd={() => onChange({ ...value, sources: [...sources, ''], key: [...key, []] })}
        onRemove={(at) => onChange({ ...value, sources: without(sources, at), key: without(key, at) })}
        onSwap={(a, b) => onChange({ ...value, sources: swapped(sources, a, b), key: swapped(key, a, b) })}
        row={(at) => (
          <>
            <MarkupField
              label={t('edit.source', { name: ordinal(at) })}
              isQuiet
              where={`interaction.sources[${at}]`}
              value={sources[at] ?? ''}
              onChange={(text) => onChange({ ...value, sources: replaced(sources, at, text) })}
            />
            <span className="truth" role="group" aria-label={t('edit.goesWith')}>
              <span className="q">{t('edit.goesWith')}</span>
              {targets.map((target, place) => (
                <CheckField
                  key={place}
                  label={`${letter(place)} ${spokenText(target).slice(0, 24)}`}
                  checked={key[at]?.includes(place) === true}
                  onChange={() => onChange({ ...value, key: replaced(key, at, placesToggled(key[at] ?? [], place)) })}
                />
              ))}
            </span>
            <Faults where={`interaction.key[${at}]`} />
          </>
        )}
      />
      <Rows
        title={t('edit.targets')}
        where="interaction.targets"
        count={targets.length}
        nameOf={letter}
        addWord={t('edit.addTarget')}
        onAdd={() => onChange({ ...value, targets: [...targets, ''] })}
        onRemove={(at) =>
          onChange({
            ...value,
            targets: without(targets, at),
            key: key.map((places) => placesWithout(places, at)),
          })
        }
        onSwap={(a, b) =>
          onChange({
            ...value,
            targets: swapped(targets, a, b),
            key: key.map((places) => placesSwapped(places, a, b)),
          })
        }
        row={(at) => (
          <MarkupField
            label={t('edit.target', { name: letter(at) })}
            isQuiet
            where={`interaction.targets[${at}]`}
            value={targets[at] ?? ''}
            onChange={(text) => onChange({ ...value, targets: replaced(targets, at, text) })}
          />
        )}
      />
      <CreditField value={value.credit} onChange={(credit) => onChange({ ...value, credit })} />
    </>
  );
}

export function OrderingForm({ onChange, value }: InteractionParts<Ordering>) {
  const { t } = useSpeech();
  const { entries } = value;
  return (
    <>
      <p className="q">{t('edit.orderingHint')}</p>
      <Rows
        title={t('edit.entries')}
        where="interaction.entries"
        count={entries.length}
        nameOf={ordinal}
        addWord={t('edit.addEntry')}
        onAdd={() => onChange({ ...value, entries: [...entries, ''] })}
        onRemove={(at) => onChange({ ...value, entries: without(entries, at) })}
        onSwap={(a, b) => onChange({ ...value, entries: swapped(entries, a, b) })}
        row={(at) => (
          <MarkupField
            label={t('edit.entry', { name: ordinal(at) })}
            isQuiet
            where={`interaction.entries[${at}]`}
            value={entries[at] ?? ''}
            onChange={(text) => onChange({ ...value, entries: replaced(entries, at, text) })}
          />
        )}
      />
      <CreditField
        value={value.credit}
        rules={['all-or-nothing', 'per-part']}
        onChange={(credit) => onChange({ ...value, credit })}
      />
    </>
  );
}
