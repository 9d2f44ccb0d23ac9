import { useState } from 'react';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useBankRoom } from './bank-context.ts';
import { Refused } from './refused.tsx';

/** The approved version of every item as one file, from which a session can be prepared. */
export function ExportButton({ bank }: { bank: string }) {
  const { t } = useSpeech();
  const { desk } = useBankRoom();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    setSaid(t('export.making'));
    const reply = await desk.exported(bank);
    setBusy(false);
    setRefusal(reply.ok ? null : reply.refusal);
    setSaid(reply.ok ? t('export.done', { name: `${bank}.zip` }) : '');
    if (!reply.ok) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(reply.file);
    link.download = `${bank}.zip`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <button type="button" className="btn sm" disabled={isBusy} title={t('export.lead')} onClick={() => void save()}>
        {t('export.go')}
      </button>
      <span role="status" className="q">
        {said !== '' && `${said} ${t('export.lead')}`}
      </span>
      <Refused refusal={refusal} />
    </>
  );
}
