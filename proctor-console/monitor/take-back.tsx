import { useState } from 'react';
import type { TimelineLine } from '#protocol/staff-people.ts';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole, useMay } from './desk-context.tsx';
import { useReplySentence } from './reply-sentence.ts';

interface TakeBackParts {
  readonly line: TimelineLine;
  readonly number: string;
  readonly room: Room;
}

/** Words that still stand are taken back here too, when the line of the act that said them has long gone. */
export function TakeBack({ line: { detail, forAll, index, type }, number, room }: TakeBackParts) {
  const { t } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  const may = useMay('send-message');
  const [asks, setAsks] = useState(false);
  const { id, phase } = room.head.session;
  if (!may || type !== 'MESSAGE' || detail !== null || phase === 'closed') return null;
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setAsks(true)}>
        {t('act.withdraw-message')}
      </button>
      {asks && (
        <ConfirmDialog
          title={t('act.withdraw-message')}
          goes={t('act.withdraw-message')}
          asksReason
          onCancel={() => setAsks(false)}
          onConfirm={async (reason) => {
            const whom = forAll ? ('all' as const) : [number];
            const reply = await line.act('withdraw-message', { sessionId: id, whom, entryIndex: index, reason });
            if (!reply.ok) return say(reply);
            setAsks(false);
            return '';
          }}
        >
          {forAll && <p>{t('act.everybody')}</p>}
          <p>{t('undo.what.send-message')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
