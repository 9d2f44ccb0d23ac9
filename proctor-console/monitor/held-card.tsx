import { useCallback, useEffect, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import type { HeldShown } from '#protocol/wire-types.ts';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole, useMay } from './desk-context.tsx';
import { shortName } from './person.ts';
import { useReplySentence } from './reply-sentence.ts';
import './held-card.css';

type Verdict = 'admit' | 'reject';

const keyOf = ({ epoch, mutation }: HeldShown): string => `${epoch}/${mutation}`;

/** One person's held answers: which item, when given and received, and what was decided. What was answered nobody here sees. */
export function HeldCard({ row, room }: { row: MonitorRow; room: Room }) {
  const { t, number } = useSpeech();
  const mayDecideAtAll = useMay('decide-held');
  const { session } = room.head;
  const { held, said, ask } = useHeld(session.id, row);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const waiting = held.filter(({ decision }) => decision === null);
  const isOpen = session.phase === 'open' && waiting.length > 0;
  const mayDecide = mayDecideAtAll && isOpen;
  const picked = waiting.filter((one) => chosen.has(keyOf(one)));
  if (held.length === 0 && said === '') return null;
  const toggle = (one: HeldShown): void => {
    const after = new Set(chosen);
    if (!after.delete(keyOf(one))) after.add(keyOf(one));
    setChosen(after);
  };
  const isAll = picked.length === waiting.length;
  return (
    <section className="card held-card" aria-label={t('held.title', { who: shortName(row) })}>
      <div className="ch">
        <h2>{t('held.title', { who: shortName(row) })}</h2>
        <span className="sub" role="status">
          {t('held.open', { count: waiting.length, n: number(waiting.length) })}
        </span>
      </div>
      {said !== '' && (
        <p className="said" role="alert">
          {said}
        </p>
      )}
      <ul className="held">
        {held.map((one) => (
          <HeldLine
            key={keyOf(one)}
            held={one}
            zone={session.zone}
            isChosen={chosen.has(keyOf(one))}
            onToggle={mayDecide && one.decision === null ? () => toggle(one) : null}
          />
        ))}
      </ul>
      {mayDecide && (
        <div className="held-go">
          <button
            type="button"
            className="btn sm"
            onClick={() => setChosen(isAll ? new Set() : new Set(waiting.map(keyOf)))}
          >
            {t(isAll ? 'held.none' : 'held.all')}
          </button>
          {(['admit', 'reject'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className={each === 'admit' ? 'btn sm primary' : 'btn sm'}
              disabled={picked.length === 0}
              onClick={() => setVerdict(each)}
            >
              {t(`held.${each}`)}
            </button>
          ))}
        </div>
      )}
      {!mayDecideAtAll && isOpen && <p className="foot">{t('held.byCommittee')}</p>}
      {verdict !== null && (
        <DecideDialog
          {...{ row, verdict, sessionId: session.id, answers: picked }}
          onDone={() => {
            setVerdict(null);
            setChosen(new Set());
            ask();
          }}
        />
      )}
    </section>
  );
}

function useHeld(sessionId: string, { number, held: undecided }: MonitorRow) {
  const { line } = useConsole();
  const say = useReplySentence();
  const [found, setFound] = useState<{ number: string; held: readonly HeldShown[] } | null>(null);
  const [said, setSaid] = useState('');
  const ask = useCallback(() => {
    let isCurrent = true;
    void line.listHeld(sessionId, number).then((reply) => {
      if (!isCurrent) return;
      if (reply.ok) setFound({ number, held: reply.held });
      setSaid(reply.ok ? '' : say(reply));
    });
    return () => {
      isCurrent = false;
    };
  }, [line, say, sessionId, number]);
  useEffect(() => ask(), [ask, undecided]);
  return { held: found?.number === number ? found.held : [], said, ask: () => void ask() };
}

interface LineParts {
  readonly held: HeldShown;
  readonly zone: string;
  readonly isChosen: boolean;
  /** Null where nothing is to be decided, or not by this person. */
  readonly onToggle: (() => void) | null;
}

function HeldLine({ held, zone, isChosen, onToggle }: LineParts) {
  const { t, clock, number } = useSpeech();
  const item = t('held.item', { n: number(held.position + 1) });
  return (
    <li className={held.decision === null ? undefined : 'q'}>
      {onToggle === null ? (
        <span />
      ) : (
        <input type="checkbox" checked={isChosen} onChange={onToggle} aria-label={t('held.choose', { item })} />
      )}
      <span>
        <b>{item}</b> · {t(`held.why.${held.why}`)}
        <br />
        {t('held.times', { given: clock(held.recordedAt, zone), received: clock(held.receivedAt, zone) })}
      </span>
      <span>{t(`held.decision.${held.decision ?? 'waits'}`)}</span>
    </li>
  );
}

interface DecideParts {
  readonly row: MonitorRow;
  readonly verdict: Verdict;
  readonly sessionId: string;
  readonly answers: readonly HeldShown[];
  readonly onDone: () => void;
}

function DecideDialog({ row, verdict, sessionId, answers, onDone }: DecideParts) {
  const { t, number } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  return (
    <ConfirmDialog
      title={t(`held.ask.${verdict}`)}
      goes={t(`held.${verdict}`)}
      isGrave={verdict === 'reject'}
      asksReason
      onCancel={onDone}
      onConfirm={async (reason) => {
        const refs = answers.map(({ epoch, mutation }) => ({ epoch, mutation }));
        const act = { kind: 'held' as const, participantNumber: row.number, answers: refs, verdict };
        const reply = await line.act('propose', { sessionId, act, reason });
        if (reply.ok) onDone();
        return say(reply);
      }}
    >
      <p>{t(`held.what.${verdict}`, { count: answers.length, n: number(answers.length), who: shortName(row) })}</p>
      <p>{t('held.claim')}</p>
    </ConfirmDialog>
  );
}
