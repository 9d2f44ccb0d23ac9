import { may } from '#domain/staff/permissions.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Brand } from '../appearance/brand.tsx';
import { useKeptFocus } from '../appearance/keep-focus.ts';
import { WhoIsHere } from '../appearance/who-is-here.tsx';
import { useBankHash } from '../bank/bank-address.ts';
import type { SessionDesk } from '../connection/session-desk.ts';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { AT_STAFF } from '../monitor/address.ts';
import { SignIn } from '../monitor/sign-in.tsx';
import { AT_ROOMS, AT_SESSIONS, type CommitteePlace, placeOf } from './committee-address.ts';
import { CommitteeContext, useCommittee } from './committee-context.ts';
import { DayPage } from './day-page.tsx';
import { LotsPage } from './lots-page.tsx';
import { NewSession } from './new-session.tsx';
import { ResultsPage } from './results-page.tsx';
import { RoomPage } from './room-page.tsx';
import { RoomsPage } from './rooms-page.tsx';
import { SeatsPage } from './seats-page.tsx';
import { SessionsPage } from './sessions-page.tsx';

interface CommitteeParts {
  readonly staff: Pick<StaffDesk, 'me' | 'signIn' | 'signOut'>;
  readonly desk: SessionDesk;
}

/** Signs in, then shows the sessions or what the address names. */
export function CommitteeConsole({ staff, desk }: CommitteeParts) {
  const { t } = useSpeech();
  useKeptFocus();
  const [me, setMe] = useState<Signed | 'asking' | null>('asking');
  const askWho = useCallback(() => {
    void staff.me().then((reply) => {
      if (reply.ok) setMe(reply);
      // An engine that cannot be reached has not signed anybody out.
      else setMe((known) => (reply.refusal.word === 'unreachable' && known !== 'asking' ? known : null));
    });
  }, [staff]);
  useEffect(askWho, [askWho]);
  const signOut = useCallback(() => void staff.signOut().then(askWho), [staff, askWho]);
  const room = useMemo(
    () => (me === null || me === 'asking' ? null : { desk, me, signOut, askWho }),
    [desk, me, signOut, askWho],
  );
  useEffect(() => {
    document.title = `${t('committee.title')} · Terang`;
  }, [t]);

  if (me === 'asking') return null;
  if (room === null) {
    return <SignIn desk={staff} onSigned={setMe} title={t('committee.signIn')} lead={t('committee.signInLead')} />;
  }
  return (
    <CommitteeContext value={room}>
      <Band />
      <Here />
    </CommitteeContext>
  );
}

function Band() {
  const { t } = useSpeech();
  const { me, signOut } = useCommittee();
  const prepares = may(me.role, 'prepare-sessions');
  return (
    <header className="top on-band">
      <a className="home" href={prepares ? AT_SESSIONS : '/console'} aria-label={`terang, ${t('committee.home')}`}>
        <Brand />
      </a>
      {prepares && (
        <>
          <a className="band-link" href={AT_SESSIONS}>
            {t('committee.title')}
          </a>
          <a className="band-link" href={AT_ROOMS}>
            {t('rooms.title')}
          </a>
        </>
      )}
      <a className="band-link" href="/console">
        {t('bank.monitor')}
      </a>
      {may(me.role, 'see-items') && (
        <a className="band-link" href="/bank">
          {t('bank.title')}
        </a>
      )}
      <span className="push" />
      <WhoIsHere me={me} onSignOut={signOut} account={`/console${AT_STAFF}`} />
    </header>
  );
}

/** Another page begins at its heading, for eyes and for screen readers; the first one where the browser begins. */
function Here() {
  const hash = useBankHash();
  const place = useMemo(() => placeOf(hash), [hash]);
  const { t } = useSpeech();
  const { me } = useCommittee();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(hash);
  useEffect(() => {
    if (shown.current === hash) return;
    shown.current = hash;
    window.scrollTo?.(0, 0);
    main.current?.focus();
  }, [hash]);
  return (
    <main ref={main} tabIndex={-1} className={`bank-main committee ${place.page}`} key={hash}>
      {mayEnter(me.role, place) ? (
        <Page place={place} />
      ) : (
        <>
          <p className="said">{t('committee.noEntry')}</p>
          <p className="links">
            <a className="btn" href="/console">
              {t('bank.monitor')}
            </a>
          </p>
        </>
      )}
    </main>
  );
}

/** The day is the whole staff's; what is prepared and ranked is the committee's. */
function mayEnter(role: string, { page }: CommitteePlace): boolean {
  if (page === 'day' || page === 'seats') return may(role, 'check-in-sessions');
  return may(role, page === 'lots' ? 'lead-sessions' : page === 'results' ? 'rank-sessions' : 'prepare-sessions');
}

function Page({ place }: { place: CommitteePlace }) {
  return (
    <>
      {place.page === 'sessions' && <SessionsPage />}
      {place.page === 'new' && <NewSession />}
      {place.page === 'rooms' && <RoomsPage />}
      {place.page === 'room' && <RoomPage name={place.name} />}
      {place.page === 'results' && <ResultsPage session={place.session} />}
      {place.page === 'day' && <DayPage session={place.session} />}
      {place.page === 'seats' && <SeatsPage session={place.session} />}
      {place.page === 'lots' && <LotsPage session={place.session} />}
    </>
  );
}
