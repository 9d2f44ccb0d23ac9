import type { MonitorRow } from '#protocol/proctor-down.ts';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { useConsole } from './desk-context.tsx';
import { exactName } from './person.ts';

/** What a colleague did last with people of this session, told as soon as it is on the record. */
export function OthersAct({ room }: { room: Room }) {
  const { t, clock, number } = useSpeech();
  const { me } = useConsole();
  const latest = latestOfOthers(room.rows.values(), me.name);
  return (
    <p role="status" className="others-act">
      {latest !== null &&
        t('act.others', {
          by: latest.act.by,
          at: clock(latest.act.at, room.head.session.zone),
          act: t(`act.${latest.act.kind}`),
          who:
            latest.rows.length === 1 && latest.rows[0] !== undefined
              ? exactName(latest.rows[0])
              : t('act.people', { count: latest.rows.length, n: number(latest.rows.length) }),
        })}
    </p>
  );
}

/** The newest act that is not one's own, with all whom it reached in the same moment. */
function latestOfOthers(rows: Iterable<MonitorRow>, me: string) {
  const told = [...rows].filter(({ lastAct }) => lastAct !== null && lastAct.by !== me);
  const act = told.reduce<MonitorRow['lastAct']>(
    (newest, { lastAct }) => (newest === null || (lastAct !== null && lastAct.at > newest.at) ? lastAct : newest),
    null,
  );
  if (act === null) return null;
  return { act, rows: told.filter(({ lastAct }) => lastAct?.at === act.at && lastAct.kind === act.kind) };
}
