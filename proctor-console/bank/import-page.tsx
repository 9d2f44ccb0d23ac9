import { type FormEvent, useState } from 'react';
import type { PreviewReply } from '#protocol/items-http.ts';
import { FileEntry } from '../appearance/file-entry.tsx';
import type { Told } from '../connection/bank-desk.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { addressOf } from './bank-address.ts';
import { mayImport, useBankRoom } from './bank-context.ts';
import { BankHead } from './bank-head.tsx';
import { ImportPreview } from './import-preview.tsx';
import { Problems } from './problems.tsx';
import { Refused } from './refused.tsx';
import { type ImportStage, useImport } from './use-import.ts';

type Checked = { readonly file: File; readonly found: Told<PreviewReply> };

/** Choose, look, import. Nothing changes before the last; another file begins anew. */
export function ImportPage({ bank }: { bank: string }) {
  const { t } = useSpeech();
  const { desk, me } = useBankRoom();
  const [file, setFile] = useState<File | null>(null);
  const [isChecking, setChecking] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const { stage, start, forget } = useImport(bank);
  const isBusy = isChecking || stage.kind === 'running';

  const choose = (chosen: File | null) => {
    setFile(chosen);
    setChecked(null);
    setRefusal(null);
    forget();
  };
  const check = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    choose(file);
    setChecking(true);
    const reply = await desk.preview(bank, file);
    setChecking(false);
    if (reply.ok) setChecked({ file, found: reply });
    else setRefusal(reply.refusal);
  };
  return (
    <>
      <BankHead bank={bank} page={t('bank.importTitle')} />
      {mayImport(me.role) ? (
        <form className="card choose-file" onSubmit={check}>
          <p>{t('bank.importLead')}</p>
          <FileEntry label={t('bank.file')} disabled={isBusy} onFile={choose} />
          <button className={checked === null ? 'btn primary' : 'btn'} disabled={file === null || isBusy}>
            {t('bank.preview')}
          </button>
        </form>
      ) : (
        <p className="said">{t('refusal.not-allowed')}</p>
      )}
      <p role="status">{isChecking && t('bank.previewing')}</p>
      <Refused refusal={refusal} />
      <Progress bank={bank} stage={stage} />
      {checked !== null && stage.kind !== 'done' && (
        <ImportPreview bank={bank} found={checked.found} isBusy={isBusy} onImport={() => void start(checked.file)} />
      )}
    </>
  );
}

function Progress({ bank, stage }: { bank: string; stage: ImportStage }) {
  const { t, number } = useSpeech();
  switch (stage.kind) {
    case 'idle':
      return null;
    case 'refused':
      return <Refused refusal={stage.refusal} />;
    case 'running': {
      const { done, of } = stage;
      const words = of === 0 ? t('bank.sending') : t('bank.importing', { done: number(done), of: number(of) });
      return (
        <div className="card running">
          <progress aria-label={t('bank.importTitle')} {...(of > 0 && { value: done, max: of })} />
          <p>{words}</p>
        </div>
      );
    }
    case 'done':
      return (
        <div className="card running">
          <p role="status">
            {t('bank.imported', { written: number(stage.written), unchanged: number(stage.unchanged) })}
          </p>
          <a className="btn primary" href={addressOf({ page: 'items', bank })}>
            {t('bank.seeItems')}
          </a>
          <Problems problems={stage.problems} />
        </div>
      );
  }
}
