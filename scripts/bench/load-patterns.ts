import type { Answering, Latency, Rate } from './bench-messages.ts';
import type { Candidate } from './candidate.ts';

const GIVE_UP_MS = 60_000;

/** Counts replies by candidate; one listener on every socket. */
class Tally {
  answers = 0;
  refused: Record<string, number> = {};

  constructor(
    private readonly hall: readonly Candidate[],
    isDurable: boolean,
    then: (candidate: Candidate, sentAt: number) => void,
  ) {
    for (const candidate of hall) {
      candidate.client.events = {
        onAnswer: (_, refusal) => {
          const sentAt = candidate.settle(isDurable && refusal === null);
          if (refusal === null) this.answers += 1;
          else this.refuse(refusal);
          then(candidate, sentAt);
        },
      };
    }
  }

  private refuse(reply: string): void {
    const word = /"word":"([^"]+)"/.exec(reply)?.[1] ?? reply;
    this.refused[word] = (this.refused[word] ?? 0) + 1;
  }

  startAnew(): void {
    this.answers = 0;
    this.refused = {};
  }

  /** Waits until everything that was said has its reply. */
  async allSettled(): Promise<void> {
    const began = performance.now();
    while (this.hall.some(({ sentAt }) => sentAt.length > 0)) {
      if (performance.now() - began > GIVE_UP_MS) throw new Error('some answers have no reply');
      await pause(5);
    }
    this.end();
  }

  end(): void {
    for (const { client } of this.hall) client.events = {};
  }
}

/** A closed loop: each socket says the next thing when the last has its reply. */
export async function saturate(hall: readonly Candidate[], ask: Answering & { settleMs: number }): Promise<Rate> {
  const { ms, namespace, settleMs } = ask;
  let isOn = true;
  const tally = new Tally(hall, namespace === '/candidate', (candidate) => {
    if (isOn) candidate.answer(namespace, 0);
  });
  for (const candidate of hall) candidate.answer(namespace, 0);
  await pause(settleMs);
  tally.startAnew();
  const began = performance.now();
  await pause(ms);
  const rate = { answers: tally.answers, elapsedMs: performance.now() - began, refused: tally.refused };
  isOn = false;
  await tally.allSettled();
  return rate;
}

/** An open loop: answers at random moments of the time given, one candidate after the other, whatever the replies do. */
export async function spread(
  hall: readonly Candidate[],
  ask: Answering & { answers: number },
  onSend: (candidate: Candidate, at: number) => void = () => undefined,
): Promise<Latency> {
  const { answers, ms, namespace } = ask;
  const times: number[] = [];
  const tally = new Tally(hall, namespace === '/candidate', (_, sentAt) => times.push(performance.now() - sentAt));
  const due = Array.from({ length: answers }, () => Math.random() * ms).sort((a, b) => a - b);
  const began = performance.now();
  for (let next = 0; next < due.length; await pause(1)) {
    for (let now = performance.now(); next < due.length && began + due[next]! <= now; now = performance.now()) {
      const candidate = hall[next % hall.length]!;
      onSend(candidate, now);
      candidate.answer(namespace, now);
      next += 1;
    }
  }
  await tally.allSettled();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { answers: tally.answers, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), refused: tally.refused };
}

/** A closed loop that ends when everybody has given so many answers. */
export async function answerTimes(hall: readonly Candidate[], times: number): Promise<null> {
  const left = new Map(hall.map((candidate) => [candidate, times - 1]));
  const tally = new Tally(hall, true, (candidate) => {
    const more = left.get(candidate)!;
    left.set(candidate, more - 1);
    if (more > 0) candidate.answer('/candidate', 0);
  });
  for (const candidate of hall) candidate.answer('/candidate', 0);
  await tally.allSettled();
  if (Object.keys(tally.refused).length > 0) throw new Error(`answers were refused: ${JSON.stringify(tally.refused)}`);
  return null;
}

/** A closed loop that ends with the server. */
export async function untilDeath(hall: readonly Candidate[]): Promise<null> {
  let open = hall.length;
  const listen = new Tally(hall, true, (candidate) => candidate.answer('/candidate', 0));
  const died = new Promise<void>((resolve) => {
    for (const { client } of hall) {
      client.events.onClose = () => {
        open -= 1;
        if (open === 0) resolve();
      };
    }
  });
  for (const candidate of hall) candidate.answer('/candidate', 0);
  await died;
  listen.end();
  return null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
