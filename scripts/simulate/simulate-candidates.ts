import type { WorthOf } from './item-worth.ts';
import { SimulatedCandidate } from './simulated-candidate.ts';
import type { Acknowledged, CandidateSecrets } from './sitting.ts';
import { type Progress, type Summary, Tally } from './tally.ts';

export interface SimulateOptions {
  /** `http://host:port`. */
  readonly url: string;
  readonly sessionId: string;
  readonly sessionPin: string;
  readonly participants: readonly CandidateSecrets[];
  /** How many times faster than people these think; 1 takes as long as the exam. */
  readonly speed: number;
  readonly seed: string;
  /** Likelihood that a connection breaks after a change. */
  readonly dropRate?: number;
  /** What the people could know; without it they pick by a liking of their own. */
  readonly worthOf?: WorthOf | null;
  /** They arrive spread over this. */
  readonly arriveWithinMs?: number;
  readonly onAcknowledged?: (receipt: Acknowledged) => void;
  readonly onEverybodySeated?: () => void;
  /** Once a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends everybody where they are; the summary is of what happened until then. */
  readonly signal?: AbortSignal;
}

const ARRIVAL_MS_EACH = 10;
const PROGRESS_EVERY_MS = 1_000;

/** People take an exam over real sockets. Resolves when every attempt has ended; what they choose follows from the seed. */
export async function simulateCandidates(options: SimulateOptions): Promise<Summary> {
  const { onEverybodySeated, onProgress, participants, signal } = options;
  const tally = new Tally(participants.length);
  const onSeated = (): void => {
    if (tally.signedIn === participants.length) onEverybodySeated?.();
  };
  const candidates = participants.map((secrets) => seat(options, secrets, tally, onSeated));
  const stop = (): void => candidates.forEach((candidate) => candidate.end('stopped'));
  const began = performance.now();
  const ticking = setInterval(() => onProgress?.(tally.progress()), PROGRESS_EVERY_MS);
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop);
  const within = options.arriveWithinMs ?? participants.length * ARRIVAL_MS_EACH;
  try {
    await Promise.all(candidates.map((candidate, place) => candidate.sit((within * place) / candidates.length)));
  } finally {
    clearInterval(ticking);
    signal?.removeEventListener('abort', stop);
  }
  const answeredBy = (options.worthOf ?? null) === null ? 'preference' : 'ability';
  return tally.summary((performance.now() - began) / 1_000, answeredBy);
}

function seat(
  options: SimulateOptions,
  secrets: CandidateSecrets,
  tally: Tally,
  onSeated: () => void,
): SimulatedCandidate {
  const {
    dropRate = 0,
    onAcknowledged = () => undefined,
    seed,
    sessionId,
    sessionPin,
    speed,
    url,
    worthOf = null,
  } = options;
  const room = { url, sessionId, sessionPin, seed, speed, dropRate, worthOf };
  return new SimulatedCandidate({ ...room, secrets, tally, onAcknowledged, onSeated });
}
