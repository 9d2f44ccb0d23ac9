import type { BenchRun } from './bench-run.ts';
import type { ViewerCosts } from './measure-viewers.ts';
import { type Throughput, median } from './measure.ts';
import { consoleTargets } from './console-targets.ts';
import { FRAME_MS, type Target, atLeast, atMost, count, partsOf, short } from './target.ts';

const MB = 300;
const CPU_MS_EACH = 2;
const JOIN_MS = 1_000;
/** Longer, and somebody could keep the importer busy with one file. */
const HOSTILE_MS = 1_000;
const KB = 1_024;

/** Every target with what this run says of it. The bars are those of the project; docs and design give their reasons. */
export function judge(run: BenchRun): Target[] {
  return [
    ...throughputTargets(run),
    ...latencyTargets(run),
    ...loopTargets(run),
    ...hallTargets(run),
    ...bankTargets(run),
    ...viewerTargets(run),
    ...frameTargets(run),
    ...consoleTargets(run),
  ];
}

function throughputTargets({ slow, throughput }: BenchRun): Target[] {
  const ratio = (of: (round: Throughput) => number): number => median(throughput.map(of));
  const rate = (of: (round: Throughput) => number): string => count(ratio(of));
  const echo = rate((round) => round.echo.perSecond);
  return [
    atLeast(0.55, {
      id: 'durable-to-echo',
      what: 'durable, ledgered, scored answers/s ÷ echoes/s of the same server',
      value: ratio(({ echo: e, grouped }) => grouped.perSecond / e.perSecond),
      unit: '',
      limit: `${rate((round) => round.grouped.perSecond)}/s of ${echo}/s`,
    }),
    atMost(2, {
      id: 'cpu-to-echo',
      what: 'server CPU of a durable answer ÷ of an echo',
      value: ratio(({ echo: e, grouped }) => grouped.cpuUs / e.cpuUs),
      unit: '',
      limit: `${rate((round) => round.grouped.cpuUs)} µs against ${rate((round) => round.echo.cpuUs)} µs`,
    }),
    atLeast(4, {
      id: 'group-commit',
      what: 'group commit ÷ a commit for each answer',
      value: ratio(({ grouped, single }) => grouped.perSecond / single.perSecond),
      unit: '',
      limit: `${rate((round) => round.single.perSecond)}/s with a commit each`,
    }),
    atLeast(50, {
      id: 'group-commit-slow',
      what: `the same on a disk ${slow?.ms ?? 8} ms slower`,
      value: slow === null ? null : slow.grouped.perSecond / slow.single.perSecond,
      unit: '',
      limit: slow === null ? 'no compiler' : `${count(slow.grouped.perSecond)}/s, ${count(slow.single.perSecond)}/s`,
    }),
  ];
}

function latencyTargets({ fast, slow }: BenchRun): Target[] {
  const rows = [{ run: fast, suffix: '', where: '' }];
  if (slow !== null) rows.push({ run: slow, suffix: '-slow', where: `, disk ${slow.ms} ms slower` });
  return rows.flatMap(({ run, suffix, where }) => {
    const commit = run.disk.oneRowCommitMs;
    const limit = `median ${run.burst.p50Ms.toFixed(1)} ms; one-row commit ${commit.toFixed(2)} ms`;
    return [
      atMost(5 * commit + 20, {
        id: `burst${suffix}`,
        what: `ack p99, 2,000 answers within 1 s${where}`,
        value: run.burst.p99Ms,
        unit: 'ms',
        limit,
      }),
      atMost(5 * commit + 50, {
        id: `steady${suffix}`,
        what: `ack p99 at 400 answers/s${where}`,
        value: run.steady.p99Ms,
        unit: 'ms',
        limit: `median ${run.steady.p50Ms.toFixed(1)} ms; one-row commit ${commit.toFixed(2)} ms`,
      }),
    ];
  });
}

function loopTargets({ idleLoopMs, slow }: BenchRun): Target[] {
  return [
    atMost(idleLoopMs + 5, {
      id: 'event-loop-slow',
      what: `event loop p99 at 400 answers/s, disk ${slow?.ms ?? 8} ms slower`,
      value: slow === null ? null : slow.steady.loopP99Ms,
      unit: 'ms',
      limit: `idle ${idleLoopMs.toFixed(1)} ms`,
    }),
  ];
}

function hallTargets({ arrival, people, recovery, startMs }: BenchRun): Target[] {
  const ramp = arrival.rampMs;
  return [
    atMost(ramp + 1_000, {
      id: 'arrival',
      what: `${count(people)} arrive within ${ramp / 1_000} s: the last holds the paper after`,
      value: arrival.lastMs,
      unit: 'ms',
      limit: `paper ${count(arrival.paperBytes)} bytes`,
    }),
    atMost(CPU_MS_EACH, {
      id: 'arrival-cpu',
      what: 'server CPU of one arrival',
      value: arrival.cpuMsEach,
      unit: 'ms',
      limit: '',
    }),
    atMost(MB, {
      id: 'arrival-memory',
      what: 'server memory with everybody there',
      value: arrival.rssMb,
      unit: 'MB',
      limit: '',
    }),
    atMost(1_000, {
      id: 'start',
      what: `start by broadcast: "open" to the paper at the last of ${count(people)}`,
      value: startMs,
      unit: 'ms',
      limit: 'until the paper is received, not drawn',
    }),
    atMost(3_000, {
      id: 'recovery',
      what: `kill -9 with ${count(people)} answering → an answer is taken again`,
      value: recovery.acceptsAfterMs,
      unit: 'ms',
      limit: `${count(recovery.acknowledged)} answers taken in; everybody back after ${count(recovery.backAfterMs)} ms`,
    }),
    atMost(0, {
      id: 'nothing-lost',
      what: 'acknowledged answers that were gone after it',
      value: recovery.lost,
      unit: '',
      limit: `of ${count(recovery.acknowledged)}`,
    }),
  ];
}

function bankTargets({ hostile, importing, itemBrowser }: BenchRun): Target[] {
  return [
    atMost(30_000, {
      id: 'import',
      what: `${count(importing.items)} items of a file of Moodle imported, told ${count(importing.told)} times how far it is`,
      value: importing.ms,
      unit: 'ms',
      limit: `${count(importing.bytes / 1024 / 1024)} MB of XML; ${count(importing.readMs)} ms to read it`,
    }),
    atMost(FRAME_MS, {
      id: 'frame-items',
      what: 'one frame of scrolling a list of 10,000 items in a browser',
      value: itemBrowser?.totalMs ?? null,
      unit: 'ms',
      limit: partsOf(itemBrowser),
    }),
    atMost(HOSTILE_MS, {
      id: 'hostile',
      what: `the slowest of ${count(hostile.files)} files made to do harm, read or refused`,
      value: hostile.slowestMs,
      unit: 'ms',
      limit: `${hostile.slowest}; median ${short(hostile.medianMs)} ms`,
    }),
  ];
}

function viewerTargets({ viewers }: BenchRun): Target[] {
  const of = `at 400 answers/s, ${viewers.alone.toFixed(1)} without`;
  return [
    atMost(20, {
      id: 'viewers',
      what: `points of one core that ${count(viewers.viewers)} viewers cost the engine`,
      value: viewers.watched - viewers.alone,
      unit: '',
      limit: of,
    }),
    atMost(20, {
      id: 'viewers-behind-board',
      what: 'the same behind a board process',
      value: viewers.behindBoard - viewers.alone,
      unit: '',
      limit: `${of}; the board process spends ${viewers.boardProcess.toFixed(1)}`,
    }),
    ...joinTargets(viewers),
    atMost(viewers.intervalMs + 100, {
      id: 'seen',
      what: 'saved answer → frame on the board, p99, while they watch',
      value: viewers.seenP99Ms,
      unit: 'ms',
      limit: `median ${viewers.seenMedianMs.toFixed(0)} ms; a frame every ${viewers.intervalMs} ms at most`,
    }),
    atMost(0, { id: 'frame-gaps', what: 'frames that a viewer missed', value: viewers.gaps, unit: '', limit: '' }),
  ];
}

function joinTargets({ boardBytes, crowd, crowdJoinMs, joinBehindMs, joinMs, viewers }: ViewerCosts): Target[] {
  const rows = [
    { id: 'join', many: viewers, to: 'the engine', value: joinMs },
    { id: 'join-board', many: viewers, to: 'a board process', value: joinBehindMs },
    { id: 'join-crowd', many: crowd, to: 'a board process', value: crowdJoinMs },
  ];
  return rows.map(({ id, many, to, value }) =>
    atMost(JOIN_MS, {
      id,
      what: `${count(many)} viewers come to ${to} within 2 s: the last whole board after`,
      value,
      unit: 'ms',
      limit: `a board of ${count(boardBytes / KB)} KB`,
    }),
  );
}

function frameTargets({ frames }: BenchRun): Target[] {
  return (['page', 'projector'] as const).map((look) => {
    const cost = frames?.[look] ?? null;
    return atMost(FRAME_MS, {
      id: `frame-${look}`,
      what: `one frame of 100 changes among 2,000 rows in a browser, ${look}`,
      value: cost?.totalMs ?? null,
      unit: 'ms',
      limit: partsOf(cost),
    });
  });
}
