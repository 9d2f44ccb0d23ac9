import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstRun } from '../../engine/first-run.ts';
import type { BoardFrame } from '../../engine/protocol/scoreboard-down.ts';
import { PROTOCOL_VERSION } from '../../engine/protocol/version.ts';
import { type BenchHall, SESSION } from './bench-hall.ts';
import { Child } from './child.ts';
import { STEADY_PER_SECOND } from './measure.ts';
import { RawClient } from './raw-client.ts';
import type { BoardPlan, BoardRequests, CrowdRequests, CrowdSaw } from './viewer-messages.ts';

type Crowd = Child<CrowdRequests>;
type Board = Child<BoardRequests, { port: number }>;

const RAMP_MS = 2_000;
const CROWD = 2_000;
/** A hundred newcomers a second. */
const HOLD_RAMP_MS_EACH = 10;
/** Another session of the same engine, whose only candidate is timed. */
const TIMED_SESSION = 'latihan-singkat';
const TIMED_ANSWERS = 40;

export interface ViewerCosts {
  readonly viewers: number;
  /** Points of one core that the engine spends at 400 answers a second: by themselves, with the viewers, with the board process. */
  readonly alone: number;
  readonly watched: number;
  readonly behindBoard: number;
  /** What the board process spends on the same viewers. */
  readonly boardProcess: number;
  /** From the receipt of an answer to the frame that shows it, at the same time. */
  readonly seenP99Ms: number;
  readonly intervalMs: number;
  readonly seenMedianMs: number;
  /** From the first byte to the whole board, the slowest of those who came to the engine within two seconds. */
  readonly joinMs: number;
  /** The same at the board process, and of a crowd that comes to it within two seconds. */
  readonly joinBehindMs: number;
  readonly crowd: number;
  readonly crowdJoinMs: number;
  readonly boardBytes: number;
  readonly gaps: number;
}

export interface Held {
  readonly minutes: number;
  readonly saw: CrowdSaw;
  readonly engineShare: number;
  readonly boardShare: number;
  readonly boardRssMb: number;
  readonly slowestJoinMs: number;
  readonly boardBytes: number;
  /** Connections that the engine had from the board process and its viewers. */
  readonly answers: number;
}

const script = (name: string): string => new URL(`./${name}.mjs`, import.meta.url).pathname;

function startCrowd(): Crowd {
  return Child.start<CrowdRequests>(script('viewer-crowd'), null);
}

/** A board process has pages to serve; here nobody opens one. */
async function startBoard(hall: BenchHall, dataDir: string): Promise<{ board: Board; port: number }> {
  const clientsDir = join(dataDir, 'no-pages');
  mkdirSync(join(clientsDir, 'proctor-console', 'assets'), { recursive: true });
  for (const page of ['scoreboard.html', 'portal.html']) writeFileSync(join(clientsDir, 'proctor-console', page), '');
  const key = readFileSync(join(dataDir, 'board-tap.key'), 'utf8').trim();
  const plan: BoardPlan = { engine: `http://127.0.0.1:${hall.port}`, key, clientsDir };
  const board: Board = Child.start(script('board-process'), plan);
  return { board, port: (await board.ready).port };
}

async function end(child: Crowd | Board): Promise<void> {
  child.expectEnd();
  await child.kill();
}

/** An open hall at 400 answers a second: without viewers, with them, and with them behind a board process. */
export async function measureViewers(
  hall: BenchHall,
  dataDir: string,
  told: FirstRun,
  { ms, viewers }: { readonly ms: number; readonly viewers: number },
): Promise<ViewerCosts> {
  const answers = Math.round((STEADY_PER_SECOND * ms) / 1_000);
  const share = async (): Promise<number> => (await hall.costs(answers, ms)).cpuShare * 100;
  const alone = await share();

  const crowd = startCrowd();
  await crowd.ready;
  const joined = await crowd.ask('watch', { port: hall.port, session: SESSION, count: viewers, rampMs: RAMP_MS });
  const timing = await openTiming(hall, told);
  const [watched, seen] = await Promise.all([share(), timeAnswers(timing, ms)]);
  const saw = await crowd.ask('tell', null);
  await end(crowd);

  const { board, port } = await startBoard(hall, dataDir);
  const behind = startCrowd();
  await behind.ready;
  const joinedBehind = await behind.ask('watch', { port, session: SESSION, count: viewers, rampMs: RAMP_MS });
  const [behindBoard, own] = await Promise.all([share(), board.ask('measure', { ms })]);
  await end(behind);
  const crowdJoinMs = await rush(port);
  await end(board);
  for (const client of [timing.candidate, timing.viewer]) client.destroy();
  return {
    viewers,
    alone,
    watched,
    behindBoard,
    boardProcess: own.cpuShare * 100,
    seenP99Ms: seen.at(Math.ceil(seen.length * 0.99) - 1) ?? 0,
    seenMedianMs: seen.at(Math.floor(seen.length / 2)) ?? 0,
    intervalMs: timing.intervalMs,
    joinMs: joined.slowestMs,
    joinBehindMs: joinedBehind.slowestMs,
    crowd: CROWD,
    crowdJoinMs,
    boardBytes: joined.boardBytes,
    gaps: saw.gaps,
  };
}

/** A crowd that comes to the board process all at once. */
async function rush(port: number): Promise<number> {
  const crowd = startCrowd();
  await crowd.ready;
  const joined = await crowd.ask('watch', { port, session: SESSION, count: CROWD, rampMs: RAMP_MS });
  await end(crowd);
  return joined.slowestMs;
}

interface Timing {
  readonly candidate: RawClient;
  readonly viewer: RawClient;
  readonly number: string;
  readonly intervalMs: number;
}

async function openTiming(hall: BenchHall, told: FirstRun): Promise<Timing> {
  const session = told.sessions.find(({ id }) => id === TIMED_SESSION)!;
  const { number, pin } = session.participants[0]!;
  await hall.openOther(TIMED_SESSION);
  const candidate = await RawClient.open(hall.port, ['/candidate']);
  const seated = await candidate.ask<{ ok: boolean }>('/candidate', 'sign-in', {
    version: PROTOCOL_VERSION,
    participantNumber: number,
    registrationPin: pin,
    sessionPin: session.sessionPin,
    workstation: 'timed',
  });
  if (!seated.ok) throw new Error(`the timed candidate is not seated: ${JSON.stringify(seated)}`);
  await candidate.ask('/candidate', 'identity', { epoch: 1, confirmed: true });
  const viewer = await RawClient.open(hall.port, ['/live']);
  const watch = { version: PROTOCOL_VERSION, sessionId: TIMED_SESSION };
  const reply = await viewer.ask<{ ok: true; frame: BoardFrame }>('/live', 'watch-board', watch);
  // Under `running` a change is shown with the next frame, and those are at least this far apart.
  const intervalMs = reply.frame.intervalMs;
  return { candidate, viewer, number, intervalMs };
}

/** Answers at even distances; milliseconds from each receipt to the frame that tells so many counted items, ascending. */
async function timeAnswers({ candidate, number, viewer }: Timing, ms: number): Promise<readonly number[]> {
  const shown = new Map<number, () => void>();
  viewer.events.onEvent = (_, text) => {
    if (!text.startsWith('42/live,["frame"')) return;
    const [, frame] = JSON.parse(text.slice(text.indexOf('['))) as [string, BoardFrame];
    const row = frame.rows.find((each) => each.number === number);
    if (row !== undefined) shown.get(row.counted)?.();
  };
  const times: number[] = [];
  const answers = Math.min(TIMED_ANSWERS, Math.max(4, Math.floor(ms / 500)));
  for (let turn = 0; turn < answers; turn += 1) {
    // Between one answer and none: every change is another count.
    const change = turn % 2 === 0 ? { kind: 'choose', position: 0, response: 0 } : { kind: 'clear', position: 0 };
    const counted = turn % 2 === 0 ? 1 : 0;
    const seen = new Promise<number>((resolve) => shown.set(counted, () => resolve(performance.now())));
    const reply = await candidate.ask<{ ok: boolean }>('/candidate', 'mutate', {
      epoch: 1,
      mutation: turn + 1,
      change,
      clientAt: 0,
    });
    if (!reply.ok) throw new Error(`a timed answer was refused: ${JSON.stringify(reply)}`);
    const saved = performance.now();
    times.push(Math.max(0, (await seen) - saved));
    shown.clear();
  }
  return times.sort((a, b) => a - b);
}

/** Viewers on a board process for minutes on end, while the hall answers. Says each minute what they saw. */
export async function holdViewers(
  hall: BenchHall,
  dataDir: string,
  { minutes, viewers }: { readonly minutes: number; readonly viewers: number },
  say: (line: string) => void,
): Promise<Held> {
  const { board, port } = await startBoard(hall, dataDir);
  const crowd = startCrowd();
  await crowd.ready;
  const joined = await crowd.ask('watch', {
    port,
    session: SESSION,
    count: viewers,
    rampMs: HOLD_RAMP_MS_EACH * viewers,
  });
  say(`${viewers} viewers have their board, the slowest after ${joined.slowestMs.toFixed(0)} ms`);
  const shares: { engine: number; board: number; rss: number }[] = [];
  let saw: CrowdSaw = { viewers, frames: 0, gaps: 0, lost: 0, fewest: Number.MAX_SAFE_INTEGER };
  let answers = 0;
  for (let minute = 1; minute <= minutes; minute += 1) {
    const ms = 60_000;
    const [costs, own] = await Promise.all([
      hall.costs((STEADY_PER_SECOND * ms) / 1_000, ms),
      board.ask('measure', { ms }),
    ]);
    const now = await crowd.ask('tell', null);
    answers += costs.answers;
    shares.push({ engine: costs.cpuShare, board: own.cpuShare, rss: own.rssMb });
    saw = {
      viewers: now.viewers,
      frames: saw.frames + now.frames,
      gaps: saw.gaps + now.gaps,
      lost: now.lost,
      fewest: Math.min(saw.fewest, now.fewest),
    };
    const figures = `engine ${(costs.cpuShare * 100).toFixed(0)} % of a core, board ${(own.cpuShare * 100).toFixed(0)} %`;
    say(
      `minute ${minute}: ${now.frames} frames, ${now.gaps} gaps, ${now.lost} lost; ${figures}, ${own.rssMb.toFixed(0)} MB`,
    );
  }
  await end(crowd);
  await end(board);
  const mean = (of: (each: (typeof shares)[number]) => number): number =>
    shares.reduce((sum, each) => sum + of(each), 0) / shares.length;
  return {
    minutes,
    saw,
    engineShare: mean(({ engine }) => engine),
    boardShare: mean((each) => each.board),
    boardRssMb: Math.max(...shares.map(({ rss }) => rss)),
    slowestJoinMs: joined.slowestMs,
    boardBytes: joined.boardBytes,
    answers,
  };
}
