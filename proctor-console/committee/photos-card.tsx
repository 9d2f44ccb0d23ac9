import { useCallback, useState } from 'react';
import type { PhotosReply } from '#protocol/sessions-http.ts';
import { FileEntry } from '../appearance/file-entry.tsx';
import { Icon } from '../appearance/icon.tsx';
import type { Told } from '../connection/bank-desk.ts';
import { sessionDesk } from '../connection/session-desk.ts';
import type { DeskReply } from '../connection/staff-desk.ts';
import { Refused } from '../bank/refused.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from '../monitor/confirm-dialog.tsx';
import { useTold } from './committee-context.ts';
import { ProblemList } from './problem-list.tsx';

const NAMED = 20;

/** Faces for the door: given as an archive or one by one, and taken away again. */
export function PhotosCard({ session }: { session: string }) {
  const { t, number } = useSpeech();
  const { told, refusal, again } = useTold(useCallback(() => sessionDesk.photos(session), [session]));
  const [answer, setAnswer] = useState<DeskReply<Told<PhotosReply>> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const run = async (ask: () => Promise<DeskReply<Told<PhotosReply>>>): Promise<void> => {
    setBusy(true);
    setAnswer(await ask());
    setBusy(false);
    again();
  };
  const given = answer?.ok === true ? answer : null;
  const without = told?.without ?? [];
  return (
    <section className="card photos" aria-labelledby="photos-title">
      <h2 id="photos-title">{t('photos.title')}</h2>
      <p className="small">{t('photos.lead')}</p>
      <FileEntry
        label={t('photos.file')}
        accept=".zip,.jpg,.jpeg,.png"
        disabled={isBusy}
        onFile={(file) => file !== null && void run(() => sessionDesk.givePhotos(session, file))}
      />
      <Refused refusal={answer?.ok === false ? answer.refusal : refusal} again={again} />
      <p role="status">
        {isBusy
          ? t('photos.busy')
          : given !== null && t('photos.taken', { count: given.taken, n: number(given.taken) })}
      </p>
      {given !== null && given.problems.length > 0 && (
        <ProblemList title={t('photos.problems')} problems={given.problems} />
      )}
      {told !== null && (
        <p className="small">
          {without.length === 0
            ? t('photos.all')
            : t('photos.without', { count: without.length, n: number(without.length) })}{' '}
          {without.length > 0 && without.length <= NAMED && without.join(', ')}
        </p>
      )}
      <p className="links">
        <button type="button" className="btn sm" disabled={isBusy} onClick={() => setAsking(true)}>
          <Icon name="cross" />
          {t('photos.remove')}
        </button>
      </p>
      {isAsking && (
        <ConfirmDialog
          title={t('photos.remove')}
          goes={t('photos.remove')}
          isGrave
          onCancel={() => setAsking(false)}
          onConfirm={async () => {
            await run(() => sessionDesk.removePhotos(session));
            setAsking(false);
            return '';
          }}
        >
          <p>{t('photos.sure')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
