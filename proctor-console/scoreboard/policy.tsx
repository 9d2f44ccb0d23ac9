import { useSpeech } from '../messages/speech.ts';
import type { Board } from '../state/board.ts';

/** What counts on this board, and what that means. */
export function Policy({ board }: { board: Board }) {
  const { t } = useSpeech();
  const { state, session } = board.head;
  if (state === 'frozen' && session.freeze !== undefined) return <Frozen board={board} />;
  const key = `policy.${session.official ? 'exam' : 'practice'}.${state === 'final' ? 'closed' : session.livePolicy}`;
  return (
    <p className="pol">
      <b>{t(`${key}.lead`)}</b> {t(`${key}.text`)}
    </p>
  );
}

/** Since when nothing moves, why, and when it will. */
function Frozen({ board }: { board: Board }) {
  const { t, number, hour } = useSpeech();
  const { freeze, phase, zone } = board.head.session;
  const progress = freeze?.progress ?? null;
  const minutes = number(Math.round((freeze?.lastMs ?? 0) / 60_000));
  const since = freeze?.at ?? null;
  return (
    <p className="pol">
      <b>
        {since === null ? t('freeze.lead', { minutes }) : t('freeze.leadSince', { minutes, at: hour(since, zone) })}
      </b>{' '}
      {progress !== null
        ? t('freeze.progress', { shown: number(progress.shown), of: number(progress.of) })
        : t(phase === 'closed' ? 'freeze.waiting' : `freeze.ends.${freeze?.reveal ?? 'closing'}`)}
    </p>
  );
}
