import { useState } from 'react';
import { type Credit, FULL_CREDIT } from '#domain/item/interaction.ts';
import { Field } from './fields.tsx';

interface PercentParts {
  readonly label: string;
  readonly where: string;
  readonly value: Credit;
  readonly onChange: (credit: Credit) => void;
}

/** A share of full marks in percent, with up to four decimals, as credit is counted in millionths. */
export function PercentField({ onChange, value, ...field }: PercentParts) {
  const [typed, setTyped] = useState({ text: percent(value), value });
  const shown = typed.value === value ? typed.text : percent(value);
  const type = (text: string): void => {
    const found = Number(text.replace(',', '.'));
    const credit = Math.round((found * FULL_CREDIT) / 100);
    if (text.trim() === '' || !Number.isFinite(found) || credit < 0 || credit > FULL_CREDIT) {
      return setTyped({ text, value });
    }
    setTyped({ text, value: credit });
    onChange(credit);
  };
  return (
    <Field {...field}>
      {(props) => <input {...props} inputMode="decimal" value={shown} onChange={({ target }) => type(target.value)} />}
    </Field>
  );
}

function percent(credit: Credit): string {
  return String((100 * credit) / FULL_CREDIT);
}
