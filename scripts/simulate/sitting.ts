import type { Change } from '../../engine/domain/answer/answer-sheet.ts';
import type { WorthOf } from './item-worth.ts';
import type { Tally } from './tally.ts';

export interface CandidateSecrets {
  readonly number: string;
  readonly pin: string;
}

/** A receipt as it reached the workstation: from here on the engine has promised never to lose the change. */
export interface Acknowledged {
  readonly sessionId: string;
  readonly number: string;
  readonly epoch: number;
  readonly mutation: number;
  readonly content: Change | 'hand-in';
  readonly entryIndex: number;
  readonly duplicate: boolean;
}

/** Everything that one simulated person's sitting needs. */
export interface Sitting {
  readonly url: string;
  readonly sessionId: string;
  readonly sessionPin: string;
  readonly secrets: CandidateSecrets;
  readonly seed: string;
  readonly speed: number;
  readonly dropRate: number;
  readonly worthOf: WorthOf | null;
  readonly tally: Tally;
  readonly onAcknowledged: (receipt: Acknowledged) => void;
  readonly onSeated: () => void;
}
