import { useState } from 'react';
import type { SessionSummary } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Counts } from '../state/attention.ts';
import type { TimeLeft } from '../state/time-left.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole, useMay } from './desk-context.tsx';
import { type DialogParts, OpenDialog } from './open-dialog.tsx';
import { useReplySentence } from './reply-sentence.ts';

const STEPS = ['prepared', 'open', 'closed'] as const;

interface StepsParts {
  readonly session: SessionSummary;
  readonly counts: Counts;
  readonly left: TimeLeft | null;
}

export function SessionSteps({ session, counts, left }: StepsParts) {
  const { t, hour } = useSpeech();
  const mayAct = useMay('open-session');
  const [asks, setAsks] = useState<'open' | 'close' | null>(null);
  const reached = STEPS.indexOf(session.phase);
  const at = { prepared: session.opensAt, open: session.openedAt, closed: session.closedAt };
  const lastEnd = left?.kind === 'until' ? left.at : null;
  const nextAt = { prepared: session.opensAt, open: lastEnd, closed: null }[session.phase];
  return (
    <div className="steps-box">
      <div className="l1">
        <h2>{t('steps.title')}</h2>
        <span>
          {nextAt === null
            ? t(`steps.next.${session.phase}`)
            : t(`steps.nextAt.${session.phase}`, { at: hour(nextAt, session.zone) })}
        </span>
      </div>
      <ol className="steps">
        {STEPS.map((step, index) => (
          <li
            key={step}
            className={index < reached || session.phase === 'closed' ? 'd' : index === reached ? 'n' : undefined}
            aria-current={index === reached ? 'step' : undefined}
          >
            {(index < reached || session.phase === 'closed') && <Icon name="check" />}
            {t(`steps.reached.${step}`)}
            {index > 0 && index <= reached && at[step] !== null && <time>{hour(at[step], session.zone)}</time>}
          </li>
        ))}
      </ol>
      {mayAct && session.phase === 'prepared' && (
        <button type="button" className="btn sm primary" onClick={() => setAsks('open')}>
          {t('steps.open')}
        </button>
      )}
      {mayAct && session.phase === 'open' && (
        <button type="button" className="btn sm danger" onClick={() => setAsks('close')}>
          {t('steps.close')}
        </button>
      )}
      {asks === 'open' && <OpenDialog session={session} counts={counts} onDone={() => setAsks(null)} />}
      {asks === 'close' && <CloseDialog session={session} counts={counts} onDone={() => setAsks(null)} />}
    </div>
  );
}

function CloseDialog({ session, counts, onDone }: DialogParts) {
  const { t, words, number } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  return (
    <ConfirmDialog
      title={t('close.title')}
      goes={t('steps.close')}
      isGrave
      asksReason
      onCancel={onDone}
      onConfirm={async (reason) => {
        const reply = await line.act('close-session', { sessionId: session.id, reason });
        if (reply.ok) onDone();
        return say(reply);
      }}
    >
      <p>{t('close.what', { title: words(session.title) })}</p>
      <p>{t('close.who', { working: number(counts.working + counts.paused), finished: number(counts.finished) })}</p>
      {counts.held > 0 && <p>{t('close.held', { count: counts.held, n: number(counts.held) })}</p>}
      {counts.unstarted > 0 && <p>{t('close.unstarted', { count: counts.unstarted, n: number(counts.unstarted) })}</p>}
    </ConfirmDialog>
  );
}
