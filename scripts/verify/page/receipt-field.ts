import { element } from './elements.ts';

interface FieldWords {
  readonly receipt: string;
  readonly receiptHint: string;
}

/** Where a receipt's code is typed, scanned or pasted, with its label; `button` says what is done with it. */
export function receiptForm(
  say: FieldWords,
  { button, value }: { readonly button: string; readonly value?: string },
  ...more: readonly (HTMLElement | null)[]
): { readonly form: HTMLElement; readonly field: HTMLInputElement } {
  const field = element('input', {
    ...{ id: 'receipt', autocomplete: 'off', spellcheck: 'false', value, placeholder: 'VTA…' },
    'aria-describedby': 'receipt-hint',
  }) as HTMLInputElement;
  const hint = element('small', { id: 'receipt-hint' }, say.receiptHint);
  const form = element(
    'form',
    { class: 'given' },
    element('label', { for: 'receipt' }, say.receipt, ' ', hint, field),
    element('button', { class: 'btn', type: 'submit' }, button),
    ...more,
  );
  return { form, field };
}
