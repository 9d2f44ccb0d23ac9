import type { Desk } from './desk.ts';
import type { SeenLedgers } from './seen-ledgers.ts';
import type { Witnesses } from './witnesses.ts';

/** What the acts of witnesses need beside the desk. */
export interface WitnessDesk {
  readonly desk: Desk;
  readonly ledgers: SeenLedgers;
  readonly witnesses: Witnesses;
  /** This engine's ledgers are not those that somebody has seen signed: it must not go on. The note proves it. */
  readonly onContradiction: (note: string, sentence: string) => void;
}
