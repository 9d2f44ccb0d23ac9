import type { i18n } from 'i18next';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  );
}

/** What a field is called on the screen. */
function nameOf(field: Field): string {
  const label = field.labels?.[0];
  return (label?.querySelector('.label') ?? label)?.textContent.trim() ?? '';
}

/** A browser says what is wrong with a field in the browser's language; here it says it in the reader's. */
export function speakOfFields(speech: i18n): () => void {
  const say = ({ target }: Event): void => {
    if (!isField(target)) return;
    const { valueMissing } = target.validity;
    target.setCustomValidity(speech.t(valueMissing ? 'field.missing' : 'field.wrong', { field: nameOf(target) }));
  };
  const hush = ({ target }: Event): void => {
    if (isField(target)) target.setCustomValidity('');
  };
  document.addEventListener('invalid', say, true);
  document.addEventListener('input', hush, true);
  return () => {
    document.removeEventListener('invalid', say, true);
    document.removeEventListener('input', hush, true);
  };
}
