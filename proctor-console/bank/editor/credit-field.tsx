import { CREDIT_RULES, type CreditRule } from '#domain/item/interaction.ts';
import { useSpeech } from '../../messages/speech.ts';
import { SelectField } from './fields.tsx';

interface CreditParts<R extends CreditRule> {
  readonly value: R;
  readonly rules?: readonly R[];
  readonly onChange: (rule: R) => void;
}

/** How the parts of one answer add up. */
export function CreditField<R extends CreditRule>({ onChange, rules, value }: CreditParts<R>) {
  const { t } = useSpeech();
  const offered = rules ?? (CREDIT_RULES as readonly R[]);
  return (
    <SelectField
      label={t('edit.credit')}
      where="interaction.credit"
      value={value}
      options={offered.map((rule) => [rule, t(`edit.creditRule.${rule}`)])}
      onChange={onChange}
    />
  );
}
