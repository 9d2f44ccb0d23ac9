import type { BenchHall, Window } from './bench-hall.ts';
import { pause } from './bench-hall.ts';
import type { Latency } from './bench-messages.ts';
import type { DiskSpeed } from './probe-disk.ts';

export interface Lengths {
  readonly rounds: number;
  readonly windowMs: number;
  readonly probeMs: number;
  readonly steadyMs: number;
  /** Of each candidate, before the server is killed. */
  readonly answersEach: number;
}

export interface Throughput {
  readonly echo: Window;
  readonly grouped: Window;
  readonly single: Window;
}

export type TimedLatency = Latency & { readonly loopP99Ms: number };

export interface DiskRun {
  readonly disk: DiskSpeed;
  readonly burst: TimedLatency;
  readonly steady: TimedLatency;
}

export const BURST_ANSWERS = 2_000;
export const STEADY_PER_SECOND = 400;

/** One window of each kind, one right after the other, so that a neighbour on the machine disturbs them alike. */
export async function measureThroughput(
  grouped: BenchHall,
  single: BenchHall,
  { rounds, windowMs }: Pick<Lengths, 'rounds' | 'windowMs'>,
  say: (line: string) => void,
): Promise<Throughput[]> {
  // Not counted: the compiler and the heap come to rest in it.
  for (const namespace of ['/echo', '/candidate'] as const) await grouped.saturate(namespace, windowMs / 2);
  const all: Throughput[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    all.push({
      echo: await grouped.saturate('/echo', windowMs),
      grouped: await grouped.saturate('/candidate', windowMs),
      single: await single.saturate('/candidate', windowMs),
    });
    say(`saturation ${round} of ${rounds}: ${all.at(-1)!.grouped.perSecond.toFixed(0)} durable answers/s`);
  }
  return all;
}

/** What the disk can do, then how long an answer waits for it: two bursts and one steady stream. */
export async function measureLatency(hall: BenchHall, { probeMs, steadyMs }: Lengths): Promise<DiskRun> {
  const disk = await hall.server.ask('probe-disk', { ms: probeMs });
  const bursts: TimedLatency[] = [];
  for (let round = 0; round < 3; round += 1) {
    bursts.push(await hall.spread(BURST_ANSWERS, 1_000));
    await pause(200);
  }
  const steady = await hall.spread((STEADY_PER_SECOND * steadyMs) / 1_000, steadyMs);
  return { disk, burst: middle(bursts, ({ p99Ms }) => p99Ms), steady };
}

export interface Recovery {
  /** From the kill to the first answer taken. */
  readonly acceptsAfterMs: number;
  /** Everybody is back on a socket of their own. */
  readonly backAfterMs: number;
  /** Answers that had been acknowledged, all of which the new server has to take in. */
  readonly acknowledged: number;
  readonly lost: number;
}

/** Lets everybody answer so often, kills the server in the middle of more, starts it again, and asks every candidate what they find. */
export async function measureRecovery(
  hall: BenchHall,
  times: number,
): Promise<{ recovery: Recovery; restarted: BenchHall }> {
  await hall.load.ask('answer-times', { times });
  const dying = hall.load.ask('answer-until-death', null);
  await pause(1_000);
  await hall.server.kill();
  const killed = Date.now();
  await dying;
  const [restarted, { at }] = await Promise.all([
    hall.restart(),
    hall.load.ask('await-acceptance', { port: hall.port }),
  ]);
  const { acknowledged, lost } = await hall.load.ask('come-back', { port: hall.port });
  const backAfterMs = Date.now() - killed;
  await hall.load.ask('leave', null);
  return { recovery: { acceptsAfterMs: at - killed, backAfterMs, acknowledged, lost }, restarted };
}

export interface ArrivalCosts {
  readonly rampMs: number;
  readonly lastMs: number;
  readonly cpuMsEach: number;
  readonly rssMb: number;
  readonly paperBytes: number;
}

/** Everybody connects, signs in and takes their paper, arriving evenly within the ramp. */
export async function measureArrival(hall: BenchHall, people: number, rampMs: number): Promise<ArrivalCosts> {
  // Somewhat longer than the ramp, so that who is let in late is counted too; an idle server adds next to nothing.
  const [{ lastMs, paperBytes }, costs] = await Promise.all([
    hall.arrive({ rampMs, withPaper: true }),
    hall.server.ask('measure', { ms: rampMs + 1_000, withLoop: false }),
  ]);
  await hall.load.ask('leave', null);
  await pause(1_000);
  return { rampMs, lastMs, cpuMsEach: costs.cpuMs / people, rssMb: costs.rssMb, paperBytes };
}

/** The run that stands in the middle by a figure of it. */
export function middle<T>(runs: readonly T[], figure: (run: T) => number): T {
  return [...runs].sort((a, b) => figure(a) - figure(b))[Math.floor((runs.length - 1) / 2)]!;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
