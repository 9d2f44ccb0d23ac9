import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstRun } from '../../engine/first-run.ts';
import { BenchHall, type HallPlan, type Window, startServer } from './bench-hall.ts';
import {
  type ArrivalCosts,
  type DiskRun,
  type Lengths,
  type Recovery,
  type Throughput,
  measureArrival,
  measureLatency,
  measureRecovery,
  STEADY_PER_SECOND,
  measureThroughput,
} from './measure.ts';
import { type Held, type ViewerCosts, holdViewers, measureViewers } from './measure-viewers.ts';
import type { FrameCost } from './main-thread.ts';
import { type TableCosts, measureConsoleTable } from './measure-console-table.ts';
import { type FrameCosts, measureFrames } from './measure-frames.ts';
import { type HostileCosts, measureHostile } from './measure-hostile.ts';
import { measureItemBrowser } from './measure-item-browser.ts';
import { type Importing, measureImport } from './measure-import.ts';
import { type Verifying, measureVerifying } from './measure-verifying.ts';
import { type SlowDisk, buildSlowDisk } from './slow-disk.ts';
import type { ConsoleTimes } from './console-messages.ts';

export interface BenchRun {
  readonly people: number;
  readonly throughput: readonly Throughput[];
  readonly fast: DiskRun;
  /** Null where the slow disk could not be built. */
  readonly slow: (DiskRun & { readonly ms: number; readonly grouped: Window; readonly single: Window }) | null;
  readonly idleLoopMs: number;
  readonly startMs: number;
  readonly recovery: Recovery;
  readonly arrival: ArrivalCosts;
  readonly importing: Importing;
  readonly viewers: ViewerCosts;
  /** Null where there is no browser. */
  readonly frames: FrameCosts | null;
  /** While a list of ten thousand items is scrolled; null where there is no browser. */
  readonly itemBrowser: FrameCost | null;
  readonly hostile: HostileCosts;
  readonly consoles: ConsoleTimes;
  /** Null where there is no browser. */
  readonly consoleFrames: TableCosts | null;
}

export interface BenchPlan extends Lengths {
  readonly people: number;
  readonly rampMs: number;
  /** The project's folder. */
  readonly root: string;
  /** Where the data folders are made; their disk is what is measured. */
  readonly folder: string;
  /** The browser's path, or null. */
  readonly browser: string | null;
}

export interface AnswerRound {
  readonly echo: Window;
  readonly durable: Window;
  /** Durable answers a second for each echo a second, and likewise the server's CPU for one of them. */
  readonly speed: number;
  readonly cpu: number;
}

const SLOWER_BY_MS = 8;
const FEW = 100;
const VIEWERS = 500;
/** Items of the exam that is sat. */
const FULL_PAPER = 110;

interface Prepared {
  readonly told: FirstRun;
  readonly slowDisk: SlowDisk | null;
  readonly grouped: HallPlan;
  readonly single: HallPlan;
}

/** All of it, from an empty folder on. Says what it is doing; leaves nothing behind. */
export async function runBench(plan: BenchPlan, say: (line: string) => void): Promise<BenchRun> {
  mkdirSync(plan.folder, { recursive: true });
  const folder = mkdtempSync(join(plan.folder, 'bench-'));
  try {
    say(`drawing the papers of ${plan.people} people …`);
    const prepared = await prepare(plan, folder);
    say('import of a question bank');
    const importing = await measureImport(plan.root, folder);
    say('files made to do harm');
    const hostile = await measureHostile();
    const ran = await runIn(plan, prepared, say);
    say('frames of the board, of a list of items and of a console in a browser');
    const frames = await measureFrames(plan.root, plan.browser);
    const itemBrowser = await measureItemBrowser(plan.root, plan.browser);
    const consoleFrames = await measureConsoleTable(plan.root, plan.browser);
    return { ...ran, importing, hostile, frames, itemBrowser, consoleFrames };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Saturation alone, the server under V8's profiler; its profiles, one for each thread, are in the folder afterwards. */
export async function profileSaturation(plan: BenchPlan, profiles: string): Promise<Window> {
  mkdirSync(plan.folder, { recursive: true });
  const folder = mkdtempSync(join(plan.folder, 'bench-'));
  try {
    const { grouped, told } = await prepare(plan, folder);
    const hall = await BenchHall.open(
      { ...grouped, execArgv: [...grouped.execArgv, '--cpu-prof', `--cpu-prof-dir=${profiles}`] },
      told,
    );
    await hall.arrive();
    await hall.open();
    const window = await hall.saturate('/candidate', plan.windowMs);
    await hall.close();
    return window;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The way of answers alone: durable ones beside echoes of the same server, round by round. */
export async function runAnswers(plan: BenchPlan, say: (line: string) => void): Promise<AnswerRound[]> {
  mkdirSync(plan.folder, { recursive: true });
  const folder = mkdtempSync(join(plan.folder, 'bench-'));
  try {
    const { grouped, told } = await prepare(plan, folder);
    const hall = await BenchHall.open(grouped, told);
    await hall.arrive({ withEcho: true });
    await hall.open();
    for (const namespace of ['/echo', '/candidate'] as const) await hall.saturate(namespace, plan.windowMs);
    const rounds: AnswerRound[] = [];
    for (let round = 0; round < plan.rounds; round += 1) {
      const echo = await hall.saturate('/echo', plan.windowMs);
      const durable = await hall.saturate('/candidate', plan.windowMs);
      rounds.push({ echo, durable, speed: durable.perSecond / echo.perSecond, cpu: durable.cpuUs / echo.cpuUs });
      say(JSON.stringify(rounds.at(-1)));
    }
    await hall.close();
    return rounds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A hall that arrives, answers, loses its server and comes back, and nothing else. */
export async function runHall(
  plan: BenchPlan,
  say: (line: string) => void,
): Promise<{ readonly arrival: ArrivalCosts; readonly recovery: Recovery }> {
  mkdirSync(plan.folder, { recursive: true });
  const folder = mkdtempSync(join(plan.folder, 'bench-'));
  try {
    say(`drawing the papers of ${plan.people} people …`);
    const { grouped, told } = await prepare(plan, folder);
    const hall = await BenchHall.open(grouped, told);
    await hall.open();
    const arrival = await measureArrival(hall, plan.people, plan.rampMs);
    say(JSON.stringify(arrival));
    await hall.arrive();
    const { recovery, restarted } = await measureRecovery(hall, plan.answersEach);
    await restarted.close();
    return { arrival, recovery };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The live board alone: what a frame costs a browser and five hundred viewers the engine, and how many viewers a board process holds for how long. */
export async function runBoard(
  plan: BenchPlan,
  hold: { readonly viewers: number; readonly minutes: number },
  say: (line: string) => void,
): Promise<{ readonly frames: FrameCosts | null; readonly costs: ViewerCosts; readonly held: Held }> {
  mkdirSync(plan.folder, { recursive: true });
  const folder = mkdtempSync(join(plan.folder, 'bench-'));
  try {
    const frames = await measureFrames(plan.root, plan.browser);
    say(JSON.stringify(frames));
    const { grouped, told } = await prepare(plan, folder);
    const hall = await BenchHall.open(grouped, told);
    await hall.arrive();
    await hall.open();
    const costs = await measureViewers(hall, grouped.dataDir, told, { ms: plan.steadyMs, viewers: VIEWERS });
    say(JSON.stringify(costs));
    const held = await holdViewers(hall, grouped.dataDir, hold, say);
    await hall.close();
    return { frames, costs, held };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The consoles alone: what they see and how soon their acts arrive, and the table of one in a browser. */
export async function runConsoles(
  plan: BenchPlan,
  say: (line: string) => void,
): Promise<Pick<BenchRun, 'consoles' | 'consoleFrames'>> {
  mkdirSync(plan.folder, { recursive: true });
  const folder = mkdtempSync(join(plan.folder, 'bench-'));
  try {
    const consoleFrames = await measureConsoleTable(plan.root, plan.browser);
    say(`drawing the papers of ${plan.people} people …`);
    const { grouped, told } = await prepare(plan, folder);
    const hall = await BenchHall.open(grouped, told);
    await hall.arrive();
    await hall.open();
    const consoles = await hall.timeConsoles(plan.steadyMs, STEADY_PER_SECOND);
    await hall.close();
    return { consoles, consoleFrames };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The verifiers of a bundle alone: everybody answers every item, the session is closed, its proof is made and verified. */
export async function runVerifying(plan: BenchPlan, say: (line: string) => void): Promise<Verifying[]> {
  mkdirSync(plan.folder, { recursive: true });
  const folder = mkdtempSync(join(plan.folder, 'bench-'));
  try {
    say(`drawing the papers of ${plan.people} people …`);
    const { grouped, told } = await prepare(plan, folder);
    const hall = await BenchHall.open(grouped, told);
    await hall.arrive();
    await hall.open();
    say('answers');
    await hall.sitAndClose(FULL_PAPER);
    await hall.close();
    return await measureVerifying(plan.root, grouped.dataDir, folder, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Draws the papers once; both servers get the same folder to begin with. */
async function prepare({ people, root }: BenchPlan, folder: string): Promise<Prepared> {
  const slowDisk = buildSlowDisk(join(root, 'scripts', 'bench', 'slow-fsync.c'), folder);
  const [groupedDir, singleDir] = [join(folder, 'grouped'), join(folder, 'single')];
  const questionBanksDir = join(root, 'question-banks');
  const rest = { participants: people, questionBanksDir, env: slowDisk?.env ?? {}, execArgv: startFlags(root) };
  const grouped: HallPlan = { ...rest, dataDir: groupedDir, mostPerCommit: null };
  const { server, ready } = await startServer(grouped);
  server.expectEnd();
  await server.ask('close', null);
  await server.gone;
  cpSync(groupedDir, singleDir, { recursive: true });
  return { told: ready.firstRun!, slowDisk, grouped, single: { ...rest, dataDir: singleDir, mostPerCommit: 1 } };
}

/** What `npm start` gives to Node: a server is measured as it is served. */
function startFlags(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

async function runIn(
  plan: BenchPlan,
  prepared: Prepared,
  say: (line: string) => void,
): Promise<Omit<BenchRun, 'importing' | 'frames' | 'itemBrowser' | 'hostile' | 'consoleFrames'>> {
  const { grouped: groupedPlan, single: singlePlan, slowDisk, told } = prepared;
  const first = await BenchHall.open(groupedPlan, told);
  await first.open();
  say('arrival at an open session');
  const arrival = await measureArrival(first, plan.people, plan.rampMs);
  await first.arrive();
  say('answers, kill -9, recovery');
  const { recovery, restarted: grouped } = await measureRecovery(first, plan.answersEach);
  await grouped.arrive({ withEcho: true });
  await grouped.watchBoard();
  say('a start by broadcast');
  const single = await BenchHall.open(singlePlan, told);
  await single.arrive();
  const startMs = await single.open();

  const { loopP99Ms: idleLoopMs } = await grouped.idle(plan.steadyMs);
  const throughput = await measureThroughput(grouped, single, plan, say);
  say('latency');
  const fast = await measureLatency(grouped, plan);
  const slow = slowDisk === null ? null : await onSlowDisk(slowDisk, grouped, single, plan, say);
  await single.close();
  say('five hundred viewers of the live board');
  const viewers = await measureViewers(grouped, groupedPlan.dataDir, told, { ms: plan.steadyMs, viewers: VIEWERS });
  say('consoles that look at the hall and act on it');
  const consoles = await grouped.timeConsoles(plan.steadyMs, STEADY_PER_SECOND);
  await grouped.close();
  return { people: plan.people, throughput, fast, slow, idleLoopMs, startMs, recovery, arrival, viewers, consoles };
}

async function onSlowDisk(
  disk: SlowDisk,
  grouped: BenchHall,
  single: BenchHall,
  plan: BenchPlan,
  say: (line: string) => void,
): Promise<NonNullable<BenchRun['slow']>> {
  say(`the same on a disk ${SLOWER_BY_MS} ms slower`);
  disk.slowBy(SLOWER_BY_MS);
  try {
    const latency = await measureLatency(grouped, plan);
    // A commit each is as slow for few as for many, and two thousand of them would take twenty seconds to end.
    const group = await grouped.saturate('/candidate', plan.windowMs);
    const alone = await single.saturate('/candidate', plan.windowMs, FEW);
    return { ...latency, ms: SLOWER_BY_MS, grouped: group, single: alone };
  } finally {
    disk.slowBy(0);
  }
}
