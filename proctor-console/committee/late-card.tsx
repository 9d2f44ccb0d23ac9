import { useState } from 'react';
import { may } from '#domain/staff/permissions.ts';
import { type Day, dayDesk } from '../connection/day-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from '../monitor/confirm-dialog.tsx';
import { useRefusalSentence } from '../monitor/refusal-sentence.ts';
import { useCommittee } from './committee-context.ts';

type Late = Day['late'][number];
type Word = 'confirm' | 'reject' | 'withdraw';

interface CardParts {
  readonly session: string;
  readonly day: Day;
  readonly again: () => void;
}

/** Until when one person lets in who is late, and whom it takes two for: proposed here or on a console, settled by somebody else. */
export function LateCard({ session, day, again }: CardParts) {
  const { t, clock } = useSpeech();
  const [asked, setAsked] = useState<{ readonly late: Late; readonly word: Word } | null>(null);
  const { zone } = day.session;
  if (day.cutOffAt === null && day.late.length === 0) return null;
  return (
    <section className="card late-card" aria-label={t('late.title')}>
      {day.cutOffAt !== null && (
        <p>{t(day.isTooLate ? 'late.over' : 'late.until', { at: clock(day.cutOffAt, zone) })}</p>
      )}
      <h2 hidden={day.late.length === 0}>{t('late.title')}</h2>
      <div role="status">
        <ul>
          {day.late.map((late) => (
            <li key={late.proposal}>
              <span>{t('late.line', { ...late, at: clock(late.at, zone) })}</span>
              <Words late={late} onAsk={(word) => setAsked({ late, word })} />
            </li>
          ))}
        </ul>
      </div>
      {asked !== null && (
        <WordDialog
          {...asked}
          session={session}
          onDone={() => {
            setAsked(null);
            again();
          }}
        />
      )}
    </section>
  );
}

function Words({ late, onAsk }: { late: Late; onAsk: (word: Word) => void }) {
  const { t } = useSpeech();
  const { me } = useCommittee();
  const isOwn = late.by === me.name;
  const words: readonly Word[] = isOwn ? ['withdraw'] : may(me.role, 'settle-proposals') ? ['confirm', 'reject'] : [];
  return (
    <span className="links">
      {words.map((word) => (
        <button
          key={word}
          type="button"
          className={word === 'confirm' ? 'btn sm primary' : 'btn sm'}
          onClick={() => onAsk(word)}
        >
          {t(`late.${word}`)}
        </button>
      ))}
    </span>
  );
}

interface WordParts {
  readonly late: Late;
  readonly word: Word;
  readonly session: string;
  readonly onDone: () => void;
}

function WordDialog({ late, word, session, onDone }: WordParts) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  return (
    <ConfirmDialog
      title={`${t(`late.${word}`)}: ${late.name} (${late.number})`}
      goes={t(`late.${word}`)}
      asksReason
      onCancel={onDone}
      onConfirm={async (reason) => {
        const reply = await dayDesk.settleLate(session, word, late.proposal, reason);
        if (!reply.ok) return say(reply.refusal);
        onDone();
        return '';
      }}
    >
      <p>
        {t('late.reason')}: {late.reason}
      </p>
    </ConfirmDialog>
  );
}
