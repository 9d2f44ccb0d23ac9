import { type ReactNode, useEffect, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { Icon, type IconName } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ACTS_ON_ALL, actsFor, reachOf, reachOfAll } from '../state/reach.ts';
import type { Room } from '../state/room.ts';
import { ActPanel } from './act-panel.tsx';
import { ActResultLine } from './act-result.tsx';
import { OthersAct } from './others-act.tsx';
import { type ActResult, useCarryOut } from './carry-out.ts';

interface BarParts {
  readonly chosen: readonly MonitorRow[];
  readonly room: Room;
  /** Whoever came here from one person's panel goes on in the bar. */
  readonly takesFocus: boolean;
  readonly onFocused: () => void;
  readonly onClear: () => void;
}

/** Acts on the people chosen; while nobody is, the way to act on everybody, and what became of the last act. */
export function ActionsBar({ chosen, room, takesFocus, onFocused, onClear }: BarParts) {
  const { t, number } = useSpeech();
  const { session } = room.head;
  const carryOut = useCarryOut(session.id);
  const [opened, setOpened] = useState<'all' | 'finished' | null>(null);
  const [result, setResult] = useState<ActResult | null>(null);

  useEffect(() => {
    if (chosen.length === 0) return;
    setResult(null);
    setOpened(null);
  }, [chosen.length]);

  const open = (what: 'all' | 'finished') => {
    setResult(null);
    setOpened(what);
  };
  const finish = (done: ActResult) => {
    setResult(done);
    setOpened(null);
    onClear();
  };

  if (chosen.length > 0) {
    return (
      <ActPanel
        key="chosen"
        acts={actsFor(chosen, room.head.accommodations.length > 0)}
        takesFocus={takesFocus}
        onFocused={onFocused}
        label={t('act.bar')}
        title={t('act.chosen', { count: chosen.length, n: number(chosen.length) })}
        leave={t('act.clear')}
        onLeave={onClear}
        reachWith={(act) => reachOf(act, chosen)}
        goes={(reach) => t('act.go', { count: reach.reached.length, n: number(reach.reached.length) })}
        isPossible={(reach) => reach.reached.length > 0}
        carryOut={(act, reach, ...how) => carryOut({ act, isForAll: false, reach }, ...how)}
        onDone={finish}
      />
    );
  }
  if (opened === 'all' && session.phase === 'open') {
    const rows = [...room.rows.values()];
    const absent = rows.filter(({ state }) => state === 'absent').length;
    return (
      <ActPanel
        key="all"
        isForAll
        acts={ACTS_ON_ALL}
        label={t('act.barAll')}
        title={t('act.everybody')}
        leave={t('act.cancel')}
        onLeave={() => setOpened(null)}
        reachWith={(act) => reachOfAll(act, rows)}
        note={(act) => (absent === 0 ? '' : t(`act.absent.${act}`, { count: absent, n: number(absent) }))}
        goes={() => t('act.goAll')}
        // Where all who came have finished, it holds for those who are still to come.
        isPossible={({ reached, spared }) =>
          reached.length > 0 || spared.every(({ why }) => why === 'already-finished')
        }
        carryOut={(act, _, ...how) => carryOut({ act, isForAll: true }, ...how)}
        onDone={finish}
      />
    );
  }
  const toFree = reachOf('release-workstations', room.rows.values()).reached;
  if (opened === 'finished' && toFree.length > 0) {
    return (
      <ActPanel
        key="finished"
        isForAll
        acts={['release-workstations']}
        label={t('act.release-workstations')}
        title={t('act.finished')}
        leave={t('act.cancel')}
        onLeave={() => setOpened(null)}
        cause="finished"
        reachWith={() => ({ reached: toFree, spared: [] })}
        note={() => t('act.freeNote')}
        goes={(reach) => t('act.go', { count: reach.reached.length, n: number(reach.reached.length) })}
        isPossible={(reach) => reach.reached.length > 0}
        carryOut={(act, _, ...how) => carryOut({ act, isForAll: true }, ...how)}
        onDone={finish}
      />
    );
  }
  return (
    <div className="acts-place">
      <ActResultLine sessionId={session.id} result={result} onDismiss={() => setResult(null)} onUndone={setResult} />
      <OthersAct room={room} />
      {(session.phase === 'open' || toFree.length > 0) && (
        <div className="bulk idle">
          <span>{t('act.hint')}</span>
          {toFree.length > 0 && (
            <IdleButton mark="release" onPress={() => open('finished')}>
              {t('act.free', { n: number(toFree.length) })}
            </IdleButton>
          )}
          {session.phase === 'open' && (
            <IdleButton mark="clock" onPress={() => open('all')}>
              {t('act.all')}
            </IdleButton>
          )}
        </div>
      )}
    </div>
  );
}

function IdleButton({ mark, onPress, children }: { mark: IconName; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="btn sm" onClick={onPress}>
      <Icon name={mark} />
      {children}
    </button>
  );
}
