import { useSpeech } from '../messages/speech.ts';
import type { Reach } from '../state/reach.ts';
import { someOf } from './person.ts';

/** Who will be reached, and who will not and why. */
export function ReachLine({ reach, note }: { reach: Reach; note: string }) {
  const { t, number } = useSpeech();
  const more = (count: number) => t('act.more', { n: number(count) });
  const whys = [...new Set(reach.spared.map(({ why }) => why))];
  return (
    <span aria-live="polite">
      {reach.reached.length > 0 && t('act.reached', { who: someOf(reach.reached, more) })}{' '}
      {whys.map((why) => (
        <span key={why} className="spared">
          {t('act.spared', {
            who: someOf(
              reach.spared.filter((each) => each.why === why).map(({ row }) => row),
              more,
            ),
            why: t([`spared.${why}`, `refusal.${why}`]),
          })}{' '}
        </span>
      ))}
      {note}
    </span>
  );
}
