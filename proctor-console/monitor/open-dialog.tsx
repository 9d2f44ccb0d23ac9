import { useEffect, useState } from 'react';
import type { SessionSummary } from '#protocol/proctor-down.ts';
import { type Day, dayDesk } from '../connection/day-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import type { Counts } from '../state/attention.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole } from './desk-context.tsx';
import { DifferingPages, countDiffering } from './differing-pages.tsx';
import { useReplySentence } from './reply-sentence.ts';

export interface DialogParts {
  readonly session: SessionSummary;
  readonly counts: Counts;
  readonly onDone: () => void;
}

const LOOK_EVERY_MS = 2_000;

/** How the computers stand, looked at again while it is asked; null before the first answer, or without one. */
function usePages(session: string): Day['pages'] | null {
  const [pages, setPages] = useState<Day['pages'] | null>(null);
  useEffect(() => {
    let isOld = false;
    const look = async (): Promise<void> => {
      const reply = await dayDesk.day(session);
      if (!isOld && reply.ok) setPages(reply.pages);
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isOld = true;
      clearInterval(timer);
    };
  }, [session]);
  return pages;
}

/** Where computers differ, the session opens with a reason or not at all. */
export function OpenDialog({ session, counts, onDone }: DialogParts) {
  const { t, words, number } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  const pages = usePages(session.id);
  const differs = pages !== null && countDiffering(pages) > 0;
  return (
    <ConfirmDialog
      title={t('open.title')}
      goes={t(differs ? 'steps.openAnyway' : 'steps.open')}
      isGrave={differs}
      asksReason={differs}
      onCancel={onDone}
      onConfirm={async (reason) => {
        const reply = await line.act('open-session', { sessionId: session.id, ...(differs && { reason }) });
        if (reply.ok) onDone();
        return say(reply);
      }}
    >
      <p>{t('open.what', { title: words(session.title) })}</p>
      <p>
        {t('open.who', {
          present: number(counts.present),
          expected: number(counts.expected),
          absent: number(counts.absent),
        })}
      </p>
      {differs && (
        <>
          <p>{t('open.differ')}</p>
          <DifferingPages pages={pages} />
        </>
      )}
    </ConfirmDialog>
  );
}
