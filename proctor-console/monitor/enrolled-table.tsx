import { useState } from 'react';
import type { EnrolledWorkstation } from '#protocol/staff-workstations.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { Workstations } from './use-workstations.ts';

interface TableParts {
  readonly enrolled: readonly EnrolledWorkstation[];
  readonly needsReason: boolean;
  readonly act: Workstations['act'];
}

type Asking = { readonly what: 'rename' | 'revoke'; readonly one: EnrolledWorkstation };

/** The computers that were let in, each with what can be done to it. */
export function EnrolledTable({ enrolled, needsReason, act }: TableParts) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState<Asking | null>(null);
  if (enrolled.length === 0) return <p className="lead">{t('computers.nobody')}</p>;
  const done = () => setAsking(null);
  return (
    <>
      <div className="enrolled-scroll" role="region" aria-labelledby="enrolled-computers" tabIndex={0}>
        <table className="enrolled-table">
          <thead>
            <tr>
              {(['name', 'place', 'kind', 'state', 'by'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`computers.column.${column}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {enrolled.map((one) => (
              <EnrolledRow key={one.id} one={one} onAsk={(what) => setAsking({ what, one })} />
            ))}
          </tbody>
        </table>
      </div>
      {asking?.what === 'revoke' && <RevokeDialog one={asking.one} act={act} onDone={done} />}
      {asking?.what === 'rename' && <RenameDialog one={asking.one} needsReason={needsReason} act={act} onDone={done} />}
    </>
  );
}

function EnrolledRow({ one, onAsk }: { one: EnrolledWorkstation; onAsk: (what: Asking['what']) => void }) {
  const { t } = useSpeech();
  const where = [one.room, one.seat].filter((part) => part !== '').join(', ');
  return (
    <tr>
      <th scope="row">{one.name}</th>
      <td>{where === '' ? '–' : where}</td>
      <td>{t(one.isKiosk ? 'computers.kiosk' : 'computers.computer')}</td>
      <td>
        <span className={`bare ${one.isInUse ? 's-saved' : ''}`}>
          <Icon name={one.isInUse ? 'person' : 'absent'} />
          {t(one.isInUse ? 'computers.inUse' : 'computers.free')}
        </span>
      </td>
      <td>{one.approvedBy}</td>
      <td className="row-acts">
        {(['rename', 'revoke'] as const).map((what) => (
          <button
            key={what}
            type="button"
            className="btn sm"
            onClick={() => onAsk(what)}
            aria-label={t(`computers.${what}One`, { name: one.name })}
          >
            {t(`computers.${what}`)}
          </button>
        ))}
      </td>
    </tr>
  );
}

interface DialogParts {
  readonly one: EnrolledWorkstation;
  readonly act: Workstations['act'];
  readonly onDone: () => void;
}

function RevokeDialog({ one, act, onDone }: DialogParts) {
  const { t } = useSpeech();
  return (
    <ConfirmDialog
      title={t('computers.revokeOne', { name: one.name })}
      goes={t('computers.revoke')}
      isGrave
      asksReason
      onCancel={onDone}
      onConfirm={async (reason) => {
        const refused = await act((desk) => desk.revoke({ id: one.id, reason }));
        if (refused === null) onDone();
        return refused?.sentence ?? '';
      }}
    >
      <p>{t(one.isInUse ? 'computers.revokeInUse' : 'computers.revokeNote')}</p>
    </ConfirmDialog>
  );
}

function RenameDialog({ one, needsReason, act, onDone }: DialogParts & { readonly needsReason: boolean }) {
  const { t } = useSpeech();
  const [place, setPlace] = useState({ name: one.name, room: one.room, seat: one.seat });
  return (
    <ConfirmDialog
      title={t('computers.renameOne', { name: one.name })}
      goes={t('computers.save')}
      asksReason={needsReason}
      onCancel={onDone}
      onConfirm={async (reason) => {
        const refused = await act((desk) => desk.rename({ id: one.id, ...place, reason }));
        if (refused === null) onDone();
        return refused?.sentence ?? '';
      }}
    >
      <PlaceFields place={place} onChange={setPlace} />
    </ConfirmDialog>
  );
}
