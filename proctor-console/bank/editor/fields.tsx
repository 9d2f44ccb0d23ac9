import { type ReactNode, useId } from 'react';
import { Icon } from '../../appearance/icon.tsx';
import { useEditor } from './editor-context.ts';

/** What is wrong at one field, beside it and read out with it. */
export function Faults({ id, where }: { id?: string; where: string }) {
  const { faults } = useEditor();
  const found = faults.get(where) ?? [];
  return (
    <span id={id} className="faults">
      {found.map((sentence) => (
        <span key={sentence} className="said">
          <Icon name="alarm" />
          {sentence}
        </span>
      ))}
    </span>
  );
}

interface FieldParts {
  readonly label: string;
  readonly where: string;
  readonly hint?: string;
  /** The label is only read out, as a heading says it already. */
  readonly isQuiet?: boolean;
  readonly children: (props: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
  }) => ReactNode;
}

export function Field({ children, hint, isQuiet = false, label, where }: FieldParts) {
  const id = useId();
  const { faults } = useEditor();
  const isWrong = faults.has(where);
  return (
    <div className="entry sm" data-where={where}>
      <label className={isQuiet ? 'sr' : 'label'} htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}-hint ${id}-faults`, 'aria-invalid': isWrong })}
      <span id={`${id}-hint`} className="q" hidden={hint === undefined}>
        {hint}
      </span>
      <Faults id={`${id}-faults`} where={where} />
    </div>
  );
}

interface TextParts {
  readonly label: string;
  readonly where: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly list?: readonly string[];
  readonly isQuiet?: boolean;
  readonly inputMode?: 'decimal' | 'numeric';
}

export function TextField({ inputMode, list, onChange, value, ...field }: TextParts) {
  const options = useId();
  return (
    <Field {...field}>
      {(props) => (
        <>
          <input
            {...props}
            value={value}
            autoComplete="off"
            {...(inputMode !== undefined && { inputMode })}
            {...(list !== undefined && { list: options })}
            onChange={({ target }) => onChange(target.value)}
          />
          {list !== undefined && (
            <datalist id={options}>
              {list.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

interface NumberParts extends Omit<TextParts, 'value' | 'onChange' | 'list'> {
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  /** Null where the field is empty. */
  readonly onChange: (value: number | null) => void;
}

/** Whole numbers; what is none is left out, and the browser says so. */
export function NumberField({ least, most, onChange, value, inputMode: _, ...field }: NumberParts) {
  return (
    <Field {...field}>
      {(props) => (
        <input
          {...props}
          type="number"
          min={least}
          max={most}
          step={1}
          value={value ?? ''}
          onChange={({ target }) => {
            const found = target.value === '' ? null : Math.round(Number(target.value));
            if (found === null || Number.isFinite(found))
              onChange(found === null ? null : Math.min(most, Math.max(least, found)));
          }}
        />
      )}
    </Field>
  );
}

interface SelectParts<T extends string> {
  readonly label: string;
  readonly where: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly onChange: (value: T) => void;
  readonly hint?: string;
}

export function SelectField<T extends string>({ onChange, options, value, ...field }: SelectParts<T>) {
  return (
    <Field {...field}>
      {(props) => (
        <select {...props} value={value} onChange={({ target }) => onChange(target.value as T)}>
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckParts {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField({ checked, label, onChange }: CheckParts) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
