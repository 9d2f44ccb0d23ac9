import { useState } from 'react';
import { Refused } from '../bank/refused.tsx';
import type { SessionDesk } from '../connection/session-desk.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { addressOf } from '../monitor/address.ts';
import { useCommittee } from './committee-context.ts';
import { ProblemList } from './problem-list.tsx';

type Tried = Extract<Awaited<ReturnType<SessionDesk['tryOut']>>, { ok: true }>;

/** A practice with five ready-made people under these very rules. */
export function TryOut({ choice }: { choice: Parameters<SessionDesk['tryOut']>[0] }) {
  const { t } = useSpeech();
  const { desk } = useCommittee();
  const [isBusy, setBusy] = useState(false);
  const [tried, setTried] = useState<Tried | null>(null);
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const go = async () => {
    setBusy(true);
    const reply = await desk.tryOut(choice);
    setBusy(false);
    setTried(reply.ok ? reply : null);
    setRefusal(reply.ok ? null : reply.refusal);
  };
  const made = tried?.made ?? null;
  const [first] = made?.participants ?? [];
  return (
    <div className="try-out">
      <button type="button" className="btn" disabled={isBusy} onClick={() => void go()}>
        {t('committee.try')}
      </button>
      <Refused refusal={refusal} />
      <div role="status">
        {tried !== null && tried.problems.length > 0 && (
          <ProblemList title={t('bank.problems')} problems={tried.problems} />
        )}
        {made !== null && first !== undefined && (
          <p>
            {t('committee.tried', { number: first.number, pin: first.pin, sessionPin: made.sessionPin })}{' '}
            <a href="/" target="_blank" rel="noreferrer">
              {t('committee.triedSign')}
            </a>
            {' · '}
            <a href={`/console${addressOf(made.id)}`} target="_blank" rel="noreferrer">
              {t('committee.triedOpen')}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}
