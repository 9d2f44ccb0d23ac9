import { type FormEvent, useEffect, useMemo, useState } from 'react';
import type { CompensatedReply, LossShown } from '#protocol/staff-incidents.ts';
import { incidentDesk } from '../connection/incident-desk.ts';
import { type Speech, useSpeech } from '../messages/speech.ts';
import { LEAST_REASON, MOST_REASON } from './confirm-dialog.tsx';
import { useRoom } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

interface CompensationParts {
  readonly sessionId: string;
  readonly incident: number;
  readonly zone: string;
}

type Done = Extract<CompensatedReply, { ok: true }>;

/** What an incident cost each person by the ledger. Figures can be lowered and never raised; one press gives them. */
export function Compensation({ sessionId, incident, zone }: CompensationParts) {
  const { t, number, length } = useSpeech();
  const say = useRefusalSentence();
  const [losses, setLosses] = useState<readonly LossShown[] | null>(null);
  const [seconds, setSeconds] = useState<ReadonlyMap<string, number>>(new Map());
  const [reason, setReason] = useState(t('compensation.reason', { n: number(incident) }));
  const [turn, setTurn] = useState(0);
  const [done, setDone] = useState<Done | null>(null);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const askedBy = useAskedBy();
  // Who is asked for, and who no longer is, has other losses now.
  const asked = [...askedBy.keys()].join();
  useEffect(() => {
    let isCurrent = true;
    void incidentDesk.losses(sessionId, incident).then((reply) => {
      if (!isCurrent) return;
      setSaid(reply.ok ? '' : say(reply.refusal));
      if (!reply.ok) return;
      setLosses(reply.losses);
      setSeconds(new Map(reply.losses.map((loss) => [loss.number, Math.floor(loss.owedMs / 1_000)])));
    });
    return () => {
      isCurrent = false;
    };
  }, [sessionId, incident, say, turn, asked]);

  if (losses === null) return <p role="status">{said === '' ? t('compensation.reading') : said}</p>;
  const owed = losses.filter(({ number: who, why }) => why === null && !askedBy.has(who));
  const spared = losses.filter((loss) => !owed.includes(loss));
  const chosen = owed.filter((loss) => (seconds.get(loss.number) ?? 0) > 0);
  const total = chosen.reduce((sum, loss) => sum + (seconds.get(loss.number) ?? 0) * 1_000, 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const amounts = chosen.map((loss) => ({ number: loss.number, ms: (seconds.get(loss.number) ?? 0) * 1_000 }));
    const reply = await incidentDesk.compensate(sessionId, incident, { amounts, reason: reason.trim() });
    setBusy(false);
    setSaid(reply.ok ? '' : say(reply.refusal));
    if (!reply.ok) return;
    setDone({ ...reply });
    setTurn(turn + 1);
  };
  return (
    <form className="compensation" aria-label={t('compensation.title')} onSubmit={(event) => void submit(event)}>
      <h3>{t('compensation.title')}</h3>
      <p role="status">
        {owed.length === 0
          ? t('compensation.sumNone')
          : t('compensation.sum', { count: owed.length, n: number(owed.length), total: length(total) })}
        {done !== null &&
          done.affected.length > 0 &&
          ` ${t('compensation.done', { count: done.affected.length, n: number(done.affected.length), entry: number(done.entryIndex) })}`}
        {done !== null &&
          done.proposed.length > 0 &&
          ` ${t('compensation.proposed', { who: done.proposed.join(', ') })}`}
        {done !== null && done.spared.length > 0 && ` ${t('compensation.left', { who: sparedOf(done, t) })}`}
      </p>
      {owed.length > 0 && (
        <div className="losses" tabIndex={0} role="region" aria-label={t('compensation.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('column.number')}</th>
                <th scope="col">{t('column.name')}</th>
                <th scope="col">{t('compensation.evidence')}</th>
                <th scope="col">{t('compensation.lost')}</th>
                <th scope="col">{t('compensation.given')}</th>
                <th scope="col">{t('compensation.gives')}</th>
              </tr>
            </thead>
            <tbody>
              {owed.map((loss) => (
                <LossRow
                  key={loss.number}
                  loss={loss}
                  zone={zone}
                  seconds={seconds.get(loss.number) ?? 0}
                  onChange={(next) => setSeconds(new Map(seconds).set(loss.number, next))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {spared.length > 0 && <SparedLosses losses={spared} askedBy={askedBy} />}
      {owed.length > 0 && (
        <div className="compensation-go">
          <label className="entry">
            <span className="label">{t('reason.note')}</span>
            <input
              required
              minLength={LEAST_REASON}
              maxLength={MOST_REASON}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
          <button
            className="btn primary"
            disabled={isBusy || chosen.length === 0 || reason.trim().length < LEAST_REASON}
          >
            {t('compensation.go', { count: chosen.length, n: number(chosen.length), total: length(total) })}
          </button>
        </div>
      )}
      <p className="said" role="alert">
        {said}
      </p>
    </form>
  );
}

interface SparedParts {
  readonly losses: readonly LossShown[];
  readonly askedBy: ReadonlyMap<string, string>;
}

function SparedLosses({ losses, askedBy }: SparedParts) {
  const { t, number } = useSpeech();
  return (
    <details>
      <summary>{t('compensation.spared', { count: losses.length, n: number(losses.length) })}</summary>
      <ul>
        {losses.map(({ name, number: who, why }) => (
          <li key={who}>
            {who} {name}: {t(`compensation.why.${why ?? 'asked-already'}`, { by: askedBy.get(who) ?? '' })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** For whom more time waits for a second person, and who asked for it: one loss is not given twice. */
function useAskedBy(): ReadonlyMap<string, string> {
  const proposals = useRoom(({ room }) => room?.head.proposals);
  return useMemo(() => {
    const waiting = (proposals ?? []).filter(({ kind, state }) => kind === 'extend' && state === 'open');
    return new Map(waiting.flatMap(({ by, whom }) => (whom === 'all' ? [] : whom.map((who) => [who, by] as const))));
  }, [proposals]);
}

function sparedOf({ spared }: Done, t: Speech['t']): string {
  return spared
    .map((one) => `${one.number} (${t([`compensation.why.${one.why}`, `refusal.${one.why}`], { where: '' })})`)
    .join(', ');
}

/** As the seconds to be given are counted: what was lost is never rounded up. */
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}

interface RowParts {
  readonly loss: LossShown;
  readonly zone: string;
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}

function LossRow({ loss, zone, seconds, onChange }: RowParts) {
  const { t, clock, length } = useSpeech();
  const most = Math.floor(loss.owedMs / 1_000);
  return (
    <tr>
      <td>{loss.number}</td>
      <th scope="row">
        {loss.name}
        {loss.seat !== null && <span className="q"> {loss.seat}</span>}
      </th>
      <td>{loss.parts.map(({ from, to }) => `${clock(from, zone)}–${clock(to, zone)}`).join(', ')}</td>
      <td className="num">{length(wholeSeconds(loss.lostMs))}</td>
      <td className="num">{loss.givenMs === 0 ? '–' : length(loss.givenMs)}</td>
      <td className="num">
        <input
          type="number"
          min={0}
          max={most}
          value={seconds}
          aria-label={t('compensation.secondsOf', { who: loss.name })}
          onChange={({ target }) => onChange(Math.min(most, Math.max(0, Math.trunc(target.valueAsNumber) || 0)))}
        />
      </td>
    </tr>
  );
}
