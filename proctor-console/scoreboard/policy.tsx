import { useSpeech } from '../messages/speech.ts';
import type { Board } from '../state/board.ts';

/** What counts on this board, and what that means. */
export function Policy({ board }: { board: Board }) {
  const { t } = useSpeech();
  const { livePolicy, official } = board.head.session;
  const key = `policy.${official ? 'exam' : 'practice'}.${board.head.state === 'final' ? 'closed' : livePolicy}`;
  return (
    <p className="pol">
      <b>{t(`${key}.lead`)}</b> {t(`${key}.text`)}
    </p>
  );
}
