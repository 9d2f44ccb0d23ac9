import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Form } from '#domain/form/form.ts';
import type { RefusalWord } from '#domain/session/refusal.ts';
import type { ClockEstimate } from '#domain/session/server-clock.ts';
import type { AttemptView, Superseded } from '#protocol/candidate-down.ts';
import type { HeldShown } from '#protocol/wire-types.ts';
import type { KeptPledge } from '../chain/check-pledge.ts';
import type { ProvenSoFar } from '../chain/check-proof.ts';
import type { StationChain } from '../chain/station-chain.ts';
import type { Entrance } from '../connection/entrance.ts';
import type { KeptPledges } from '../connection/kept-pledges.ts';
import type { KeptToken } from '../connection/kept-token.ts';
import type { CandidateLine } from '../connection/line.ts';
import type { Outbox, Pending } from '../connection/outbox.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { Enrolment } from './enrolment.ts';
import type { StationProbe } from '../connection/station-probe.ts';
import type { Held } from './local-sheet.ts';

/** Where the person is, apart from what the engine says of the attempt. */
export type Place =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed-out'; readonly refusal: RefusalWord | null; readonly farewell?: Farewell }
  | { readonly kind: 'seated' }
  | { readonly kind: 'superseded'; readonly reason: Superseded['reason'] }
  | { readonly kind: 'outdated' };

/** How somebody came to sit here no more: they said that it is not them; staff freed the computer. */
export type Farewell = 'denied' | 'released';

/** For the next person; or out of Safe Exam Browser, which asks whether it is meant. */
export type DoorPath = '/enter' | '/leave';

export interface LinkState {
  readonly up: boolean;
  /** On the local clock. */
  readonly downSince: number | null;
  readonly attempt: number;
  readonly nextTryAt: number | null;
}

export interface SittingState {
  readonly place: Place;
  readonly link: LinkState;
  readonly view: AttemptView | null;
  readonly form: Form | null;
  /** Waiting for a receipt, in order. */
  readonly pending: readonly Held[];
  /** Refused for good, and shown. */
  readonly uncounted: readonly Pending[];
  /** The engine hears us but cannot store: overloaded, or its disk refuses. */
  readonly refusing: RefusalWord | null;
  /** What the engine holds for a decision, as this workstation last heard; a view tells it too. */
  readonly held: readonly HeldShown[];
  readonly estimate: ClockEstimate | null;
  /** Numbers of messages that the person has read and the engine may not have heard of yet. */
  readonly readMessages: readonly number[];
  /** Up to which number the person has read what the staff did about their time. */
  readonly readNotices: number;
  readonly storageWorks: boolean;
  /** Hashes of the definitions that the engine told this computer of; null before it did. */
  readonly stationRules: readonly string[] | null;
  /** The engine holds something else than this page has signed. */
  readonly isProofBroken: boolean;
  /**
   * Whether what the engine pledged holds: `broken` where it gave no pledge that is its key's, `unproven` where it did not prove
   * in time that its signed ledger holds what it pledged.
   */
  readonly pledge: 'kept' | 'broken' | 'unproven';
  /** Pledged, and not yet proven to stand in the signed ledger; in the order of the ledger. */
  readonly owed: readonly KeptPledge[];
  readonly proven: ProvenSoFar | null;
}

export type SittingStore = StoreApi<SittingState>;

/** Everything impure, in one small record. */
export interface Desk {
  readonly line: CandidateLine;
  readonly outbox: Outbox;
  readonly token: KeptToken;
  /** What this page signs with; absent where nothing is signed. */
  readonly chain?: StationChain;
  /** Where what the engine pledged is kept; absent where nothing can be. */
  readonly pledges?: KeptPledges;
  /** As it calls itself. */
  readonly workstation: string;
  /** The bundle that this page was loaded from, as its own document says. */
  readonly build?: string;
  /** Pictures and sounds of the paper. */
  readonly media?: MediaShelf;
  /** The face that came with the roster; null where there is none. */
  readonly ownPhoto?: () => Promise<Blob | null>;
  /** This loading of the page: the engine tells one that comes back from a second one. */
  readonly page?: string;
  /** What it is to the hall; absent where that is not asked. */
  readonly enrolment?: Enrolment;
  readonly station: StationProbe;
  /** Clears what is kept of a person outside the database: the display, the session's storage, the place in the history. */
  forgetPerson(): void;
  /** What the browser shows of itself, where the page was entered for that. */
  readonly entrance?: Entrance;
  /** Loads the page again where it was entered at an address that is good for one sign-in; stays where it was not. */
  readonly enterAnew?: (path: DoorPath) => void;
  /** Loads the page at a new address to show the browser again. False where that was just done, or cannot help. */
  readonly enterAgain?: () => boolean;
  /** A local clock that never steps back. */
  now(): number;
  random(): number;
  later(ms: number, act: () => void): () => void;
}

export interface Room {
  readonly desk: Desk;
  readonly store: SittingStore;
}

const AT_THE_DOOR: SittingState = {
  place: { kind: 'starting' },
  link: { up: false, downSince: null, attempt: 0, nextTryAt: null },
  view: null,
  form: null,
  pending: [],
  uncounted: [],
  refusing: null,
  held: [],
  estimate: null,
  readMessages: [],
  readNotices: 0,
  storageWorks: true,
  stationRules: null,
  isProofBroken: false,
  pledge: 'kept',
  owed: [],
  proven: null,
};

export function createSittingStore(): SittingStore {
  return createStore<SittingState>()(() => AT_THE_DOOR);
}

/** Nothing of the person is left but the line and whether this computer can store. */
export function clearDesk(store: SittingStore, refusal: RefusalWord | null, farewell?: Farewell): void {
  store.setState(({ link, stationRules, storageWorks }) => ({
    ...AT_THE_DOOR,
    link,
    stationRules,
    storageWorks,
    place: { kind: 'signed-out', refusal, ...(farewell && { farewell }) },
  }));
}
