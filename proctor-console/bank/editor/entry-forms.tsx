import { FULL_CREDIT, type GapChoice, type Numeric, type ShortText } from '#domain/item/interaction.ts';
import { mapElements } from '#domain/item/rich-text.ts';
import { useSpeech } from '../../messages/speech.ts';
import { replaced, swapped, without } from '../../state/list-edits.ts';
import { CreditField } from './credit-field.tsx';
import { CheckField, NumberField, SelectField, TextField } from './fields.tsx';
import type { InteractionParts } from './interaction-parts.ts';
import { letter, ordinal } from './letters.ts';
import { MarkupField } from './markup-field.tsx';
import { PercentField } from './percent-field.tsx';
import { Rows } from './rows.tsx';

const LONGEST_TEXT = 4_000;

export function NumericForm({ onChange, value }: InteractionParts<Numeric>) {
  const { t } = useSpeech();
  const { accepted, units } = value;
  const change = (at: number, part: Partial<Numeric['accepted'][number]>): void =>
    onChange({ ...value, accepted: replaced(accepted, at, { ...accepted[at]!, ...part }) });
  const changeUnit = (at: number, part: Partial<Numeric['units'][number]>): void =>
    onChange({ ...value, units: replaced(units, at, { ...units[at]!, ...part }) });
  return (
    <>
      <p className="q">{t('edit.numericHint')}</p>
      <Rows
        title={t('edit.accepted')}
        where="interaction.accepted"
        count={accepted.length}
        nameOf={ordinal}
        addWord={t('edit.addAccepted')}
        onAdd={() => onChange({ ...value, accepted: [...accepted, { least: '', greatest: '', credit: FULL_CREDIT }] })}
        onRemove={(at) => onChange({ ...value, accepted: without(accepted, at) })}
        onSwap={(a, b) => onChange({ ...value, accepted: swapped(accepted, a, b) })}
        row={(at) => (
          <div className="entries">
            <TextField
              label={t('edit.fromNumber')}
              where={`interaction.accepted[${at}]`}
              inputMode="decimal"
              value={accepted[at]?.least ?? ''}
              // Most numbers are one number: who types the first end has typed both, until they part them.
              onChange={(least) =>
                change(at, accepted[at]?.greatest === accepted[at]?.least ? { least, greatest: least } : { least })
              }
            />
            <TextField
              label={t('edit.to')}
              where={`interaction.accepted[${at}].greatest`}
              inputMode="decimal"
              value={accepted[at]?.greatest ?? ''}
              onChange={(greatest) => change(at, { greatest })}
            />
            <PercentField
              label={t('edit.share')}
              where={`interaction.accepted[${at}].credit`}
              value={accepted[at]?.credit ?? 0}
              onChange={(credit) => change(at, { credit })}
            />
          </div>
        )}
      />
      <div className="entries">
        <SelectField
          label={t('edit.unit')}
          where="interaction.unit"
          value={value.unit}
          options={(['none', 'optional', 'required'] as const).map((one) => [one, t(`edit.unitRule.${one}`)])}
          onChange={(unit) => onChange({ ...value, unit })}
        />
        <SelectField
          label={t('edit.decimalMark')}
          where="interaction.decimalMark"
          value={value.decimalMark ?? '.'}
          options={[
            [',', t('edit.comma')],
            ['.', t('edit.point')],
          ]}
          onChange={(decimalMark) => onChange({ ...value, decimalMark })}
        />
      </div>
      {value.unit !== 'none' && (
        <Rows
          title={t('edit.units')}
          where="interaction.units"
          count={units.length}
          nameOf={ordinal}
          addWord={t('edit.addUnit')}
          onAdd={() => onChange({ ...value, units: [...units, { name: '', factor: '1' }] })}
          onRemove={(at) => onChange({ ...value, units: without(units, at) })}
          row={(at) => (
            <div className="entries">
              <TextField
                label={t('edit.unitName')}
                where={`interaction.units[${at}]`}
                value={units[at]?.name ?? ''}
                onChange={(name) => changeUnit(at, { name })}
              />
              <TextField
                label={t('edit.factor')}
                where={`interaction.units[${at}].factor`}
                inputMode="decimal"
                value={units[at]?.factor ?? ''}
                onChange={(factor) => changeUnit(at, { factor })}
              />
            </div>
          )}
        />
      )}
    </>
  );
}

export function ShortTextForm({ onChange, value }: InteractionParts<ShortText>) {
  const { t } = useSpeech();
  const { accepted, sameness } = value;
  const change = (at: number, part: Partial<ShortText['accepted'][number]>): void =>
    onChange({ ...value, accepted: replaced(accepted, at, { ...accepted[at]!, ...part }) });
  const same = (part: Partial<ShortText['sameness']>): void =>
    onChange({ ...value, sameness: { ...sameness, ...part } });
  return (
    <>
      <Rows
        title={t('edit.accepted')}
        where="interaction.accepted"
        count={accepted.length}
        nameOf={ordinal}
        addWord={t('edit.addAccepted')}
        onAdd={() =>
          onChange({ ...value, accepted: [...accepted, { text: '', credit: FULL_CREDIT, wildcard: false }] })
        }
        onRemove={(at) => onChange({ ...value, accepted: without(accepted, at) })}
        onSwap={(a, b) => onChange({ ...value, accepted: swapped(accepted, a, b) })}
        row={(at) => (
          <div className="entries">
            <TextField
              label={t('edit.answer')}
              where={`interaction.accepted[${at}]`}
              value={accepted[at]?.text ?? ''}
              onChange={(text) => change(at, { text })}
            />
            <PercentField
              label={t('edit.share')}
              where={`interaction.accepted[${at}].credit`}
              value={accepted[at]?.credit ?? 0}
              onChange={(credit) => change(at, { credit })}
            />
            <CheckField
              label={t('edit.wildcard')}
              checked={accepted[at]?.wildcard === true}
              onChange={(wildcard) => change(at, { wildcard })}
            />
          </div>
        )}
      />
      <fieldset className="rows">
        <legend>{t('edit.sameness')}</legend>
        <CheckField
          label={t('edit.ignoresCase')}
          checked={sameness.ignoresCase}
          onChange={(ignoresCase) => same({ ignoresCase })}
        />
        <CheckField
          label={t('edit.ignoresAccents')}
          checked={sameness.ignoresAccents}
          onChange={(ignoresAccents) => same({ ignoresAccents })}
        />
        <CheckField
          label={t('edit.ignoresPunctuation')}
          checked={sameness.ignoresPunctuation}
          onChange={(ignoresPunctuation) => same({ ignoresPunctuation })}
        />
      </fieldset>
      <NumberField
        label={t('edit.longest')}
        where="interaction.longest"
        value={value.longest}
        least={1}
        most={LONGEST_TEXT}
        onChange={(longest) => onChange({ ...value, longest: longest ?? 1 })}
      />
    </>
  );
}

export function GapForm({ onChange, value }: InteractionParts<GapChoice>) {
  const { t } = useSpeech();
  const { gaps, text } = value;
  const change = (at: number, part: Partial<GapChoice['gaps'][number]>): void =>
    onChange({ ...value, gaps: replaced(gaps, at, { ...gaps[at]!, ...part }) });
  return (
    <>
      <MarkupField
        label={t('edit.gapText')}
        where="interaction.text"
        hint={t('edit.gapHint')}
        rows={3}
        value={text}
        onChange={(next) => onChange({ ...value, text: next })}
      />
      <Rows
        title={t('edit.gaps')}
        where="interaction.gaps"
        count={gaps.length}
        nameOf={ordinal}
        addWord={t('edit.addGap')}
        onAdd={() => onChange({ ...value, gaps: [...gaps, { options: ['', ''], key: 0 }] })}
        onRemove={(at) => onChange({ ...value, gaps: without(gaps, at), text: withoutGap(text, at) })}
        row={(at) => <GapOptions at={at} gap={gaps[at]!} onChange={(part) => change(at, part)} />}
      />
      <CreditField value={value.credit} onChange={(credit) => onChange({ ...value, credit })} />
    </>
  );
}

/** Gaps behind the one that is gone move up; its own place in the text stays for its author to take out. */
function withoutGap(text: GapChoice['text'], gone: number): GapChoice['text'] {
  return mapElements(text, (element) => {
    const gap = Number(/^gap-(\d+)$/.exec(element.attributes?.title ?? '')?.[1] ?? -1);
    return gap > gone ? { ...element, attributes: { title: `gap-${gap - 1}` } } : element;
  });
}

interface GapOptionsParts {
  readonly at: number;
  readonly gap: GapChoice['gaps'][number];
  readonly onChange: (part: Partial<GapChoice['gaps'][number]>) => void;
}

function GapOptions({ at, gap: { key, options }, onChange }: GapOptionsParts) {
  const { t } = useSpeech();
  return (
    <Rows
      title={t('edit.gapOptions', { n: at + 1 })}
      where={`interaction.gaps[${at}].options`}
      count={options.length}
      nameOf={letter}
      addWord={t('edit.addOption')}
      onAdd={() => onChange({ options: [...options, ''] })}
      onRemove={(place) =>
        onChange({ options: without(options, place), key: place < key ? key - 1 : Math.min(key, options.length - 2) })
      }
      row={(place) => (
        <>
          <TextField
            label={t('edit.option', { name: letter(place) })}
            isQuiet
            where={`interaction.gaps[${at}].options[${place}]`}
            value={options[place] ?? ''}
            onChange={(text) => onChange({ options: replaced(options, place, text) })}
          />
          <label className="check">
            <input type="radio" checked={key === place} onChange={() => onChange({ key: place })} />
            {t('edit.isKey')}
          </label>
        </>
      )}
    />
  );
}
