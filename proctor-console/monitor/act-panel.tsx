import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { Icon, type IconName } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Act, Reach } from '../state/reach.ts';
import type { ActResult } from './carry-out.ts';
import { useRoom, useServerNow } from './desk-context.tsx';
import { ConfirmDialog, LEAST_REASON } from './confirm-dialog.tsx';
import { someOf } from './person.ts';
import { ReachLine } from './reach-line.tsx';
import { isProposed, useServerReach } from './use-server-reach.ts';
import { CAUSES, type Cause, ReasonFields, reasonOf } from './reason-fields.tsx';

const MARKS: Record<Act, IconName> = {
  'start-separately': 'resume',
  'record-assistant': 'person',
  'send-message': 'message',
  'extend-time': 'plus',
  pause: 'pause',
  unpause: 'resume',
  'release-sign-in': 'release',
  'release-workstations': 'release',
  'force-hand-in': 'handIn',
  reopen: 'resume',
  disqualify: 'alarm',
};

/** What such an act is mostly done for, where nobody has chosen a cause yet. */
const LIKELY: Partial<Record<Act, Cause>> = { 'start-separately': 'accommodation', disqualify: 'conduct' };

interface PanelParts<A extends Act> {
  readonly acts: readonly [A, ...A[]];
  readonly label: string;
  readonly title: string;
  readonly leave: string;
  readonly onLeave: () => void;
  /** Also for who is still to come. */
  readonly isForAll?: boolean;
  /** What is most likely the cause. */
  readonly cause?: Cause;
  readonly reachWith: (act: A) => Reach;
  /** What else is to be known before going. */
  readonly note?: (act: A) => string;
  readonly goes: (reach: Reach) => string;
  readonly isPossible: (reach: Reach) => boolean;
  readonly carryOut: (act: A, reach: Reach, reason: string, byMs: number, seenAt: number) => Promise<ActResult>;
  readonly onDone: (result: ActResult) => void;
  readonly takesFocus?: boolean;
  readonly onFocused?: () => void;
}

/** Who, what, how much, why, go. */
export function ActPanel<A extends Act>(parts: PanelParts<A>) {
  const { t, number } = useSpeech();
  const [chosen, setAct] = useState<A | null>(null);
  // Whoever has been started meanwhile cannot be started again.
  const act = parts.acts.find((each) => each === chosen) ?? parts.acts[0];
  // Whoever opens the panel decides by what stands on the screen then.
  const [seenAt] = useState(useServerNow());
  const [minutes, setMinutes] = useState(5);
  const [chosenCause, setCause] = useState<Cause | null>(null);
  const cause = chosenCause ?? LIKELY[act] ?? parts.cause ?? CAUSES[0];
  const [note, setNote] = useState('');
  const [own, setOwn] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [asks, setAsks] = useState(false);
  const choice = useRef<HTMLDivElement>(null);
  const { onFocused, takesFocus = false } = parts;
  useLayoutEffect(() => {
    if (!takesFocus) return;
    choice.current?.querySelector('button')?.focus();
    onFocused?.();
  }, [takesFocus, onFocused]);
  const { session } = useRoom((state) => state.room!.head);
  const byMs = givesTime(act) ? minutes * 60_000 : 0;
  const asked = { sessionId: session.id, act, isForAll: parts.isForAll === true, byMs, seenAt };
  const { reach, refused } = useServerReach(asked, parts.reachWith(act));
  const ownWords = act === 'record-assistant' || act === 'send-message' ? act : null;
  const reason = ownWords === null ? reasonOf(t(`cause.${cause}`), cause, note) : own.trim();
  const isReady = parts.isPossible(reach) && reason.length >= LEAST_REASON && (act !== 'extend-time' || minutes >= 1);

  const go = async () => {
    setBusy(true);
    const done = await parts.carryOut(act, reach, reason, minutes * 60_000, seenAt);
    setBusy(false);
    setAsks(false);
    setSaid(done.said);
    if (done.said === '') parts.onDone(done);
    return done.said;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act === 'force-hand-in') setAsks(true);
    else void go();
  };

  return (
    <section className="bulk" aria-label={parts.label}>
      <div className="chosen">
        <b>
          {parts.title}
          <button type="button" className="link" onClick={parts.onLeave}>
            {parts.leave}
          </button>
        </b>
        <ReachLine
          reach={reach}
          note={[parts.note?.(act) ?? '', refused === null ? '' : t(`refusal.${refused}`)].join(' ').trim()}
        />
      </div>
      <div ref={choice} className="seg" role="group" aria-label={t('act.what')}>
        {parts.acts.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={act === each}
            className={each === 'force-hand-in' || each === 'disqualify' ? 'dg' : undefined}
            onClick={() => setAct(each)}
          >
            <Icon name={MARKS[each]} />
            {t(`act.${each}`)}
          </button>
        ))}
      </div>
      <form className="act-form" onSubmit={submit}>
        {givesTime(act) && <Minutes value={minutes} onChange={setMinutes} />}
        {ownWords !== null ? (
          <label className="entry sm note">
            <span className="label">{t(ownWords === 'send-message' ? 'act.message' : 'act.assistant')}</span>
            <input
              required
              maxLength={ownWords === 'send-message' ? 500 : 120}
              value={own}
              onChange={(event) => setOwn(event.target.value)}
            />
          </label>
        ) : (
          <ReasonFields cause={cause} note={note} onCause={setCause} onNote={setNote} />
        )}
        <div className="go">
          <button className={act === 'force-hand-in' ? 'btn grave' : 'btn primary'} disabled={!isReady || isBusy}>
            {isProposed(act)
              ? t('act.propose', { count: reach.reached.length, n: number(reach.reached.length) })
              : parts.goes(reach)}
          </button>
        </div>
      </form>
      <p className="said" role="alert">
        {said}
      </p>
      {asks && <ForceDialog reach={reach} reason={reason} onCancel={() => setAsks(false)} onConfirm={go} />}
    </section>
  );
}

function givesTime(act: Act): boolean {
  return act === 'extend-time' || act === 'reopen';
}

function Minutes({ value, onChange }: { value: number; onChange: (minutes: number) => void }) {
  const { t } = useSpeech();
  return (
    <label className="entry sm minutes">
      <span className="label">{t('act.minutes')}</span>
      <input
        type="number"
        min={0}
        max={240}
        required
        value={value === 0 ? '' : value}
        onChange={(event) => onChange(Math.min(240, Math.max(0, Math.trunc(event.target.valueAsNumber) || 0)))}
      />
    </label>
  );
}

interface ForceParts {
  readonly reach: Reach;
  readonly reason: string;
  readonly onCancel: () => void;
  readonly onConfirm: () => Promise<string>;
}

function ForceDialog({ reach: { reached }, reason, onCancel, onConfirm }: ForceParts) {
  const { t, number } = useSpeech();
  return (
    <ConfirmDialog
      title={t('act.force-hand-in')}
      goes={t('act.force-hand-in')}
      isGrave
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      <p>{t('act.forceWhat', { count: reached.length, n: number(reached.length) })}</p>
      <p>{someOf(reached, (count) => t('act.more', { n: number(count) }))}</p>
      <p>{t('act.forceReason', { reason })}</p>
    </ConfirmDialog>
  );
}
