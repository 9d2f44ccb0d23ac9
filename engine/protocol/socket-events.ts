import type {
  AttemptView,
  HandedIn,
  MutationReply,
  Notice,
  PaperReply,
  Resumed,
  SignedIn,
  Superseded,
  TimeReply,
} from './candidate-down.ts';
import type { HandIn, Mutate, Resume, SignIn } from './candidate-up.ts';
import type { Acted, MonitorDiff, SessionList, Watched } from './proctor-down.ts';
import type { CloseSession, ExtendTime, ForceHandIn, OpenSession, Pause, ReleaseSignIn, Watch } from './proctor-up.ts';
import type { BoardFrame, BoardList } from './scoreboard-down.ts';
import type { WatchBoard } from './scoreboard-up.ts';
import type { Refused } from './wire-types.ts';

type Reply<T> = (reply: T) => void;

/** Namespace `/candidate`. Websocket transport. */
export interface CandidateUpEvents {
  'sign-in': (message: SignIn, reply: Reply<SignedIn>) => void;
  resume: (message: Resume, reply: Reply<Resumed>) => void;
  paper: (message: Record<string, never>, reply: Reply<PaperReply>) => void;
  mutate: (message: Mutate, reply: Reply<MutationReply>) => void;
  'hand-in': (message: HandIn, reply: Reply<HandedIn>) => void;
  time: (message: { sentAt: number }, reply: Reply<TimeReply | Refused>) => void;
  'sign-out': (message: Record<string, never>, reply: Reply<{ ok: true } | Refused>) => void;
}
export interface CandidateDownEvents {
  /** A whole view: replaces what the browser holds, except what its outbox still has to send. */
  view: (view: AttemptView) => void;
  /** The session is open: ask for the view and the paper. One broadcast. */
  opened: (message: { serverAt: number; openedAt: number }) => void;
  superseded: (message: Superseded) => void;
  notice: (message: Notice) => void;
}

/** Namespace `/staff`; the handshake carries the cookie of `POST /staff/sign-in`. */
export interface StaffUpEvents {
  watch: (message: Watch, reply: Reply<Watched>) => void;
  'open-session': (message: OpenSession, reply: Reply<Acted>) => void;
  'close-session': (message: CloseSession, reply: Reply<Acted>) => void;
  'extend-time': (message: ExtendTime, reply: Reply<Acted>) => void;
  pause: (message: Pause, reply: Reply<Acted>) => void;
  unpause: (message: Pause, reply: Reply<Acted>) => void;
  'release-sign-in': (message: ReleaseSignIn, reply: Reply<Acted>) => void;
  'force-hand-in': (message: ForceHandIn, reply: Reply<Acted>) => void;
}
export interface StaffDownEvents {
  /** Sent on connecting and when a session's phase changes. */
  sessions: (list: SessionList) => void;
  monitor: (diff: MonitorDiff) => void;
}

/** Namespace `/live`. Nobody signs in. */
export interface LiveUpEvents {
  'watch-board': (message: WatchBoard, reply: Reply<{ ok: true; frame: BoardFrame } | Refused>) => void;
}
export interface LiveDownEvents {
  boards: (list: BoardList) => void;
  frame: (frame: BoardFrame) => void;
}
