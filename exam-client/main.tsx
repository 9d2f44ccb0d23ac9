import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../engine/identity/tokens.css';
import '../engine/identity/terang.css';
import './fonts.css';
import { candidateSocket } from './connection/candidate-socket.ts';
import { type LoadedPage, entranceOf } from './connection/entrance.ts';
import { createStationChain } from './chain/station-chain.ts';
import { brokenChain, keptChainIn } from './connection/kept-chain.ts';
import { greet } from './connection/greet.ts';
import { keptPledgesIn } from './connection/kept-pledges.ts';
import { keptTokenIn } from './connection/kept-token.ts';
import { openLocalDatabase } from './connection/local-database.ts';
import { brokenStores } from './connection/broken-stores.ts';
import { outboxIn } from './connection/outbox.ts';
import { browserProbe, tryStorage } from './connection/station-probe.ts';
import { fetchMedium } from './media/fetch-medium.ts';
import { fetchOwnPhoto } from './media/own-photo.ts';
import { createMediaShelf } from './media/media-shelf.ts';
import { startMessages } from './messages/start-messages.ts';
import { ExamClient } from './screens/exam-client.tsx';
import { LedgerAlarm } from './screens/ledger-alarm.tsx';
import { applyDisplay, forgetPerson } from './state/display-store.ts';
import { createEnrolment } from './state/enrolment.ts';
import { followGrants } from './state/granted-display.ts';
import type { Desk, DoorPath } from './state/sitting-store.ts';
import { createSitting } from './state/sitting.ts';
import { SittingContext } from './state/use-sitting.ts';
import { workstationNameIn } from './state/workstation-name.ts';
import { startWatch } from './watch/start-watch.ts';

const WORKSTATION = 'terang-workstation';

/** Steps neither back nor sideways when the computer's clock is set. */
const now = (): number => performance.timeOrigin + performance.now();
const random = (): number => Math.random();

function later(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

/** The technician names a computer once, by opening `/?workstation=LAB-07`; the name stays when people come and go. */
function workstationName(): string {
  const named = new URLSearchParams(location.search).get('workstation');
  if (named !== null) localStorage.setItem(WORKSTATION, named);
  return workstationNameIn(localStorage.getItem(WORKSTATION) ?? '');
}

/** Without https there is no randomUUID. */
function pageName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function tabChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('terang-candidate');
}

const entrance = entranceOf({
  path: location.pathname,
  browser: () => (window as { SafeExamBrowser?: ReturnType<LoadedPage['browser']> }).SafeExamBrowser,
  later,
});

const enteredAt = location.pathname;
function enterAnew(path: DoorPath): void {
  if (enteredAt.startsWith('/enter/')) location.assign(path);
}

/** Not twice within this time: a browser that is not the right one would load the page for ever. */
const BETWEEN_ENTRIES_MS = 30_000;
const ENTERED_AGAIN = 'terang-entered-again';
function enterAgain(): boolean {
  const last = Number(sessionStorage.getItem(ENTERED_AGAIN) ?? 0);
  if (!enteredAt.startsWith('/enter/') || now() - last < BETWEEN_ENTRIES_MS) return false;
  sessionStorage.setItem(ENTERED_AGAIN, String(now()));
  location.assign('/enter');
  return true;
}

const place = document.getElementById('sitting');
if (place === null) throw new Error('index.html has no place for the sitting');
const root = createRoot(place);

applyDisplay(document.documentElement, localStorage);
startMessages();
/** Where the database does not open nothing can be kept, and the computer's check says so until it does. */
async function stores(): Promise<Pick<Desk, 'outbox' | 'token' | 'station' | 'chain' | 'pledges'>> {
  try {
    const database = await openLocalDatabase();
    const station = browserProbe(() => tryStorage(database, String(now())));
    const chain = createStationChain(keptChainIn(database), crypto);
    const pledges = keptPledgesIn(database);
    return { outbox: outboxIn(database), token: keptTokenIn(database), station, chain, pledges };
  } catch {
    const reopens = async (): Promise<boolean> => {
      const database = await openLocalDatabase().catch(() => null);
      if (database !== null) location.reload();
      return false;
    };
    return { ...brokenStores, station: browserProbe(reopens), chain: createStationChain(brokenChain, crypto) };
  }
}

const { chain, outbox, pledges, station, token } = await stores();
const line = candidateSocket({ now, random, later });
const name = workstationName();
const sitting = createSitting({
  outbox,
  station,
  token,
  ...(chain !== undefined && { chain }),
  ...(pledges !== undefined && { pledges }),
  media: createMediaShelf({
    fetch: (name) => fetchMedium(token, name),
    show: (bytes) => URL.createObjectURL(bytes),
    hide: (url) => URL.revokeObjectURL(url),
    later,
  }),
  ownPhoto: () => fetchOwnPhoto(token),
  line,
  workstation: name,
  build: document.querySelector<HTMLMetaElement>('meta[name="terang-build"]')?.content ?? '',
  enrolment: createEnrolment({ greet, name, entrance, random, later, onCredential: () => line.reconnect() }),
  page: pageName(),
  forgetPerson,
  entrance,
  enterAnew,
  enterAgain,
  now,
  random,
  later,
});
followGrants(sitting.store);
sitting.start();
startWatch(sitting, { page: window, storage: sessionStorage, channel: tabChannel(), wall: () => Date.now() });
root.render(
  <StrictMode>
    <SittingContext value={sitting}>
      <LedgerAlarm random={random} />
      <ExamClient />
    </SittingContext>
  </StrictMode>,
);
