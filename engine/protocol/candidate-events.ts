import type {
  AttemptView,
  HandedIn,
  Identified,
  MutationReply,
  Offered,
  Opened,
  PaperReply,
  Proven,
  Resumed,
  ScoreReceipt,
  SignedIn,
  StationReply,
  SignsTaken,
  Superseded,
  TimeReply,
} from './candidate-down.ts';
import type {
  AskProof,
  AskStation,
  HandIn,
  Identity,
  Integrity,
  Mutate,
  Offer,
  ReadMessage,
  ReportPage,
  Resume,
  SignIn,
  Unsent,
} from './candidate-up.ts';
import type { Answered } from './event-map.ts';
import type { Refused } from './wire-types.ts';

/** Namespace `/candidate`. Websocket transport. */
export interface CandidateUpEvents {
  station: Answered<AskStation, StationReply>;
  'report-page': Answered<ReportPage, { ok: true } | Refused>;
  'sign-in': Answered<SignIn, SignedIn>;
  resume: Answered<Resume, Resumed>;
  identity: Answered<Identity, Identified>;
  paper: Answered<Record<string, never>, PaperReply>;
  mutate: Answered<Mutate, MutationReply>;
  'hand-in': Answered<HandIn, HandedIn>;
  receipt: Answered<Record<string, never>, ScoreReceipt>;
  prove: Answered<AskProof, Proven>;
  integrity: Answered<Integrity, SignsTaken>;
  time: Answered<{ sentAt: number }, TimeReply | Refused>;
  offer: Answered<Offer, Offered>;
  unsent: Answered<Unsent, { ok: true } | Refused>;
  'read-message': Answered<ReadMessage, { ok: true } | Refused>;
  'sign-out': Answered<Record<string, never>, { ok: true } | Refused>;
}

export interface CandidateDownEvents {
  /** A whole view: replaces what the browser holds, except what its outbox still has to send. */
  view: (view: AttemptView) => void;
  /** The session is open: ask for the view and the paper. One broadcast. */
  opened: (message: Opened) => void;
  superseded: (message: Superseded) => void;
}
