import { useState } from 'react';
import { useSpeech } from '../messages/speech.ts';

/** Offers a text as a file of this browser. */
export function saveText(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The same of what only the console's header opens. */
export function useSave() {
  const { t } = useSpeech();
  const [said, setSaid] = useState('');
  const saveFrom = async (path: string, name: string): Promise<void> => {
    try {
      const response = await fetch(path, { headers: { 'x-terang': 'console' }, cache: 'no-store' });
      if (!response.ok) return setSaid(t('committee.notSaved'));
      saveText(await response.text(), name, 'text/csv');
      setSaid('');
    } catch {
      setSaid(t('refusal.unreachable'));
    }
  };
  return { said, saveFrom };
}
