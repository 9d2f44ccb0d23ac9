import type { CandidateDownEvents, CandidateUpEvents } from '#protocol/candidate-events.ts';
import type { MessageOf, ReplyOf } from '#protocol/event-map.ts';

/** What the engine says of its own accord, and what the line tells on its own account. */
export interface LineListener extends CandidateDownEvents {
  up(): void;
  down(): void;
  /** The line is down and will be tried again at this moment of the local clock; null while it is being tried. */
  trying(attempt: number, nextTryAt: number | null): void;
}

/** The way to the engine. Delivery is at most once: whoever needs more keeps what it said until it is receipted. */
export interface CandidateLine {
  /** Rejects when the line is down, goes down, or stays silent for too long. */
  ask<E extends keyof CandidateUpEvents>(
    event: E,
    message: MessageOf<CandidateUpEvents, E>,
  ): Promise<ReplyOf<CandidateUpEvents, E>>;
  open(listener: LineListener): void;
  /** Drops a line that went silent; the next try follows at once. Nothing when it is down already. */
  reconnect(): void;
  close(): void;
}
