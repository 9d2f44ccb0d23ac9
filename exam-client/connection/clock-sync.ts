import { type ClockSample, addSample, estimateOffset } from '#domain/session/server-clock.ts';
import type { Room } from '../state/sitting-store.ts';

const AT_START = 5;
const EVERY_MS = 20_000;
const BETWEEN_FIRST_MS = 150;

export interface ClockSync {
  /** After a break the samples from before it are worth nothing: the computer may have slept. */
  start(first: ClockSample): void;
  stop(): void;
}

export function createClockSync({ desk, store }: Room): ClockSync {
  let samples: readonly ClockSample[] = [];
  let cancelNext: (() => void) | null = null;
  let taken = 0;
  let turn = 0;

  function take(sample: ClockSample): void {
    samples = addSample(samples, sample);
    store.setState({ estimate: estimateOffset(samples) ?? store.getState().estimate });
  }

  async function sample(mine: number): Promise<void> {
    const sentAt = desk.now();
    try {
      const reply = await desk.line.ask('time', { sentAt });
      if (mine !== turn) return;
      if ('serverAt' in reply) take({ sentAt, serverAt: reply.serverAt, receivedAt: desk.now() });
    } catch {
      return;
    }
    taken += 1;
    cancelNext = desk.later(taken < AT_START ? BETWEEN_FIRST_MS : EVERY_MS, () => void sample(mine));
  }

  function stop(): void {
    turn += 1;
    cancelNext?.();
    cancelNext = null;
  }

  return {
    start(first) {
      stop();
      samples = [];
      taken = 0;
      take(first);
      void sample(turn);
    },
    stop,
  };
}
