import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { BankChoiceWire, ProblemWire, RosterLineWire } from '#protocol/sessions-http.ts';
import { Refused } from '../bank/refused.tsx';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { AT_SESSIONS } from './committee-address.ts';
import { useCommittee, useTold } from './committee-context.ts';
import { DefinitionForm } from './definition-form.tsx';
import type { DefinitionJson } from './definition-json.ts';
import { type Made, MadeSession } from './made-session.tsx';
import { ProblemList } from './problem-list.tsx';
import { RoomsStep } from './rooms-step.tsx';
import { RosterStep } from './roster-step.tsx';
import { TryOut } from './try-out.tsx';
import { type HallZone, ZONES, instantIn } from './zoned-time.ts';

interface Draft {
  readonly bank: BankChoiceWire | null;
  readonly definition: DefinitionJson | null;
  readonly roster: readonly RosterLineWire[];
  readonly id: string;
  readonly zone: HallZone;
  /** As an entry for day and time has it; empty where nobody has said. */
  readonly opens: string;
  /** By name; none where seats are the roster's. */
  readonly rooms: readonly string[];
}

const EMPTY: Draft = { bank: null, definition: null, roster: [], id: '', zone: 'Asia/Jakarta', opens: '', rooms: [] };
const PAUSE_MS = 500;

/** Bank, rules, people, then what is wrong with them together; the last button stays shut while anything is. */
export function NewSession() {
  const { t } = useSpeech();
  const { desk } = useCommittee();
  const { told, refusal, again } = useTold(desk.material);
  const [draft, setDraft] = useState(EMPTY);
  const [made, setMade] = useState<Made | null>(null);
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), []);
  const checked = useCheck(draft);
  if (made !== null) return <MadeSession made={made} />;
  return (
    <>
      <div className="bank-head">
        <nav aria-label={t('committee.path')}>
          <a href={AT_SESSIONS}>{t('committee.title')}</a>
        </nav>
        <h1>{t('committee.new')}</h1>
      </div>
      <p className="lead">{t('committee.newLead')}</p>
      <Refused refusal={refusal} again={again} />
      {told !== null && (
        <>
          <Step number={1} title={t('committee.step.bank')}>
            <label className="entry">
              <span className="label">{t('committee.bank')}</span>
              <select
                value={draft.bank === null ? '' : `${draft.bank.source}/${draft.bank.id}`}
                onChange={({ target }) => {
                  const chosen = told.banks.find(({ id, source }) => `${source}/${id}` === target.value);
                  change({ bank: chosen === undefined ? null : { source: chosen.source, id: chosen.id } });
                }}
              >
                <option value="">{t('committee.choose')}</option>
                {told.banks.map(({ id, items, source, title }) => (
                  <option key={`${source}/${id}`} value={`${source}/${id}`}>
                    {t(`committee.source.${source}`, { title, id, n: items })}
                  </option>
                ))}
              </select>
            </label>
            <p className="lead">{t('committee.bankLead')}</p>
          </Step>
          <Step number={2} title={t('committee.step.definition')}>
            <DefinitionForm
              known={told.definitions}
              definition={draft.definition}
              onChange={(definition) => change({ definition, id: draft.id === '' ? idOf(definition) : draft.id })}
            />
            {draft.bank !== null && draft.definition !== null && (
              <TryOut choice={{ bank: draft.bank, definition: draft.definition, zone: draft.zone }} />
            )}
          </Step>
          <Step number={3} title={t('committee.step.roster')}>
            <RosterStep lines={draft.roster} onRead={(roster) => change({ roster })} />
          </Step>
          <Step number={4} title={t('committee.step.rooms')}>
            <RoomsStep chosen={draft.rooms} people={draft.roster} onChange={(rooms) => change({ rooms })} />
          </Step>
          <Step number={5} title={t('committee.step.prepare')}>
            <Names draft={draft} change={change} />
            <Prepare draft={draft} checked={checked} onMade={setMade} />
          </Step>
        </>
      )}
    </>
  );
}

function idOf(definition: DefinitionJson): string {
  return typeof definition['id'] === 'string' ? definition['id'] : '';
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = `step-${number}`;
  return (
    <section className="card step-card" aria-labelledby={id}>
      <h2 id={id}>
        <span className="step-no">{number}</span> {title}
      </h2>
      {children}
    </section>
  );
}

function Names({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { t } = useSpeech();
  return (
    <div className="entries">
      <label className="entry">
        <span className="label">{t('committee.code')}</span>
        <input
          value={draft.id}
          onChange={({ target }) => change({ id: target.value })}
          pattern="[a-z0-9][a-z0-9\-]{0,63}"
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <label className="entry">
        <span className="label">{t('committee.opensAt')}</span>
        <input type="datetime-local" value={draft.opens} onChange={({ target }) => change({ opens: target.value })} />
      </label>
      <label className="entry">
        <span className="label">{t('committee.zone')}</span>
        <select value={draft.zone} onChange={({ target }) => change({ zone: target.value as HallZone })}>
          {ZONES.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface Checked {
  readonly problems: readonly ProblemWire[] | null;
  readonly refusal: DeskRefusal['refusal'] | null;
}

/** Asked anew a moment after every change; an answer to an older question is not shown. */
function useCheck({ bank, definition, roster, rooms }: Draft): Checked {
  const { desk } = useCommittee();
  const [checked, setChecked] = useState<Checked>({ problems: null, refusal: null });
  useEffect(() => {
    setChecked({ problems: null, refusal: null });
    if (definition === null) return undefined;
    let isOld = false;
    const timer = setTimeout(() => {
      void desk.check({ bank, definition, roster: [...roster], rooms: [...rooms] }).then((reply) => {
        if (isOld) return;
        setChecked(reply.ok ? { problems: reply.problems, refusal: null } : { problems: null, refusal: reply.refusal });
      });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [desk, bank, definition, roster, rooms]);
  return checked;
}

function Prepare({ draft, checked, onMade }: { draft: Draft; checked: Checked; onMade: (made: Made) => void }) {
  const { t, number } = useSpeech();
  const { desk } = useCommittee();
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<Checked>({ problems: null, refusal: null });
  const { bank, definition, id, opens, rooms, roster, zone } = draft;
  const missing = [
    ...(bank === null ? [t('committee.missing.bank')] : []),
    ...(definition === null ? [t('committee.missing.definition')] : []),
    ...(roster.length === 0 ? [t('committee.missing.roster')] : []),
    ...(/^[a-z0-9][a-z0-9-]{0,63}$/.test(id) ? [] : [t('committee.missing.code')]),
  ];
  const problems = [...(checked.problems ?? []), ...(found.problems ?? [])];
  const isReady = missing.length === 0 && checked.problems?.length === 0;
  const go = async () => {
    if (bank === null || definition === null) return;
    setBusy(true);
    const opensAt = opens === '' ? null : instantIn(opens, zone);
    const reply = await desk.make({ id, bank, definition, roster: [...roster], zone, opensAt, rooms: [...rooms] });
    setBusy(false);
    if (!reply.ok) return setFound({ problems: null, refusal: reply.refusal });
    if (reply.made === null) return setFound({ problems: reply.problems, refusal: null });
    onMade(reply.made);
  };
  return (
    <>
      {missing.length > 0 && (
        <ul className="missing">
          {missing.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      )}
      {definition !== null && (
        <div role="status">
          {checked.problems === null && checked.refusal === null && t('committee.checking')}
          {problems.length > 0 && <ProblemList title={t('bank.problems')} problems={problems} />}
          {isReady && problems.length === 0 && <p>{t('committee.allSound', { n: number(roster.length) })}</p>}
        </div>
      )}
      <Refused refusal={checked.refusal ?? found.refusal} />
      <button type="button" className="btn primary" disabled={!isReady || isBusy} onClick={() => void go()}>
        {t('committee.prepare')}
      </button>
    </>
  );
}
