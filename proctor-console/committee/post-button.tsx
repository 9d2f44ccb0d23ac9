import { useState } from 'react';
import type { Day } from '../connection/day-desk.ts';
import { dayDesk } from '../connection/day-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from '../monitor/confirm-dialog.tsx';
import { useRefusalSentence } from '../monitor/refusal-sentence.ts';
import { saveText } from './save-text.ts';

interface Post {
  readonly session: string;
  readonly posted: Day['posted'];
  readonly isNext: boolean;
  readonly again: () => void;
}

/** Has the sheet of what the session has fixed made, to be printed and put up; the ledger says who and when. */
export function PostButton({ isNext, posted, session, again }: Post) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  const [asks, setAsks] = useState(false);
  const word = t(posted === null ? 'day.post' : 'day.postAgain');
  return (
    <>
      <button type="button" className={isNext ? 'btn primary' : 'btn'} onClick={() => setAsks(true)}>
        {word}
      </button>
      {asks && (
        <ConfirmDialog
          title={word}
          goes={word}
          onCancel={() => setAsks(false)}
          onConfirm={async () => {
            const reply = await dayDesk.posting(session);
            if (!reply.ok) return say(reply.refusal);
            saveText(reply.page, `${session}-manifes.html`, 'text/html');
            saveText(reply.note, `${session}-manifes.note`, 'text/plain');
            setAsks(false);
            again();
            return '';
          }}
        >
          <p>{t('day.postLead')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
