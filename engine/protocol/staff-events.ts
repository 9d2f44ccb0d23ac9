import type { Answered } from './event-map.ts';
import type { Acted, HeldList, MonitorDiff, SessionList, Watched } from './proctor-down.ts';
import type {
  CloseSession,
  ExtendTime,
  ForceHandIn,
  ListHeld,
  MoveSeat,
  OpenSession,
  Pause,
  PreviewAct,
  Propose,
  RecordAssistant,
  ReleaseSignIn,
  ReleaseWorkstations,
  RevealBoard,
  SendMessage,
  SettleProposal,
  StartSeparately,
  Watch,
  Withdraw,
} from './proctor-up.ts';

/** Namespace `/staff`; the handshake carries the cookie of `POST /staff/sign-in`. */
export interface StaffUpEvents {
  watch: Answered<Watch, Watched>;
  'open-session': Answered<OpenSession, Acted>;
  'close-session': Answered<CloseSession, Acted>;
  'extend-time': Answered<ExtendTime, Acted>;
  pause: Answered<Pause, Acted>;
  unpause: Answered<Pause, Acted>;
  'start-separately': Answered<StartSeparately, Acted>;
  'record-assistant': Answered<RecordAssistant, Acted>;
  'release-sign-in': Answered<ReleaseSignIn, Acted>;
  'move-seat': Answered<MoveSeat, Acted>;
  'release-workstations': Answered<ReleaseWorkstations, Acted>;
  'force-hand-in': Answered<ForceHandIn, Acted>;
  'reveal-board': Answered<RevealBoard, Acted>;
  'send-message': Answered<SendMessage, Acted>;
  'withdraw-message': Answered<Withdraw, Acted>;
  'withdraw-extension': Answered<Withdraw, Acted>;
  'list-held': Answered<ListHeld, HeldList>;
  'preview-act': Answered<PreviewAct, Acted>;
  propose: Answered<Propose, Acted>;
  'confirm-proposal': Answered<SettleProposal, Acted>;
  'reject-proposal': Answered<SettleProposal, Acted>;
  'withdraw-proposal': Answered<SettleProposal, Acted>;
}

export interface StaffDownEvents {
  /** Sent on connecting and when a session's phase changes. */
  sessions: (list: SessionList) => void;
  monitor: (diff: MonitorDiff) => void;
}
