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
} from '#protocol/candidate-down.ts';
import type { HandIn, Mutate, Resume, SignIn } from '#protocol/candidate-up.ts';
import type { Refused } from '#protocol/wire-types.ts';

/** What a candidate may say, and what comes back. The event maps of socket-events.ts name the proctor's messages too, which must stay out of reach here. */
export interface Conversation {
  'sign-in': { says: SignIn; hears: SignedIn };
  resume: { says: Resume; hears: Resumed };
  paper: { says: Record<string, never>; hears: PaperReply };
  mutate: { says: Mutate; hears: MutationReply };
  'hand-in': { says: HandIn; hears: HandedIn };
  time: { says: { sentAt: number }; hears: TimeReply | Refused };
  'sign-out': { says: Record<string, never>; hears: { ok: true } | Refused };
}

/** What the line tells on its own account. */
export interface LineListener {
  up(): void;
  down(): void;
  /** The line is down and will be tried again at this moment of the local clock; null while it is being tried. */
  trying(attempt: number, nextTryAt: number | null): void;
  view(view: AttemptView): void;
  opened(): void;
  superseded(message: Superseded): void;
  notice(notice: Notice): void;
}

/** The way to the engine. Delivery is at most once: whoever needs more keeps what it said until it is receipted. */
export interface CandidateLine {
  /** Rejects when the line is down, goes down, or stays silent for too long. */
  ask<E extends keyof Conversation>(event: E, message: Conversation[E]['says']): Promise<Conversation[E]['hears']>;
  open(listener: LineListener): void;
  /** Drops a line that went silent; the next try follows at once. Nothing when it is down already. */
  reconnect(): void;
  close(): void;
}
