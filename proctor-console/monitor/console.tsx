import { useCallback, useEffect, useMemo, useState } from 'react';
import { useKeptFocus } from '../appearance/keep-focus.ts';
import type { StaffLine } from '../connection/proctor-socket.ts';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import type { WorkstationDesk } from '../connection/workstation-desk.ts';
import { type RoomStore, createRoomStore } from '../state/room-store.ts';
import { type SessionPage, useAddress } from './address.ts';
import { ConsoleContext } from './desk-context.tsx';
import { IncidentsPage } from './incidents-page.tsx';
import { MinutesPage } from './minutes-page.tsx';
import { PasswordGate } from './password-gate.tsx';
import { SessionList } from './session-list.tsx';
import { SessionView } from './session-view.tsx';
import { SignIn } from './sign-in.tsx';
import { StaffPage } from './staff-page.tsx';
import { WorkstationsPage } from './workstations.tsx';

export type OpenLine = (store: RoomStore, onRefused: () => void) => StaffLine;

interface ConsoleParts {
  readonly desk: StaffDesk;
  readonly workstations: WorkstationDesk;
  readonly openLine: OpenLine;
}

/** Signs in, then shows the sessions or the one that the address names. */
export function Console({ desk, workstations, openLine }: ConsoleParts) {
  useKeptFocus();
  const [me, setMe] = useState<Signed | 'asking' | null>('asking');
  const askWho = useCallback(async () => {
    const reply = await desk.me();
    if (reply.ok) setMe(reply);
    // An engine that cannot be reached has not signed anybody out.
    else if (reply.refusal.word !== 'unreachable') setMe(null);
    else setMe((known) => (known === 'asking' ? null : known));
  }, [desk]);
  useEffect(() => void askWho(), [askWho]);

  if (me === 'asking') return null;
  if (me === null) return <SignIn desk={desk} onSigned={setMe} />;
  if (me.usesInitialPassword) {
    const leave = () => void desk.signOut().then(askWho);
    return <PasswordGate me={me} desk={desk} onDone={() => void askWho()} onLeave={leave} />;
  }
  return <SignedIn key={me.name} {...{ me, desk, workstations, openLine, askWho }} />;
}

interface SignedInParts extends ConsoleParts {
  readonly me: Signed;
  readonly askWho: () => Promise<void>;
}

function SignedIn({ me, desk, workstations, openLine, askWho }: SignedInParts) {
  const [store] = useState(createRoomStore);
  const [line, setLine] = useState<StaffLine | null>(null);
  const { sessionId, page, isAtComputers, isAtStaff } = useAddress();

  useEffect(() => {
    const opened = openLine(store, () => void askWho());
    setLine(opened);
    return () => opened.close();
  }, [store, openLine, askWho]);
  useEffect(() => line?.watch(sessionId), [line, sessionId]);

  const signOut = useCallback(() => void desk.signOut().then(askWho), [desk, askWho]);
  const value = useMemo(
    () => (line === null ? null : { store, line, desk, workstations, me, askWho, signOut }),
    [store, line, desk, workstations, me, askWho, signOut],
  );
  if (value === null) return null;
  return (
    <ConsoleContext value={value}>
      {isAtStaff ? (
        <StaffPage />
      ) : isAtComputers ? (
        <WorkstationsPage />
      ) : (
        <SessionPlace sessionId={sessionId} page={page} />
      )}
    </ConsoleContext>
  );
}

function SessionPlace({ sessionId, page }: { sessionId: string | null; page: SessionPage }) {
  if (sessionId === null) return <SessionList />;
  if (page === 'incidents') return <IncidentsPage key={sessionId} sessionId={sessionId} />;
  if (page === 'minutes') return <MinutesPage key={sessionId} sessionId={sessionId} />;
  return <SessionView key={sessionId} />;
}
