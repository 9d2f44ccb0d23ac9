import { type FormEvent, useEffect, useState } from 'react';
import type { MonitorRow, SessionSummary } from '#protocol/proctor-down.ts';
import { Icon, type IconName } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ACTS, type Act, type Reach, reachOf } from '../state/reach.ts';
import { type ActResult, useCarryOut } from './carry-out.ts';
import { ConfirmDialog, LEAST_REASON } from './confirm-dialog.tsx';
import { someOf } from './person.ts';
import { CAUSES, type Cause, ReasonFields, reasonOf } from './reason-fields.tsx';
import { ActResultLine } from './act-result.tsx';

const MARKS: Record<Act, IconName> = {
  'extend-time': 'plus',
  pause: 'pause',
  unpause: 'resume',
  'release-sign-in': 'release',
  'force-hand-in': 'handIn',
};

interface BarParts {
  readonly chosen: readonly MonitorRow[];
  readonly session: SessionSummary;
  readonly onClear: () => void;
}

/** Who, what, how much, why, go; and afterwards what the engine made of it. */
export function ActionsBar({ chosen, session, onClear }: BarParts) {
  const { t, number } = useSpeech();
  const carryOut = useCarryOut(session.id);
  const [act, setAct] = useState<Act>('extend-time');
  const [minutes, setMinutes] = useState(5);
  const [cause, setCause] = useState<Cause>(CAUSES[0]);
  const [note, setNote] = useState('');
  const [result, setResult] = useState<ActResult | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [asks, setAsks] = useState(false);
  const reach = reachOf(act, chosen);
  const reason = reasonOf(t(`cause.${cause}`), cause, note);
  const isReady = reach.reached.length > 0 && reason.length >= LEAST_REASON && (act !== 'extend-time' || minutes >= 1);

  useEffect(() => {
    if (chosen.length > 0) setResult(null);
  }, [chosen.length]);

  const go = async () => {
    setBusy(true);
    const done = await carryOut(act, reach, reason, minutes * 60_000);
    setBusy(false);
    setAsks(false);
    setResult(done);
    if (done.said !== '') return done.said;
    setNote('');
    onClear();
    return '';
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act === 'force-hand-in') setAsks(true);
    else void go();
  };

  if (chosen.length === 0) return <ActResultLine result={result} onDismiss={() => setResult(null)} />;
  return (
    <section className="bulk" aria-label={t('act.bar')}>
      <Chosen chosen={chosen} reach={reach} onClear={onClear} />
      <div className="seg" role="group" aria-label={t('act.what')}>
        {ACTS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={act === each}
            className={each === 'force-hand-in' ? 'dg' : undefined}
            onClick={() => setAct(each)}
          >
            <Icon name={MARKS[each]} />
            {t(`act.${each}`)}
          </button>
        ))}
      </div>
      <form className="act-form" onSubmit={submit}>
        {act === 'extend-time' && <Minutes value={minutes} onChange={setMinutes} />}
        <ReasonFields cause={cause} note={note} onCause={setCause} onNote={setNote} />
        <div className="go">
          <button className={act === 'force-hand-in' ? 'btn grave' : 'btn primary'} disabled={!isReady || isBusy}>
            {t('act.go', { count: reach.reached.length, n: number(reach.reached.length) })}
          </button>
        </div>
      </form>
      <p className="said" role="alert">
        {result?.said}
      </p>
      {asks && (
        <ConfirmDialog
          title={t('act.force-hand-in')}
          goes={t('act.force-hand-in')}
          isGrave
          onCancel={() => setAsks(false)}
          onConfirm={go}
        >
          <p>{t('act.forceWhat', { count: reach.reached.length, n: number(reach.reached.length) })}</p>
          <p>{someOf(reach.reached, (count) => t('act.more', { n: number(count) }))}</p>
          <p>{t('act.forceReason', { reason })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function Minutes({ value, onChange }: { value: number; onChange: (minutes: number) => void }) {
  const { t } = useSpeech();
  return (
    <label className="entry sm minutes">
      <span className="label">{t('act.minutes')}</span>
      <input
        type="number"
        min={1}
        max={240}
        required
        value={value === 0 ? '' : value}
        onChange={(event) => onChange(Math.min(240, Math.max(0, Math.trunc(event.target.valueAsNumber) || 0)))}
      />
    </label>
  );
}

/** Who will be reached, and who will not and why. */
function Chosen({ chosen, reach, onClear }: { chosen: readonly MonitorRow[]; reach: Reach; onClear: () => void }) {
  const { t, number } = useSpeech();
  const more = (count: number) => t('act.more', { n: number(count) });
  const whys = [...new Set(reach.spared.map(({ why }) => why))];
  return (
    <div className="chosen">
      <b>
        {t('act.chosen', { count: chosen.length, n: number(chosen.length) })}
        <button type="button" className="link" onClick={onClear}>
          {t('act.clear')}
        </button>
      </b>
      <span aria-live="polite">
        {reach.reached.length > 0 && t('act.reached', { who: someOf(reach.reached, more) })}{' '}
        {whys.map((why) => (
          <span key={why} className="spared">
            {t('act.spared', {
              who: someOf(
                reach.spared.filter((each) => each.why === why).map(({ row }) => row),
                more,
              ),
              why: t(`spared.${why}`),
            })}{' '}
          </span>
        ))}
      </span>
    </div>
  );
}
