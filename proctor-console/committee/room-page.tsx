import { useState } from 'react';
import { type PlanFault, type RoomPlan, emptyRoom, planFaults } from '#domain/room/room-plan.ts';
import { Icon } from '../appearance/icon.tsx';
import { Refused } from '../bank/refused.tsx';
import { roomDesk } from '../connection/room-desk.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from '../monitor/confirm-dialog.tsx';
import { useRefusalSentence } from '../monitor/refusal-sentence.ts';
import { AT_ROOMS } from './committee-address.ts';
import { useTold } from './committee-context.ts';
import { RoomEditor } from './room-editor.tsx';
import './rooms.css';

/** One room: what it is called, its grid, and what is wrong with it before it can be kept. */
export function RoomPage({ name }: { name: string | null }) {
  const { t } = useSpeech();
  const { told, refusal, again } = useTold(roomDesk.rooms);
  const known = told?.rooms.find((room) => room.name === name);
  return (
    <>
      <div className="bank-head">
        <nav aria-label={t('committee.path')}>
          <a href={AT_ROOMS}>{t('rooms.title')}</a>
        </nav>
        <h1>{name ?? t('rooms.new')}</h1>
      </div>
      <Refused refusal={refusal} again={again} />
      {name === null && <Editing before={null} start={emptyRoom('', 5, 6)} />}
      {known !== undefined && <Editing before={known.name} start={known} />}
      {told !== null && name !== null && known === undefined && <p className="said">{t('rooms.gone')}</p>}
    </>
  );
}

function Editing({ before, start }: { before: string | null; start: RoomPlan }) {
  const { t } = useSpeech();
  const [plan, setPlan] = useState(start);
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const [asks, setAsks] = useState(false);
  const faults = planFaults(plan);
  const isNamed = plan.name.trim() !== '';
  const save = async () => {
    const reply = await roomDesk.layOut({ before, plan: { ...plan, name: plan.name.trim(), cells: [...plan.cells] } });
    if (reply.ok && reply.faults.length === 0) window.location.hash = AT_ROOMS;
    else setRefusal(reply.ok ? null : reply.refusal);
  };
  return (
    <>
      <RoomEditor plan={plan} onChange={setPlan} />
      {isNamed && <Faults faults={faults} />}
      <Refused refusal={refusal} />
      <p className="links">
        <button
          type="button"
          className="btn primary"
          disabled={faults.length > 0 || !isNamed}
          onClick={() => void save()}
        >
          <Icon name="check" />
          {t('rooms.save')}
        </button>
        <a className="btn" href={AT_ROOMS}>
          {t('rooms.leave')}
        </a>
        {before !== null && (
          <button type="button" className="btn" onClick={() => setAsks(true)}>
            {t('rooms.remove')}
          </button>
        )}
      </p>
      {asks && before !== null && <RemoveDialog name={before} onCancel={() => setAsks(false)} />}
    </>
  );
}

function Faults({ faults }: { faults: readonly PlanFault[] }) {
  const { t } = useSpeech();
  return (
    <ul className="missing" role="status" aria-label={t('rooms.faults')}>
      {faults.map(({ at, seat = '', word }) => (
        <li key={`${word}-${at ?? ''}`}>{t(`rooms.fault.${word}`, { seat: seat === '' ? '–' : seat })}</li>
      ))}
    </ul>
  );
}

function RemoveDialog({ name, onCancel }: { name: string; onCancel: () => void }) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  return (
    <ConfirmDialog
      title={t('rooms.removeOne', { name })}
      goes={t('rooms.remove')}
      onCancel={onCancel}
      onConfirm={async () => {
        const reply = await roomDesk.remove(name);
        if (!reply.ok) return say(reply.refusal);
        window.location.hash = AT_ROOMS;
        return '';
      }}
    >
      <p>{t('rooms.removeLead')}</p>
    </ConfirmDialog>
  );
}
