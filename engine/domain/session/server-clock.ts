/** One round trip as the client saw it: its own clock at sending and at receiving, the server's clock in between. */
export interface ClockSample {
  readonly sentAt: number;
  readonly serverAt: number;
  readonly receivedAt: number;
}

/** How far the server's clock is ahead of ours, and by how much that may be wrong. Milliseconds. */
export interface ClockEstimate {
  readonly offset: number;
  readonly uncertainty: number;
}

const REMEMBERED = 8;

export function addSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  return [...samples, sample].slice(-REMEMBERED);
}

/** The sample with the shortest round trip is trusted; half of that trip is what it may be wrong by (RFC 5905, clock filter). */
export function estimateOffset(samples: readonly ClockSample[]): ClockEstimate | null {
  let best: ClockEstimate | null = null;
  for (const { sentAt, serverAt, receivedAt } of samples) {
    const trip = receivedAt - sentAt;
    if (trip < 0) continue;
    const estimate = { offset: serverAt - (sentAt + receivedAt) / 2, uncertainty: trip / 2 };
    if (best === null || estimate.uncertainty < best.uncertainty) best = estimate;
  }
  return best;
}
