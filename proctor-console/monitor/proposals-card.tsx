import { useState } from 'react';
import { ACT_DEEDS, may } from '#domain/staff/permissions.ts';
import type { ProposalShown } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole } from './desk-context.tsx';
import { someOf } from './person.ts';
import { useReplySentence } from './reply-sentence.ts';
import './proposals-card.css';

type Word = 'confirm' | 'reject' | 'withdraw';

const MINUTE_MS = 60_000;
/** Settled ones that are still told: more would leave a small window no table. */
const MOST_SETTLED = 2;

/** What waits for a second account, above everything else; and, for a little while, what became of it. */
export function ProposalsCard({ room }: { room: Room }) {
  const { t, number } = useSpeech();
  const [asked, setAsked] = useState<{ readonly proposal: ProposalShown; readonly word: Word } | null>(null);
  const open = room.head.proposals.filter(({ state }) => state === 'open');
  const settled = room.head.proposals.filter(({ state }) => state !== 'open');
  const proposals = [...open, ...settled.slice(-MOST_SETTLED)];
  return (
    <>
      <p role="status" className="proposals-told">
        {open.length > 0 && t('proposal.waiting', { count: open.length, n: number(open.length) })}
      </p>
      {proposals.length > 0 && (
        <section className="proposals" aria-label={t('proposal.title')}>
          <ul>
            {proposals.map((proposal) => (
              <ProposalLine
                key={proposal.number}
                {...{ proposal, room }}
                onAsk={(word) => setAsked({ proposal, word })}
              />
            ))}
          </ul>
        </section>
      )}
      {asked !== null && <WordDialog {...asked} room={room} onDone={() => setAsked(null)} />}
    </>
  );
}

interface LineParts {
  readonly proposal: ProposalShown;
  readonly room: Room;
  readonly onAsk: (word: Word) => void;
}

function ProposalLine({ proposal, room, onAsk }: LineParts) {
  const { t, clock } = useSpeech();
  const { me } = useConsole();
  const { zone } = room.head.session;
  const what = useActWords(room)(proposal);
  const { by, ended, reason, state } = proposal;
  const isOwn = by === me.name;
  const mayConfirm = !isOwn && may(me.role, ACT_DEEDS[proposal.kind].confirm);
  return (
    <li className={state === 'open' ? 'open' : undefined}>
      <Icon name={state === 'open' ? 'person' : state === 'confirmed' ? 'saved' : 'release'} />
      <p>
        <b>{what}</b> {t('proposal.by', { by, at: clock(proposal.at, zone), reason })}{' '}
        {ended === null ? (
          <span className="until">
            {t(isOwn ? 'proposal.ownWaits' : 'proposal.waits', { until: clock(proposal.until, zone) })}
          </span>
        ) : (
          t(`proposal.${state}`, { by: ended.by, at: clock(ended.at, zone), reason: ended.reason })
        )}
      </p>
      {state === 'open' && (
        <span className="go">
          {mayConfirm && (
            <>
              <button type="button" className="btn sm primary" onClick={() => onAsk('confirm')}>
                {t('proposal.confirm')}
              </button>
              <button type="button" className="btn sm" onClick={() => onAsk('reject')}>
                {t('proposal.reject')}
              </button>
            </>
          )}
          {isOwn && (
            <button type="button" className="btn sm" onClick={() => onAsk('withdraw')}>
              {t('proposal.withdraw')}
            </button>
          )}
        </span>
      )}
    </li>
  );
}

/** What is proposed, and for whom, in one line. */
function useActWords(room: Room): (proposal: ProposalShown) => string {
  const { t, age, number } = useSpeech();
  return ({ amends, byMs, held, kind, whom }) => {
    const rows = whom === 'all' ? [] : whom.flatMap((one) => room.rows.get(one) ?? []);
    const who = whom === 'all' ? t('act.everybody') : someOf(rows, (count) => t('act.more', { n: number(count) }));
    const minutes = (byMs ?? 0) / MINUTE_MS;
    const time = Number.isInteger(minutes)
      ? t('proposal.minutes', { count: minutes, n: number(minutes) })
      : age(byMs ?? 0);
    const verdict = held === null ? '' : t(`held.${held.verdict}`);
    return t(`proposal.what.${kind}`, {
      ...{ who, time, verdict, n: number(held?.count ?? 0) },
      item: amends?.item ?? '',
    });
  };
}

interface WordParts {
  readonly proposal: ProposalShown;
  readonly word: Word;
  readonly room: Room;
  readonly onDone: () => void;
}

function WordDialog({ proposal, word, room, onDone }: WordParts) {
  const { t } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  const what = useActWords(room)(proposal);
  return (
    <ConfirmDialog
      title={t(`proposal.ask.${word}`)}
      goes={t(`proposal.${word}`)}
      isGrave={word === 'confirm'}
      asksReason
      onCancel={onDone}
      onConfirm={async (reason) => {
        const about = { sessionId: room.head.session.id, proposal: proposal.number, reason };
        const reply = await line.act(`${word}-proposal`, about);
        if (reply.ok) onDone();
        return say(reply);
      }}
    >
      <p>
        <b>{what}</b>
      </p>
      <p>{t('proposal.of', { by: proposal.by, reason: proposal.reason })}</p>
      <p>{t(`proposal.effect.${word}`)}</p>
    </ConfirmDialog>
  );
}
