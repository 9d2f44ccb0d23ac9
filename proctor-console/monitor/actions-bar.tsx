import { useEffect, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ACTS_ON_ALL, actsFor, reachOf, reachOfAll } from '../state/reach.ts';
import type { Room } from '../state/room.ts';
import { ActPanel } from './act-panel.tsx';
import { ActResultLine } from './act-result.tsx';
import { type ActResult, useCarryOut } from './carry-out.ts';

interface BarParts {
  readonly chosen: readonly MonitorRow[];
  readonly room: Room;
  readonly onClear: () => void;
}

/** Acts on the people chosen; while nobody is, the way to act on everybody, and what became of the last act. */
export function ActionsBar({ chosen, room, onClear }: BarParts) {
  const { t, number } = useSpeech();
  const { session } = room.head;
  const carryOut = useCarryOut(session.id);
  const [isForAll, setForAll] = useState(false);
  const [result, setResult] = useState<ActResult | null>(null);

  useEffect(() => {
    if (chosen.length === 0) return;
    setResult(null);
    setForAll(false);
  }, [chosen.length]);

  const finish = (done: ActResult) => {
    setResult(done);
    setForAll(false);
    onClear();
  };

  if (chosen.length > 0) {
    return (
      <ActPanel
        key="chosen"
        acts={actsFor(chosen, room.head.accommodations.length > 0)}
        label={t('act.bar')}
        title={t('act.chosen', { count: chosen.length, n: number(chosen.length) })}
        leave={t('act.clear')}
        onLeave={onClear}
        reachWith={(act) => reachOf(act, chosen)}
        goes={(reach) => t('act.go', { count: reach.reached.length, n: number(reach.reached.length) })}
        isPossible={(reach) => reach.reached.length > 0}
        carryOut={(act, reach, reason, byMs) => carryOut({ act, isForAll: false, reach }, reason, byMs)}
        onDone={finish}
      />
    );
  }
  if (isForAll && session.phase === 'open') {
    const rows = [...room.rows.values()];
    const absent = rows.filter(({ state }) => state === 'absent').length;
    return (
      <ActPanel
        key="all"
        acts={ACTS_ON_ALL}
        label={t('act.barAll')}
        title={t('act.everybody')}
        leave={t('act.cancel')}
        onLeave={() => setForAll(false)}
        reachWith={(act) => reachOfAll(act, rows)}
        note={(act) => (absent === 0 ? '' : t(`act.absent.${act}`, { count: absent, n: number(absent) }))}
        goes={() => t('act.goAll')}
        // Where all who came have finished, it holds for those who are still to come.
        isPossible={({ reached, spared }) =>
          reached.length > 0 || spared.every(({ why }) => why === 'already-finished')
        }
        carryOut={(act, _, reason, byMs) => carryOut({ act, isForAll: true }, reason, byMs)}
        onDone={finish}
      />
    );
  }
  return (
    <div className="acts-place">
      <ActResultLine result={result} onDismiss={() => setResult(null)} />
      {session.phase === 'open' && (
        <div className="bulk idle">
          <span>{t('act.hint')}</span>
          <button
            type="button"
            className="btn sm"
            onClick={() => {
              setResult(null);
              setForAll(true);
            }}
          >
            <Icon name="clock" />
            {t('act.all')}
          </button>
        </div>
      )}
    </div>
  );
}
