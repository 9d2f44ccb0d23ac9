import { type FormEvent, useState } from 'react';
import { TOLD_INCIDENTS } from '#domain/session/incident-kind.ts';
import type { IncidentShown } from '#protocol/staff-incidents.ts';
import { incidentDesk } from '../connection/incident-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { LEAST_REASON, MOST_REASON } from './confirm-dialog.tsx';
import { useServerNow } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

interface FormParts {
  readonly sessionId: string;
  readonly onLeave: () => void;
  readonly onWritten: (all: readonly IncidentShown[]) => void;
}

const MINUTE = 60_000;

/** An incident by hand: what kind, who, since when, and what happened in words. */
export function WriteIncidentForm({ sessionId, onLeave, onWritten }: FormParts) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  const now = useServerNow();
  const [kind, setKind] = useState<(typeof TOLD_INCIDENTS)[number]>('network');
  const [forAll, setForAll] = useState(false);
  const [numbers, setNumbers] = useState('');
  const [began, setBegan] = useState(0);
  const [lasted, setLasted] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const since = now - began * MINUTE;
    const until = lasted === null ? null : Math.min(now, since + lasted * MINUTE);
    const whom = forAll ? ('all' as const) : numbers.split(/[\s,;]+/).filter((one) => one !== '');
    const reply = await incidentDesk.write(sessionId, { kind, whom, since, until, reason: reason.trim() });
    if (reply.ok) onWritten(reply.incidents);
    else setSaid(say(reply.refusal));
  };
  return (
    <form className="card write-incident" aria-label={t('incident.write')} onSubmit={(event) => void submit(event)}>
      <label className="entry">
        <span className="label">{t('incident.kindOf')}</span>
        <select autoFocus value={kind} onChange={({ target }) => setKind(target.value as typeof kind)}>
          {TOLD_INCIDENTS.map((each) => (
            <option key={each} value={each}>
              {t(`incident.kind.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <Minutes label={t('incident.began')} value={began} onChange={(value) => setBegan(value ?? 0)} />
      <Minutes label={t('incident.lasted')} value={lasted} onChange={setLasted} />
      <label className="tick">
        <input type="checkbox" checked={forAll} onChange={({ target }) => setForAll(target.checked)} />
        {t('incident.forAll')}
      </label>
      {!forAll && (
        <label className="entry wide">
          <span className="label">{t('incident.numbers')}</span>
          <input value={numbers} onChange={({ target }) => setNumbers(target.value)} autoComplete="off" />
        </label>
      )}
      <label className="entry wide">
        <span className="label">{t('incident.what')}</span>
        <input
          required
          minLength={LEAST_REASON}
          maxLength={MOST_REASON}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          autoComplete="off"
        />
      </label>
      <p className="said wide" role="alert">
        {said}
      </p>
      <p className="links wide">
        <button type="button" className="btn" onClick={onLeave}>
          {t('act.cancel')}
        </button>
        <button className="btn primary" disabled={reason.trim().length < LEAST_REASON}>
          {t('incident.writeGo')}
        </button>
      </p>
    </form>
  );
}

interface MinutesParts {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (minutes: number | null) => void;
}

function Minutes({ label, value, onChange }: MinutesParts) {
  return (
    <label className="entry">
      <span className="label">{label}</span>
      <input
        type="number"
        min={0}
        max={600}
        value={value ?? ''}
        onChange={({ target }) =>
          onChange(Number.isNaN(target.valueAsNumber) ? null : Math.max(0, target.valueAsNumber))
        }
      />
    </label>
  );
}
