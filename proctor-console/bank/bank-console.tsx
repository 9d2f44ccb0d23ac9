import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeptFocus } from '../appearance/keep-focus.ts';
import type { BankDesk } from '../connection/bank-desk.ts';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { PasswordGate } from '../monitor/password-gate.tsx';
import { SignIn } from '../monitor/sign-in.tsx';
import { type BankPlace, placeOf, useBankHash } from './bank-address.ts';
import { BankBand } from './bank-band.tsx';
import { BankContext, maySeeItems } from './bank-context.ts';
import { BankList } from './bank-list.tsx';
import { DuplicatesPage } from './duplicates-page.tsx';
import { EditPage, NewPage } from './editor/edit-page.tsx';
import { ImportPage } from './import-page.tsx';
import { ItemBrowser } from './item-browser.tsx';
import { ItemPage } from './item-page.tsx';
import { PaperPage } from './paper-page.tsx';

interface BankConsoleParts {
  readonly staff: Pick<StaffDesk, 'me' | 'signIn' | 'signOut' | 'changePassword'>;
  readonly desk: BankDesk;
  readonly pause: () => Promise<void>;
}

/** Signs in, then shows the banks or what the address names. */
export function BankConsole({ staff, desk, pause }: BankConsoleParts) {
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
    () => (me === null || me === 'asking' ? null : { desk, me, signOut, askWho, pause }),
    [desk, me, signOut, askWho, pause],
  );
  const isAsking = me === 'asking';
  useEffect(() => {
    document.title = `${t('bank.title')} · Terang`;
  }, [t]);

  if (isAsking) return null;
  if (room === null) {
    return <SignIn desk={staff} onSigned={setMe} title={t('bank.signIn')} lead={t('bank.signInLead')} />;
  }
  if (room.me.usesInitialPassword) {
    return <PasswordGate me={room.me} desk={staff} onDone={askWho} onLeave={signOut} />;
  }
  return (
    <BankContext value={room}>
      <BankBand />
      {maySeeItems(room.me.role) ? <Here /> : <p className="bank-main said">{t('bank.noEntry')}</p>}
    </BankContext>
  );
}

/** Another page begins at its heading, for eyes and for screen readers; the first one where the browser begins. */
function Here() {
  const hash = useBankHash();
  const place = useMemo(() => placeOf(hash), [hash]);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(hash);
  useEffect(() => {
    if (shown.current === hash) return;
    shown.current = hash;
    window.scrollTo?.(0, 0);
    main.current?.focus();
  }, [hash]);
  return (
    <main ref={main} tabIndex={-1} className={`bank-main ${place.page}`}>
      <Page key={hash} place={place} />
    </main>
  );
}

function Page({ place }: { place: BankPlace }) {
  switch (place.page) {
    case 'banks':
      return <BankList />;
    case 'items':
      return <ItemBrowser bank={place.bank} />;
    case 'item':
      return <ItemPage bank={place.bank} id={place.item} />;
    case 'edit':
      return <EditPage bank={place.bank} id={place.item} />;
    case 'new':
      return <NewPage bank={place.bank} />;
    case 'paper':
      return <PaperPage bank={place.bank} />;
    case 'import':
      return <ImportPage bank={place.bank} />;
    case 'duplicates':
      return <DuplicatesPage bank={place.bank} />;
  }
}
