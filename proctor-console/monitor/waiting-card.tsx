import { type FormEvent, useId, useState } from 'react';
import type { WaitingWorkstation } from '#protocol/staff-workstations.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { LEAST_REASON } from './confirm-dialog.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { Workstations } from './use-workstations.ts';

interface CardParts {
  readonly one: WaitingWorkstation;
  /** The server's clock when the list was made. */
  readonly now: number;
  readonly needsReason: boolean;
  readonly offers: NonNullable<Parameters<typeof PlaceFields>[0]['offers']>;
  readonly act: Workstations['act'];
}

/** One computer that shows a code. Whoever lets it in has compared the code with its screen. */
export function WaitingCard({ one, now, needsReason, offers, act }: CardParts) {
  const { t, age } = useSpeech();
  const kioskNote = useId();
  const [place, setPlace] = useState({ name: one.suggestedName, room: '', seat: '' });
  const [isKiosk, setKiosk] = useState(false);
  const [replaces, setReplaces] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const isReady = place.name.trim() !== '' && (!needsReason || reason.trim().length >= LEAST_REASON);

  const run = async (doing: Parameters<Workstations['act']>[0]) => {
    setBusy(true);
    const refused = await act(doing);
    setBusy(false);
    if (refused?.word === 'name-taken') setTaken(true);
    setSaid(refused?.sentence ?? '');
  };
  const approve = (event: FormEvent) => {
    event.preventDefault();
    void run((desk) => desk.approve({ code: one.code, ...place, isKiosk, replaces, reason: reason.trim() }));
  };
  const readAloud = [...one.code].join(' ');

  return (
    <li className="card waiting-one">
      <div className="waiting-head">
        <p className="code mono" aria-label={readAloud}>
          {one.code.slice(0, 4)} {one.code.slice(4)}
        </p>
        <dl>
          <dt>{t('computers.since')}</dt>
          <dd>{age(Math.max(0, now - one.since))}</dd>
          <dt>{t('computers.address')}</dt>
          <dd className="mono">{one.address}</dd>
          <dt>{t('computers.browser')}</dt>
          <dd>{t(one.tier === 'seb' ? 'computers.seb' : 'computers.anyBrowser')}</dd>
        </dl>
      </div>
      <form onSubmit={approve} aria-label={t('computers.formFor', { code: readAloud })}>
        <PlaceFields place={place} onChange={setPlace} offers={offers} />
        {needsReason && (
          <label className="entry sm">
            <span className="label">{t('computers.reason')}</span>
            <input maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
        )}
        <label className="tick">
          <input
            type="checkbox"
            checked={isKiosk}
            aria-describedby={kioskNote}
            onChange={(event) => setKiosk(event.target.checked)}
          />
          {t('computers.isKiosk')}
        </label>
        <p className="note" id={kioskNote}>
          {t('computers.kioskNote')}
        </p>
        {isTaken && (
          <label className="tick">
            <input type="checkbox" checked={replaces} onChange={(event) => setReplaces(event.target.checked)} />
            {t('computers.replaces')}
          </label>
        )}
        <p className="said" role="alert">
          {said !== '' && (
            <>
              <Icon name="alarm" />
              {said}
            </>
          )}
        </p>
        <div className="go">
          <button className="btn primary sm" disabled={isBusy || !isReady}>
            {t('computers.approve')}
          </button>
          <button
            type="button"
            className="btn sm"
            disabled={isBusy}
            onClick={() => void run((desk) => desk.decline(one.code))}
          >
            {t('computers.decline')}
          </button>
        </div>
      </form>
    </li>
  );
}
