import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { useMay } from './desk-context.tsx';
import { EnrolledTable } from './enrolled-table.tsx';
import { PlainBand } from './header-band.tsx';
import { LineNotice } from './line-notice.tsx';
import { seatsWithoutComputer } from './seat-offers.ts';
import { useRoomPlans } from './use-session-rooms.ts';
import { useWorkstations } from './use-workstations.ts';
import { WaitingCard } from './waiting-card.tsx';
import './workstations.css';

/** The hall's computers: who shows a code and waits, and who has been let in. */
export function WorkstationsPage() {
  const { t, number } = useSpeech();
  return (
    <div className="lobby">
      <PlainBand />
      <div className="notices">
        <LineNotice />
      </div>
      <main className="lobby-main computers">
        <a className="btn sm" href="#/">
          <Icon name="left" />
          {t('band.home')}
        </a>
        <h1>{t('computers.title')}</h1>
        {useMay('workstations') ? <Lists number={number} /> : <p>{t('refusal.not-allowed')}</p>}
      </main>
    </div>
  );
}

function Lists({ number }: { number: (value: number) => string }) {
  const { t } = useSpeech();
  const { computers, said, act } = useWorkstations();
  const waiting = computers?.waiting ?? [];
  const offers = seatsWithoutComputer(useRoomPlans(), computers?.enrolled ?? []);
  return (
    <>
      <p className="lead">{t('computers.lead')}</p>
      <p className="said" role="alert">
        {said}
      </p>
      <section aria-labelledby="waiting-computers">
        <h2 id="waiting-computers">{t('computers.waiting')}</h2>
        <p className="lead" role="status">
          {computers === null
            ? t('computers.reading')
            : t('computers.waitingCount', { count: waiting.length, n: number(waiting.length) })}
        </p>
        <ul className="waiting-list">
          {waiting.map((one) => (
            <WaitingCard
              key={one.code}
              one={one}
              now={computers?.serverAt ?? one.since}
              needsReason={computers?.needsReason === true}
              offers={offers}
              act={act}
            />
          ))}
        </ul>
      </section>
      {offers.length > 0 && (
        <section aria-labelledby="bare-seats">
          <h2 id="bare-seats">{t('computers.bareSeats')}</h2>
          <dl className="bare-seats">
            {offers.map(({ room, seats }) => (
              <div key={room}>
                <dt>{t('computers.bareIn', { room, n: number(seats.length) })}</dt>
                <dd>{seats.join(', ')}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section aria-labelledby="enrolled-computers">
        <h2 id="enrolled-computers">{t('computers.enrolled')}</h2>
        {computers !== null && (
          <EnrolledTable enrolled={computers.enrolled} needsReason={computers.needsReason} act={act} />
        )}
      </section>
    </>
  );
}
