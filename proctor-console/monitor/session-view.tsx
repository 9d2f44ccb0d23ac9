import { useCallback, useMemo, useState } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useNow } from '../figures/second-hand.tsx';
import { useSpeech } from '../messages/speech.ts';
import { staleFor } from '../state/room-store.ts';
import { ActionsBar } from './actions-bar.tsx';
import { AmendCard } from './amend-card.tsx';
import { AttentionList } from './attention-list.tsx';
import { useMay, useRoom } from './desk-context.tsx';
import { type DeskView, DeskViews } from './desk-views.tsx';
import { HeaderBand, PlainBand } from './header-band.tsx';
import { HeldCard } from './held-card.tsx';
import { LineNotice } from './line-notice.tsx';
import { MoveSeatCard } from './move-seat-card.tsx';
import { PersonPanel } from './person-panel.tsx';
import { ProposalsCard } from './proposals-card.tsx';
import { RevealCard } from './reveal-card.tsx';
import { RoomTable } from './room-table.tsx';
import { SeatMap } from './seat-map.tsx';
import { SignsCard } from './signs-card.tsx';
import { laidOutPlans } from '../state/seat-plan.ts';
import { useSessionRooms } from './use-session-rooms.ts';
import { SummaryStrip } from './summary-strip.tsx';

export function SessionView() {
  const { t } = useSpeech();
  const room = useRoom((state) => state.room);
  const now = useNow();
  const isStale = useRoom((state) => staleFor(state, now) !== null);
  const mayAct = useMay('pause');
  const mayAmend = useMay('amend-keys');
  const mayReveal = useMay('reveal-board');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const [view, setView] = useState<DeskView>('table');
  const [takesFocus, setTakesFocus] = useState(false);
  const person = opened === null ? undefined : room?.rows.get(opened);
  const chosen = useMemo(
    () =>
      room === null ? [] : [...selected].map((number) => room.rows.get(number)).filter((row) => row !== undefined),
    [room, selected],
  );
  const laidOut = useSessionRooms(room?.head.session.id ?? '');
  const rows = room?.rows;
  const plans = useMemo(() => laidOutPlans(laidOut, rows?.values() ?? []), [laidOut, rows]);
  const toggle = useCallback(
    (number: string) =>
      setSelected((before) => {
        const after = new Set(before);
        if (!after.delete(number)) after.add(number);
        return after;
      }),
    [],
  );

  if (room === null) {
    return (
      <div className="lobby">
        <PlainBand />
        <div className="notices">
          <LineNotice />
        </div>
        <main className="lobby-main">
          <p role="status">{t('room.waiting')}</p>
          <a className="btn" href="#/">
            <Icon name="left" />
            {t('band.home')}
          </a>
        </main>
      </div>
    );
  }
  return (
    <div className="desk-page" data-stale={isStale}>
      <HeaderBand room={room} />
      <SummaryStrip room={room} />
      <div className="notices">
        <LineNotice />
        <ProposalsCard room={room} />
        {/* Not among the cards at the side: a small window has no side. */}
        {mayReveal && room.head.reveal !== null && <RevealCard room={room} progress={room.head.reveal} />}
      </div>
      <main className="desk" data-view={view}>
        <DeskViews view={view} onChoose={setView} />
        <RoomTable room={room} selected={selected} onSelect={setSelected} onOpen={setOpened} />
        <aside className="side">
          {chosen.length === 1 && chosen[0] !== undefined && <SignsCard row={chosen[0]} room={room} />}
          {mayAct && chosen.length === 1 && chosen[0] !== undefined && <HeldCard row={chosen[0]} room={room} />}
          {mayAmend && room.head.session.phase === 'closed' && <AmendCard room={room} />}
          <AttentionList room={room} onSelect={setSelected} />
          {mayAct && chosen.length === 1 && chosen[0] !== undefined && plans.length > 0 && (
            <MoveSeatCard key={chosen[0].number} row={chosen[0]} room={room} plans={plans} />
          )}
          <SeatMap room={room} plans={plans} selected={selected} onToggle={toggle} />
        </aside>
      </main>
      {person !== undefined && (
        <PersonPanel
          key={person.number}
          row={person}
          room={room}
          plans={plans}
          onAct={() => {
            setSelected(new Set([person.number]));
            setTakesFocus(true);
            setOpened(null);
          }}
          onLeave={() => setOpened(null)}
        />
      )}
      {mayAct && (
        <ActionsBar
          chosen={chosen}
          room={room}
          takesFocus={takesFocus}
          onFocused={() => setTakesFocus(false)}
          onClear={() => setSelected(new Set())}
        />
      )}
    </div>
  );
}
